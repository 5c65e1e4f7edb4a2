package app.loudcraft.dsp;

/** What a curve adds to one channel, with its aliases kept down; the signal itself does not pass through. */
interface AddedHarmonics {

    /** Replaces the next {@code frames} samples of {@code x} by what the curve adds to those of {@link #latencyFrames} ago. */
    void process(double[] x, int frames);

    int latencyFrames();

    /** Frames from the first to the last sample that one sample of input has an influence on, less one. */
    int reachFrames();

    void reset();
}

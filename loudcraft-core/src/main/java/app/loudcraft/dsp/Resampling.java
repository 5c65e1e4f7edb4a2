package app.loudcraft.dsp;

/**
 * Computes frames at one rate from frames at another, a batch of a fixed number of frames at a time.
 *
 * <p>Output frame {@code n} lies at {@code n down / up} input frames, where {@code up / down} is the ratio of the rates in
 * lowest terms. What a frame comes out as depends on nothing but the input under the filter.
 */
interface Resampling {

    /** Output frames in a batch. */
    int batchFrames();

    /** Frames under the filter on either side of an output frame. */
    int halfTaps();

    /**
     * Computes the next batch.
     *
     * @param x one array per channel; its first frame is {@code halfTaps() - 1} before the input frame that the first output
     *     frame lies at or behind
     * @param remainder how far behind, in parts of {@code up}; [0, up)
     * @param out receives the frames of each channel, beginning at {@code at}
     */
    void batch(double[][] x, int remainder, float[][] out, int at);
}

package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBlock;

/** The eight stages at work on one stereo stream, in one of the two qualities. */
interface SpatialPath {

    /**
     * Processes a block of two channels in place.
     *
     * @param intensity what is asked for now, [0, 1]
     */
    void process(AudioBlock block, double intensity);

    /** To the state of a new stream that begins with this intensity. */
    void reset(double intensity);

    int latencyFrames();

    int tailFrames();

    /** What the stream is. */
    StereoProfile profile();

    /** How the image goes. */
    ImageRecorder recorder();

    /** The smallest gain of the transient keeper so far. */
    double deepestKeeperGain();
}

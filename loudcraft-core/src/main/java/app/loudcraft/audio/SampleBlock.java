package app.loudcraft.audio;

/**
 * Frames that somebody else's arrays hold, in any layout and sample type, for whoever only reads them.
 *
 * <p>{@link AudioBlock} is planar {@code float}, the form that processors work on; {@link PcmBlock} is everything else
 * that hosts and devices deliver. Not thread-safe.
 */
public sealed interface SampleBlock permits AudioBlock, PcmBlock {

    /** Number of channels. */
    int channels();

    /** Number of frames, 0 or more. */
    int frames();

    /**
     * Copies samples of one channel as {@code double}, full scale at 1.0. No allocation.
     *
     * @param channel 0-based
     * @param from first frame, counted from the first one of this block
     * @param count number of frames; {@code from + count} is at most {@link #frames()}
     * @param into where the samples go, from index {@code at} on
     * @throws IndexOutOfBoundsException if the samples are not there or do not fit
     */
    void copyTo(int channel, int from, int count, double[] into, int at);
}

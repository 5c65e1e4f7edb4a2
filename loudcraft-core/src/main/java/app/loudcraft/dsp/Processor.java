package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;

/**
 * Changes audio in place, block by block.
 *
 * <p>Life: {@link #prepare} once, then any number of {@link #process} calls. The output does not depend, to the bit, on
 * how the stream is cut into blocks. {@code process} allocates nothing, takes no lock, does no I/O and throws nothing on
 * any sample values. A setting that changes nothing (0 dB, ratio 1:1) passes the samples through bit for bit. Non-finite
 * samples count as 0.
 *
 * <p>One instance serves one stream on one thread at a time.
 */
public interface Processor {

    /** Takes memory, computes coefficients and fixes the latency; leaves the state of a new stream. */
    void prepare(ProcessSpec spec);

    /**
     * Processes the block in place: as many channels as prepared for, 0 to {@link ProcessSpec#maxFrames()} frames.
     *
     * @throws IllegalStateException if {@link #prepare} was never called
     */
    void process(AudioBlock block);

    /** Returns to the state right after {@link #prepare}. */
    void reset();

    /** Frames by which the output lags behind the input; constant after {@link #prepare}. */
    default int latencyFrames() {
        return 0;
    }

    /** Frames for which the output may go on, beyond the latency, after the input has fallen silent. */
    default int tailFrames() {
        return 0;
    }
}

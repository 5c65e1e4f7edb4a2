package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;

/**
 * Cuts a stream into frames of one length, overlapping or not, however its blocks are cut.
 *
 * <p>One copy of every sample, and one more of what overlaps. No allocation; one thread at a time.
 */
final class FrameSplitter {

    /** Takes a whole frame: one array per channel, valid during the call. */
    interface Consumer {
        void frame(double[][] channels);
    }

    private final double[][] buffers;
    private final int size;
    private final int hop;
    private int filled;

    /**
     * @param size samples of a frame
     * @param hop samples from the beginning of one frame to that of the next, at most {@code size}
     */
    FrameSplitter(int channels, int size, int hop) {
        this.buffers = new double[channels][size];
        this.size = size;
        this.hop = hop;
    }

    /** Takes a block and hands on what frames it completes. */
    void process(AudioBlock block, Consumer consumer) {
        int from = 0;
        while (from < block.frames()) {
            int count = Math.min(block.frames() - from, size - filled);
            for (int c = 0; c < buffers.length; c++) {
                block.copyTo(c, from, count, buffers[c], filled);
            }
            filled += count;
            from += count;
            if (filled == size) {
                consumer.frame(buffers);
                filled = size - hop;
                for (double[] buffer : buffers) {
                    System.arraycopy(buffer, hop, buffer, 0, filled);
                }
            }
        }
    }

    /** The frame under way: its first {@link #filled()} samples are there. */
    double[][] partial() {
        return buffers;
    }

    /** Samples of the frame under way. */
    int filled() {
        return filled;
    }

    /** Puts 0 for what is no number or beyond the range of float. */
    static void replaceNonFinite(double[][] channels) {
        for (double[] x : channels) {
            for (int i = 0; i < x.length; i++) {
                if (!(Math.abs(x[i]) <= Float.MAX_VALUE)) {
                    x[i] = 0.0;
                }
            }
        }
    }
}

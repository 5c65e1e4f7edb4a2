package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;

/**
 * Takes windows of one length out of a stream, one after another or with gaps, however its blocks are cut.
 *
 * <p>One copy of every sample in a window. No allocation; one thread at a time.
 */
final class WindowCutter {

    /** Takes a whole window: one array per channel, valid during the call. */
    interface Listener {
        void window(float[][] channels, long firstFrame);
    }

    private final float[][] channels;
    private final int windowFrames;
    private final int intervalFrames;
    private final Listener listener;
    private long windows;
    private int at;

    /**
     * @param windowFrames length of a window
     * @param intervalFrames from the beginning of a window to that of the next, at least a window
     */
    WindowCutter(int channels, int windowFrames, int intervalFrames, Listener listener) {
        this.channels = new float[channels][windowFrames];
        this.windowFrames = windowFrames;
        this.intervalFrames = intervalFrames;
        this.listener = listener;
    }

    void listen(AudioBlock block) {
        int from = 0;
        while (from < block.frames()) {
            boolean inside = at < windowFrames;
            int count = Math.min(block.frames() - from, (inside ? windowFrames : intervalFrames) - at);
            if (inside) {
                for (int c = 0; c < channels.length; c++) {
                    System.arraycopy(block.channel(c), block.offset() + from, channels[c], at, count);
                }
            }
            from += count;
            at += count;
            if (inside && at == windowFrames) {
                listener.window(channels, windows * intervalFrames);
            }
            if (at == intervalFrames) {
                at = 0;
                windows++;
            }
        }
    }
}

package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;

/**
 * Hands on a stream in steps of one length, however its blocks are cut, each with the frames that came before it.
 *
 * <p>What a detector sees thus lies at fixed places of the stream. Before the first frame and after the last there is
 * silence. One copy of every sample, and one more of what came before a step.
 */
final class SlidingWindow {

    /** Looks at the next step. */
    interface Step {
        /**
         * Looks at one channel of the next step, which begins behind the history and fills the rest of the window.
         *
         * @param channel which channel
         * @param window history and step, valid during the call
         * @param firstFrame place of {@code window[0]} in the stream, negative at its beginning
         */
        void look(int channel, float[] window, long firstFrame);
    }

    private final float[][] windows;
    private final int historyFrames;
    private final int stepFrames;
    private final Step step;
    private int filled;
    private long frames;

    SlidingWindow(int channels, int historyFrames, int stepFrames, Step step) {
        this.windows = new float[channels][historyFrames + stepFrames];
        this.historyFrames = historyFrames;
        this.stepFrames = stepFrames;
        this.step = step;
    }

    void process(AudioBlock block) {
        int at = 0;
        while (at < block.frames()) {
            int count = Math.min(block.frames() - at, stepFrames - filled);
            for (int c = 0; c < windows.length; c++) {
                System.arraycopy(block.channel(c), block.offset() + at, windows[c], historyFrames + filled, count);
            }
            filled += count;
            at += count;
            if (filled == stepFrames) {
                handOn();
            }
        }
    }

    /** Ends the stream: hands on what is left of it, with silence behind it, and then one step of silence. */
    void finish() {
        for (int steps = 0; steps < 2; steps++) {
            for (float[] window : windows) {
                Arrays.fill(window, historyFrames + filled, window.length, 0.0f);
            }
            filled = stepFrames;
            handOn();
        }
    }

    private void handOn() {
        for (int c = 0; c < windows.length; c++) {
            step.look(c, windows[c], frames - historyFrames);
        }
        for (float[] window : windows) {
            System.arraycopy(window, stepFrames, window, 0, historyFrames);
        }
        frames += stepFrames;
        filled = 0;
    }

    /** Frames taken in so far. */
    long frames() {
        return frames + filled;
    }
}

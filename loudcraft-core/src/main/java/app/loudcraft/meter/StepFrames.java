package app.loudcraft.meter;

import app.loudcraft.audio.SampleBlock;
import java.util.Arrays;

/**
 * Cuts a stream into hops of 10 ms and steps of 100 ms, and holds the samples of the step under way.
 *
 * <p>Whatever blocks the stream comes in, measuring happens when a hop or a step is whole, always on the same samples:
 * that is why results do not depend on the blocks. Each channel's window holds {@link #HISTORY_FRAMES} frames before the
 * step, the step, and room for as many after it.
 */
final class StepFrames {

    /** Frames kept from before a step: twice what the longest true-peak kernel needs on either side. */
    static final int HISTORY_FRAMES = 64;

    private final HopGrid grid;
    private final double[][] windows;
    private long frames;
    private long hop;
    private long hopEnd;
    private int hopFrom;
    private int filled;

    /**
     * @param firstHop the hop at which the stream begins, a multiple of those in a step
     */
    StepFrames(HopGrid grid, int channels, long firstHop) {
        this.grid = grid;
        this.windows = new double[channels][2 * HISTORY_FRAMES + grid.mostFramesPerStep()];
        begin(firstHop);
    }

    /** Takes frames of the block from {@code from} on, up to the end of the hop under way; returns how many. */
    int fill(SampleBlock block, int from) {
        int count = (int) Math.min(block.frames() - from, hopEnd - frames);
        for (int c = 0; c < windows.length; c++) {
            block.copyTo(c, from, count, windows[c], filled);
        }
        filled += count;
        frames += count;
        return count;
    }

    /** True if the hop under way is whole; {@link #endHop()} must be called before more is filled in. */
    boolean atHopEnd() {
        return frames == hopEnd;
    }

    /** True if the hop under way is whole and the last one of its step. */
    boolean atStepEnd() {
        return atHopEnd() && (hop + 1) % HopGrid.HOPS_PER_STEP == 0;
    }

    /** Begins the next hop, and the next step where this one was the last of its own. */
    void endHop() {
        if (atStepEnd()) {
            for (double[] window : windows) {
                System.arraycopy(window, filled - HISTORY_FRAMES, window, 0, HISTORY_FRAMES);
            }
            filled = HISTORY_FRAMES;
        }
        hop++;
        hopFrom = filled;
        hopEnd = grid.frames(hop + 1);
    }

    /** Replaces NaN and infinite samples of the hop under way by 0; returns how many there were. */
    int replaceNonFinite(int channel) {
        double[] window = windows[channel];
        int count = 0;
        for (int i = hopFrom; i < filled; i++) {
            if (!(Math.abs(window[i]) <= Float.MAX_VALUE)) {
                window[i] = 0.0;
                count++;
            }
        }
        return count;
    }

    /** Lets silence follow what there is, for as long as a kernel looks ahead and behind. */
    void appendSilence() {
        for (double[] window : windows) {
            Arrays.fill(window, filled, filled + HISTORY_FRAMES, 0.0);
        }
    }

    /** The samples of one channel; the step under way begins at {@link #HISTORY_FRAMES}. */
    double[] window(int channel) {
        return windows[channel];
    }

    int channels() {
        return windows.length;
    }

    /** Index in the windows of the first frame of the hop under way. */
    int hopFrom() {
        return hopFrom;
    }

    /** Index in the windows after the last frame. */
    int filled() {
        return filled;
    }

    /** The hop under way, counted from the beginning of the programme. */
    long hop() {
        return hop;
    }

    /** The step under way, counted from the beginning of the programme. */
    long step() {
        return hop / HopGrid.HOPS_PER_STEP;
    }

    /** Frames so far, counted from the beginning of the programme. */
    long frames() {
        return frames;
    }

    /** Forgets everything and begins at the first frame of the programme, wherever it began before. */
    void reset() {
        for (double[] window : windows) {
            Arrays.fill(window, 0.0);
        }
        begin(0);
    }

    private void begin(long firstHop) {
        hop = firstHop;
        frames = grid.frames(firstHop);
        hopEnd = grid.frames(firstHop + 1);
        hopFrom = HISTORY_FRAMES;
        filled = HISTORY_FRAMES;
    }
}

package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import java.util.List;

/**
 * Finds where one channel stands still at a value over -60 dBFS for 50 ms or more.
 *
 * <p>One sample in every 25 ms is compared with its neighbour. About 0.01 ns a sample.
 */
final class StuckSamples {

    private static final float SOUND = (float) Decibels.toAmplitude(-60.0);

    private final int shortest;
    private final int stride;
    private final Places places = new Places(0);
    private long runStart = -1;
    private float value;

    /**
     * @param shortestFrames frames that it must stand still for, at least 4
     */
    StuckSamples(int shortestFrames) {
        this.shortest = shortestFrames;
        this.stride = shortestFrames / 2;
    }

    /**
     * Looks at {@code x[from]} to {@code x[to - 1]}, which follow on what was looked at before.
     *
     * @param firstFrame place of {@code x[0]} in the stream
     */
    void look(float[] x, int from, int to, long firstFrame) {
        int at = from;
        if (runStart >= 0) {
            at = endRun(x, from, to, firstFrame);
        }
        for (; at < to; at += stride) {
            if (Math.abs(x[at]) > SOUND && (x[at] == x[at - 1] || (at + 1 < to && x[at] == x[at + 1]))) {
                value = x[at];
                int start = at;
                while (start > from && x[start - 1] == value) {
                    start--;
                }
                runStart = firstFrame + start;
                at = endRun(x, at, to, firstFrame);
            }
        }
    }

    private int endRun(float[] x, int from, int to, long firstFrame) {
        int end = from;
        while (end < to && x[end] == value) {
            end++;
        }
        if (end < to) {
            if (firstFrame + end - runStart >= shortest) {
                places.add(runStart, firstFrame + end, Math.abs(value));
            }
            runStart = -1;
        }
        return end;
    }

    /** Where it stands still; measured is the magnitude. */
    List<Place> places() {
        return places.list();
    }
}

package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import java.util.List;

/**
 * Finds where one channel is cut off flat, and how its samples pile up at their extremes.
 *
 * <p>A flat top is a run of samples that stay within a tolerance of the first and lie in the upper half of the channel's
 * range, while within half the run's length before or behind it the signal moves away by {@link #LEAVE} times as much: the
 * crest of a slow sine is as flat, but a parabola, and moves away by 6 times at most.
 *
 * <p>Most of the sound costs a comparison: groups of samples below half of the largest so far are skipped. About 1 ns a
 * sample.
 */
final class FlatTops {

    /** Frames that must lie behind those looked at, to see how a run is left. */
    static final int AHEAD_FRAMES = 64;

    /** Flat tops lie above this part of the channel's range. */
    static final double UPPER = 0.5;

    private static final int GROUP = 16;
    private static final double LEAVE = 30.0;
    private static final double LEAVE_OTHER_SIDE = 4.0;

    private final double flat;
    private final int leastRun;
    private final Places above;
    private final Places below;
    private final CeilingArrivals highest;
    private final CeilingArrivals lowest;
    private double peak;
    private double energy;
    private float runStart;
    private int run;

    /**
     * @param flat how far apart the samples of a flat top may be
     * @param same how far apart samples at the ceiling may be
     * @param leastRun samples that make a flat top
     * @param gapFrames flat tops this near to each other are one place
     */
    FlatTops(double flat, double same, int leastRun, long gapFrames) {
        this.flat = flat;
        this.leastRun = leastRun;
        this.above = new Places(gapFrames);
        this.below = new Places(gapFrames);
        this.highest = new CeilingArrivals(same);
        this.lowest = new CeilingArrivals(same);
    }

    /**
     * Looks at {@code x[from]} to {@code x[to - 1]}, which follow on what was looked at before.
     *
     * @param x has at least one sample before those and {@link #AHEAD_FRAMES} behind
     * @param firstFrame place of {@code x[0]} in the stream
     */
    void look(float[] x, int from, int to, long firstFrame) {
        for (int at = from; at < to; at += GROUP) {
            group(x, at, Math.min(to, at + GROUP), firstFrame);
        }
        above.letGoBelow(UPPER * peak);
        below.letGoBelow(UPPER * peak);
    }

    private void group(float[] x, int from, int to, long firstFrame) {
        int bits = 0;
        float sum = 0.0f;
        for (int i = from; i < to; i++) {
            bits = Math.max(bits, Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
            sum += x[i] * x[i];
        }
        energy += sum;
        float most = Float.intBitsToFloat(bits);
        if (most <= UPPER * peak) {
            endRun(x, from, firstFrame);
            return;
        }
        peak = Math.max(peak, most);
        for (int i = from; i < to; i++) {
            sample(x, i, firstFrame);
        }
    }

    private void sample(float[] x, int i, long firstFrame) {
        float value = x[i];
        if (run > 0 && Math.abs((double) value - runStart) <= flat) {
            run++;
        } else {
            endRun(x, i, firstFrame);
            if (Math.abs(value) > UPPER * peak) {
                run = 1;
                runStart = value;
            }
        }
        if (value > 0.0f) {
            highest.add(value, x[i - 1]);
        } else {
            lowest.add(-value, -x[i - 1]);
        }
    }

    private void endRun(float[] x, int end, long firstFrame) {
        if (run >= leastRun && isLeft(x, end - run, end)) {
            Places side = runStart > 0.0f ? above : below;
            side.add(firstFrame + end - run, firstFrame + end, Math.abs(runStart));
        }
        run = 0;
    }

    private boolean isLeft(float[] x, int start, int end) {
        int distance = Math.min(AHEAD_FRAMES, (run + 1) / 2);
        // of a very long run only the end is still there
        int before = start - distance;
        double entry = before < 0 ? 0.0 : Math.abs((double) x[before] - runStart);
        double exit = Math.abs((double) x[end - 1 + distance] - runStart);
        return Math.max(entry, exit) >= LEAVE * flat
                && (before < 0 || Math.min(entry, exit) >= LEAVE_OTHER_SIDE * flat);
    }

    /** Whether the peak is so little over the RMS of {@code frames} frames that this is a test tone, or silence. */
    boolean isTone(double leastCrestDb, long frames) {
        return !(Decibels.fromPower(peak * peak * frames / energy) > leastCrestDb);
    }

    /** Flat tops in the upper half; what they measure is their magnitude. */
    List<Place> above() {
        return above.list();
    }

    /** Flat bottoms in the lower half, likewise. */
    List<Place> below() {
        return below.list();
    }

    /** The highest samples. */
    CeilingArrivals highest() {
        return highest;
    }

    /** The lowest samples, turned over. */
    CeilingArrivals lowest() {
        return lowest;
    }

    /** The largest magnitude. */
    double peak() {
        return peak;
    }

    /** Places there was no room to keep. */
    long more() {
        return above.more() + below.more();
    }
}

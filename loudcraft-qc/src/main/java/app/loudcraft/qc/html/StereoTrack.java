package app.loudcraft.qc.html;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/**
 * Follows the correlation of two channels and the width of their image over windows of 400 ms, every 100 ms.
 *
 * <p>Steps end at frame {@code round(rate * k / 10)}, as those of the meters do. 24 bytes a step; about 1 ns a frame.
 */
final class StereoTrack {

    /** Narrower counts as this narrow, dB. */
    static final double NARROWEST_DB = -40.0;

    /** Wider counts as this wide, dB. */
    static final double WIDEST_DB = 20.0;

    private static final int STEPS_PER_SECOND = 10;
    private static final int WINDOW_STEPS = 4;
    private static final double FIRST_CENTRE_SECONDS = 0.2;
    private static final double STEP_SECONDS = 0.1;

    // Under this there is nothing whose place could be heard.
    private static final double IGNORED_BELOW_DBFS = -60.0;

    private final int sampleRateHz;
    private double[] sums = new double[3 * 256];
    private int steps;
    private long frames;
    private long stepEnd;

    StereoTrack(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    void listen(AudioBlock block) {
        for (int at = 0; at < block.frames(); ) {
            if (frames == stepEnd) {
                beginStep();
            }
            int count = (int) Math.min(block.frames() - at, stepEnd - frames);
            add(block.channel(0), block.channel(1), block.offset() + at, count);
            frames += count;
            at += count;
        }
    }

    private void beginStep() {
        if (3 * steps == sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
        }
        steps++;
        stepEnd = ((long) steps * sampleRateHz + STEPS_PER_SECOND / 2) / STEPS_PER_SECOND;
    }

    private void add(float[] a, float[] b, int from, int count) {
        int at = 3 * (steps - 1);
        double aa = sums[at], bb = sums[at + 1], ab = sums[at + 2];
        for (int i = from; i < from + count; i++) {
            double x = a[i];
            double y = b[i];
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        sums[at] = aa;
        sums[at + 1] = bb;
        sums[at + 2] = ab;
    }

    private int windows() {
        int whole = frames == stepEnd ? steps : steps - 1;
        return Math.max(0, whole - WINDOW_STEPS + 1);
    }

    private double sum(int window, int which) {
        double sum = 0.0;
        for (int step = window; step < window + WINDOW_STEPS; step++) {
            sum += sums[3 * step + which];
        }
        return sum;
    }

    private boolean isHeard(int window) {
        double least = Decibels.toPower(IGNORED_BELOW_DBFS) * WINDOW_STEPS * ((double) sampleRateHz / STEPS_PER_SECOND);
        return Math.max(sum(window, 0), sum(window, 1)) > least;
    }

    /** {@code E[LR] / sqrt(E[L^2] E[R^2])}, in [-1, 1], at the middle of each window; NaN where it is silent. */
    Track correlation() {
        return new Track(FIRST_CENTRE_SECONDS, STEP_SECONDS, windows(), window -> {
            double both = Math.sqrt(sum(window, 0)) * Math.sqrt(sum(window, 1));
            double correlation = both > 0.0 ? sum(window, 2) / both : 0.0;
            return isHeard(window) ? Math.max(-1.0, Math.min(1.0, correlation)) : Double.NaN;
        });
    }

    /** Level of the side over that of the mid signal, dB, at the middle of each window; NaN where it is silent. */
    Track widthDb() {
        return new Track(FIRST_CENTRE_SECONDS, STEP_SECONDS, windows(), window -> {
            double each = sum(window, 0) + sum(window, 1);
            double both = 2.0 * sum(window, 2);
            double mid = Math.max(0.0, each + both);
            double side = Math.max(0.0, each - both);
            // with neither there is silence, which is not heard
            double widthDb = mid > 0.0 ? Decibels.fromPower(side / mid) : WIDEST_DB;
            return isHeard(window) ? Math.max(NARROWEST_DB, Math.min(WIDEST_DB, widthDb)) : Double.NaN;
        });
    }
}

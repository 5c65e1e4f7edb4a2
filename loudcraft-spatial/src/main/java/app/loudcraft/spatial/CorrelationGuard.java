package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The eighth stage, in its heart: measures mid, mono-bassed side and widening, in the whole and in three bands, and says
 * what share of the widening keeps the correlation above its floor.
 *
 * <p>With side {@code S} and widening {@code D}, the largest {@code g} in [0, 1] is wanted for which {@code E[(S + g D)^2] <=
 * limit}: a root of a quadratic. In the whole the limit is {@code E[M^2] (1 - floor) / (1 + floor)}, since the correlation
 * is at least {@code (1 - s) / (1 + s)} for a side of {@code s} times the mid's energy; and no more than what raises the
 * level by 1 dB. In a band the side must not outgrow the mid. Where the limit is broken without any widening, the share is
 * 0.
 */
final class CorrelationGuard {

    /** Where the bands meet, Hz. */
    static final double LOW_HZ = 250.0;

    /** Where the bands meet, Hz. */
    static final double HIGH_HZ = 2_500.0;

    /** The whole and three bands. */
    static final int PARTS = 4;

    /** Figures of a part: energy of the mid, of the side, side times widening, energy of the widening. */
    static final int FIGURES = 4;

    /** The last figure of a hop: energy of the side before its bass was taken out. */
    static final int INPUT_SIDE = PARTS * FIGURES;

    /** Figures of a hop. */
    static final int SUMS = INPUT_SIDE + 1;

    // A band that has less than this share of the energy of all is not listened to: -40 dB.
    private static final double FAINT = 1e-4;

    private static final double MOST_LEVEL_RISE = StrictMath.pow(10.0, 0.1); // 1 dB

    private final double mostSide;
    private final double lowShare;
    private final double highShare;
    private final double[] states = new double[6];
    private final double[][] lows;
    private final double[][] middles;
    private final double[][] highs;

    CorrelationGuard(double floor, HopRaster raster) {
        mostSide = (1.0 - floor) / (1.0 + floor);
        lowShare = share(LOW_HZ, raster.sampleRateHz());
        highShare = share(HIGH_HZ, raster.sampleRateHz());
        lows = new double[3][raster.hopFrames()];
        middles = new double[3][raster.hopFrames()];
        highs = new double[3][raster.hopFrames()];
    }

    private static double share(double hz, int sampleRateHz) {
        double g = StrictMath.tan(Math.PI * Math.min(hz / sampleRateHz, 0.45));
        return g / (1.0 + g);
    }

    /**
     * Listens to a hop: the frames {@code [0, frames)} of the rows.
     *
     * @param inputSide the side before its bass was taken out
     * @param row where the figures go
     */
    void measure(double[] mid, double[] inputSide, double[] side, double[] widening, int frames, double[] row) {
        split(mid, lows[0], middles[0], highs[0], 0, frames);
        split(side, lows[1], middles[1], highs[1], 2, frames);
        split(widening, lows[2], middles[2], highs[2], 4, frames);
        Resonator.flush(states);
        sum(mid, side, widening, frames, row, 0);
        sum(lows[0], lows[1], lows[2], frames, row, FIGURES);
        sum(middles[0], middles[1], middles[2], frames, row, 2 * FIGURES);
        sum(highs[0], highs[1], highs[2], frames, row, 3 * FIGURES);
        double energy = 0.0;
        for (int i = 0; i < frames; i++) {
            energy += inputSide[i] * inputSide[i];
        }
        row[INPUT_SIDE] = energy;
    }

    /** First-order filters: two low-passes, of whose outputs the bands are differences. */
    private void split(double[] x, double[] low, double[] middle, double[] high, int at, int frames) {
        double lowStay = 1.0 - 2.0 * lowShare, highStay = 1.0 - 2.0 * highShare;
        double u = states[at], w = states[at + 1];
        for (int i = 0; i < frames; i++) {
            double in = x[i];
            double v = lowShare * in + lowStay * u;
            double z = highShare * in + highStay * w;
            double below = v + u;
            double upTo = z + w;
            low[i] = below;
            middle[i] = upTo - below;
            high[i] = in - upTo;
            u = v;
            w = z;
        }
        states[at] = u;
        states[at + 1] = w;
    }

    /** Two sums of each kind, of even and of odd frames, so that no addition waits for the one before. */
    private static void sum(double[] mid, double[] side, double[] widening, int frames, double[] row, int at) {
        double mm = 0.0, ss = 0.0, sd = 0.0, dd = 0.0;
        double mm1 = 0.0, ss1 = 0.0, sd1 = 0.0, dd1 = 0.0;
        int i = 0;
        for (; i + 1 < frames; i += 2) {
            double m = mid[i], s = side[i], d = widening[i];
            mm += m * m;
            ss += s * s;
            sd += s * d;
            dd += d * d;
            double m1 = mid[i + 1], s1 = side[i + 1], d1 = widening[i + 1];
            mm1 += m1 * m1;
            ss1 += s1 * s1;
            sd1 += s1 * d1;
            dd1 += d1 * d1;
        }
        if (i < frames) {
            mm += mid[i] * mid[i];
            ss += side[i] * side[i];
            sd += side[i] * widening[i];
            dd += widening[i] * widening[i];
        }
        row[at] = mm + mm1;
        row[at + 1] = ss + ss1;
        row[at + 2] = sd + sd1;
        row[at + 3] = dd + dd1;
    }

    /** The share of the widening that a window with these figures bears, in [0, 1]. */
    double share(double[] window) {
        double mid = window[0];
        double rise = MOST_LEVEL_RISE * (mid + window[INPUT_SIDE]) - mid;
        double share = share(window, 0, Math.min(mostSide * mid, rise));
        double faint = FAINT * (mid + window[INPUT_SIDE]);
        for (int part = 1; part < PARTS; part++) {
            int at = part * FIGURES;
            if (window[at] + window[at + 1] + window[at + 3] > faint) {
                share = Math.min(share, share(window, at, window[at]));
            }
        }
        return share;
    }

    private static double share(double[] window, int at, double limit) {
        double excess = window[at + 1] - limit;
        double both = window[at + 2];
        double widening = window[at + 3];
        if (widening + 2.0 * both + excess <= 0.0) {
            return 1.0;
        }
        if (!(excess < 0.0) || !(widening > 0.0)) {
            return 0.0;
        }
        double root = Math.sqrt(both * both - widening * excess);
        double share = both > 0.0 ? -excess / (both + root) : (root - both) / widening;
        return share < 1.0 ? share : share >= 1.0 ? 1.0 : 0.0;
    }

    void reset() {
        Arrays.fill(states, 0.0);
    }
}

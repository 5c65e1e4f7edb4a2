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
    private final Resonator low;
    private final Resonator high;
    private final double[] states = new double[12];
    private final double[] sums = new double[SUMS];
    private final double[][] lows;
    private final double[][] highs;

    CorrelationGuard(double floor, HopRaster raster) {
        mostSide = (1.0 - floor) / (1.0 + floor);
        low = Resonator.at(LOW_HZ, raster.sampleRateHz());
        high = Resonator.at(HIGH_HZ, raster.sampleRateHz());
        lows = new double[3][raster.hopFrames()];
        highs = new double[3][raster.hopFrames()];
    }

    /** Listens to the frames {@code [from, to)} of a hop. */
    void measure(double[] mid, double[] inputSide, double[] side, double[] widening, int from, int to) {
        for (int k = 0; k < 3; k++) {
            split(k == 0 ? mid : k == 1 ? side : widening, lows[k], highs[k], 4 * k, from, to);
        }
        add(mid, side, widening, from, to);
        addBands(mid, side, widening, from, to);
        double energy = 0.0;
        for (int i = from; i < to; i++) {
            energy += inputSide[i] * inputSide[i];
        }
        sums[INPUT_SIDE] += energy;
    }

    /** Two filters of one signal in one loop, each of which hides the other's latency. */
    private void split(double[] x, double[] below, double[] over, int at, int from, int to) {
        double a1 = low.a1(), a2 = low.a2(), a3 = low.a3();
        double b1 = high.a1(), b2 = high.a2(), b3 = high.a3();
        double u1 = states[at], u2 = states[at + 1], w1 = states[at + 2], w2 = states[at + 3];
        for (int i = from; i < to; i++) {
            double in = x[i];
            double restU = in - u2;
            double restW = in - w2;
            double v1 = a1 * u1 + a2 * restU;
            double v2 = u2 + a2 * u1 + a3 * restU;
            double z1 = b1 * w1 + b2 * restW;
            double z2 = w2 + b2 * w1 + b3 * restW;
            u1 = 2.0 * v1 - u1;
            u2 = 2.0 * v2 - u2;
            w1 = 2.0 * z1 - w1;
            w2 = 2.0 * z2 - w2;
            below[i] = v2;
            over[i] = in - Resonator.DAMPING * z1 - z2;
        }
        states[at] = u1;
        states[at + 1] = u2;
        states[at + 2] = w1;
        states[at + 3] = w2;
    }

    private void add(double[] mid, double[] side, double[] widening, int from, int to) {
        addPart(0, mid, side, widening, from, to);
    }

    private void addBands(double[] mid, double[] side, double[] widening, int from, int to) {
        addPart(1, lows[0], lows[1], lows[2], from, to);
        addPart(3, highs[0], highs[1], highs[2], from, to);
        between(mid, lows[0], highs[0], from, to);
        between(side, lows[1], highs[1], from, to);
        between(widening, lows[2], highs[2], from, to);
        addPart(2, lows[0], lows[1], lows[2], from, to);
    }

    /** What is neither below nor above, in place of what is below. */
    private static void between(double[] x, double[] below, double[] over, int from, int to) {
        for (int i = from; i < to; i++) {
            below[i] = x[i] - below[i] - over[i];
        }
    }

    private void addPart(int part, double[] mid, double[] side, double[] widening, int from, int to) {
        double mm = 0.0, ss = 0.0, sd = 0.0, dd = 0.0;
        for (int i = from; i < to; i++) {
            double m = mid[i], s = side[i], d = widening[i];
            mm += m * m;
            ss += s * s;
            sd += s * d;
            dd += d * d;
        }
        int at = part * FIGURES;
        sums[at] += mm;
        sums[at + 1] += ss;
        sums[at + 2] += sd;
        sums[at + 3] += dd;
    }

    /** Ends a hop: hands over its figures. */
    void endHop(double[] row) {
        System.arraycopy(sums, 0, row, 0, SUMS);
        Arrays.fill(sums, 0.0);
        Resonator.flush(states);
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
        Arrays.fill(sums, 0.0);
    }
}

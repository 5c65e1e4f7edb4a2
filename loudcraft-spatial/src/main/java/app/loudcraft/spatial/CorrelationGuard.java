package app.loudcraft.spatial;

/**
 * The heart of the eighth stage: how much of the widening a window bears.
 *
 * <p>With side {@code S} and widening {@code D}, the largest {@code g} in [0, 1] is wanted for which {@code E[(S + g D)^2] <=
 * limit}: a root of a quadratic. In the whole the limit is {@code E[M^2] (1 - floor) / (1 + floor)}, since the correlation
 * is at least {@code (1 - s) / (1 + s)} for a side of {@code s} times the mid's energy; and no more than what raises the
 * level by 1 dB. In a band the side must not outgrow the mid. Where the limit is broken without any widening, the share is
 * 0; where there is nothing to widen, it is 1.
 */
final class CorrelationGuard {

    /** Where the lower two bands meet, Hz. */
    static final double LOW_HZ = 250.0;

    /** Where the upper two bands meet, Hz. */
    static final double HIGH_HZ = 2_500.0;

    static final int BANDS = 3;

    /** Figures of the whole or of a band: energy of the mid, of the side, side times widening, energy of the widening. */
    static final int FIGURES = 4;

    // A band that has less than this share of the energy of all is not listened to: -40 dB.
    private static final double FAINT = 1e-4;

    private static final double MOST_LEVEL_RISE = StrictMath.pow(10.0, 0.1); // 1 dB

    // Windows are judged every hop, and the share moves within them: what lies between is kept above the floor by this.
    private static final double MARGIN = 0.01;

    private final double mostSide;

    CorrelationGuard(double floor) {
        double aim = floor + MARGIN;
        mostSide = (1.0 - aim) / (1.0 + aim);
    }

    /**
     * The share that the whole bears, in [0, 1].
     *
     * @param window the figures of the whole come first
     * @param inputSide energy of the side before its bass was taken out
     */
    double wholeShare(double[] window, double inputSide) {
        double mid = window[0];
        double rise = MOST_LEVEL_RISE * (mid + inputSide) - mid;
        return share(window, 0, Math.min(mostSide * mid, rise));
    }

    /**
     * The share that a band bears, in [0, 1].
     *
     * @param at where the figures of the band are
     * @param energy of all bands
     */
    double bandShare(double[] window, int at, double energy) {
        return window[at] + window[at + 1] + window[at + 3] > FAINT * energy ? share(window, at, window[at]) : 1.0;
    }

    private static double share(double[] window, int at, double limit) {
        double excess = window[at + 1] - limit;
        double both = window[at + 2];
        double widening = window[at + 3];
        if (!(widening > 0.0) || widening + 2.0 * both + excess <= 0.0) {
            return 1.0;
        }
        if (!(excess < 0.0)) {
            return 0.0;
        }
        double root = Math.sqrt(both * both - widening * excess);
        double share = both > 0.0 ? -excess / (both + root) : (root - both) / widening;
        return share < 1.0 ? share : share >= 1.0 ? 1.0 : 0.0;
    }

    /** Puts the figures of a hop into a row from {@code at} on. */
    static void sum(double[] mid, double[] side, double[] widening, int frames, double[] row, int at) {
        double mm = 0.0, ss = 0.0, sd = 0.0, dd = 0.0;
        for (int i = 0; i < frames; i++) {
            double m = mid[i], s = side[i], d = widening[i];
            mm += m * m;
            ss += s * s;
            sd += s * d;
            dd += d * d;
        }
        row[at] = mm;
        row[at + 1] = ss;
        row[at + 2] = sd;
        row[at + 3] = dd;
    }

    /** What a first-order low-pass takes of its input. */
    static double share(double cornerHz, double rateHz) {
        return -StrictMath.expm1(-2.0 * Math.PI * cornerHz / rateHz);
    }
}

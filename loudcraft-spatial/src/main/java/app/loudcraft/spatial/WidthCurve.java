package app.loudcraft.spatial;

/**
 * The fourth stage: the curve by which the side is raised, and its increment in linear phase.
 *
 * <p>The gain in dB is the intensity times a line through {@link #ANCHORS_HZ} and {@link #ANCHORS_DB} over the logarithm
 * of frequency. As a filter {@code g(f)^I - 1} would have to be made anew for every intensity {@code I}. It is replaced by
 * {@code I A(f) + I^2 B(f)}, which is exact at 0, 50 and 100 % and off by 0.01 dB at most in between, so that two fixed
 * filters do for all intensities.
 */
final class WidthCurve {

    private static final double[] ANCHORS_HZ = {120.0, 250.0, 1_000.0, 4_000.0, 12_000.0};
    private static final double[] ANCHORS_DB = {0.0, 1.0, 2.5, 4.0, 4.5};

    private WidthCurve() {}

    /** Gain of the side at full intensity, in dB. */
    static double gainDb(double hz) {
        if (hz <= ANCHORS_HZ[0]) {
            return ANCHORS_DB[0];
        }
        for (int i = 1; i < ANCHORS_HZ.length; i++) {
            if (hz < ANCHORS_HZ[i]) {
                double way = StrictMath.log(hz / ANCHORS_HZ[i - 1]) / StrictMath.log(ANCHORS_HZ[i] / ANCHORS_HZ[i - 1]);
                return ANCHORS_DB[i - 1] + way * (ANCHORS_DB[i] - ANCHORS_DB[i - 1]);
            }
        }
        return ANCHORS_DB[ANCHORS_DB.length - 1];
    }

    /** Response of the filter that is weighted by the intensity. */
    static double linearPart(double hz) {
        return 4.0 * rise(hz, 0.5) - rise(hz, 1.0);
    }

    /** Response of the filter that is weighted by the square of the intensity. */
    static double squarePart(double hz) {
        return 2.0 * rise(hz, 1.0) - 4.0 * rise(hz, 0.5);
    }

    private static double rise(double hz, double intensity) {
        return StrictMath.pow(10.0, intensity * gainDb(hz) / 20.0) - 1.0;
    }

    /** Writes the increments of the frames {@code [from, to)}, from the outputs of the two filters. */
    static void increment(double[] linear, double[] square, double[] intensity, double[] increment, int from, int to) {
        for (int i = from; i < to; i++) {
            increment[i] = intensity[i] * (linear[i] + intensity[i] * square[i]);
        }
    }
}

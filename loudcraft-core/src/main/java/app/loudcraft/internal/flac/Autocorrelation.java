package app.loudcraft.internal.flac;

import java.util.Arrays;

/**
 * How alike a windowed signal is to itself some samples later, in double.
 *
 * <p>Cost: about one multiplication and addition a cycle. One thread at a time.
 */
final class Autocorrelation {

    /** The highest lag there is. */
    static final int MOST_LAG = 32;

    private static final int LAGS_AT_ONCE = 5;

    // The windowed signal, with zeros before it.
    private double[] faded = new double[MOST_LAG];

    /**
     * Correlates.
     *
     * @param from where in {@code x} the window stands
     * @param lags fills {@code out} from 0 to this lag
     */
    void correlate(double[] x, int from, double[] window, int lags, double[] out) {
        int length = window.length;
        if (faded.length < MOST_LAG + length) {
            faded = new double[MOST_LAG + length];
        }
        double[] y = faded;
        for (int i = 0; i < length; i++) {
            y[MOST_LAG + i] = x[from + i] * window[i];
        }
        for (int lag = 0; lag <= lags; lag += LAGS_AT_ONCE) {
            correlateFive(y, MOST_LAG + length, lag, lags, out);
        }
    }

    /** Five lags in one loop: each sum waits for its last addition, and the others are added meanwhile. */
    private static void correlateFive(double[] y, int end, int lag, int lags, double[] out) {
        double sum0 = 0.0;
        double sum1 = 0.0;
        double sum2 = 0.0;
        double sum3 = 0.0;
        double sum4 = 0.0;
        // Lags that nobody asked for may be higher than there are zeros for; they then begin later, with zeros as well.
        for (int i = Math.max(MOST_LAG, lag + LAGS_AT_ONCE - 1), j = i - lag; i < end; i++, j++) {
            double here = y[i];
            sum0 += here * y[j];
            sum1 += here * y[j - 1];
            sum2 += here * y[j - 2];
            sum3 += here * y[j - 3];
            sum4 += here * y[j - 4];
        }
        double[] sums = {sum0, sum1, sum2, sum3, sum4};
        System.arraycopy(sums, 0, out, lag, Math.min(LAGS_AT_ONCE, lags + 1 - lag));
    }

    /** A correlation without that of a part: about what a window with a hole there would give. */
    static void subtract(double[] whole, double[] part, double[] out) {
        Arrays.setAll(out, lag -> whole[lag] - part[lag]);
    }
}

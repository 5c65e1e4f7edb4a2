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

    private static final int FEW_LAGS = 5;
    // Lags that nobody asked for are summed with those that somebody did.
    private static final int MARGIN = 8;
    private static final int START = MOST_LAG + MARGIN;

    // The windowed signal, with zeros before it.
    private double[] faded = new double[START];

    /**
     * Correlates.
     *
     * @param from where in {@code x} the window stands
     * @param lags fills {@code out} from 0 to this lag
     */
    void correlate(double[] x, int from, double[] window, int lags, double[] out) {
        int length = window.length;
        if (faded.length < START + length) {
            faded = new double[START + length];
        }
        double[] y = faded;
        for (int i = 0; i < length; i++) {
            y[START + i] = x[from + i] * window[i];
        }
        int lag = 0;
        while (lag <= lags) {
            lag = lags - lag < FEW_LAGS
                    ? correlateFew(y, START + length, lag, lags, out)
                    : correlateMany(y, START + length, lag, lags, out);
        }
    }

    /** Five lags in one loop: each sum waits for its last addition, and the others are added meanwhile. */
    private static int correlateFew(double[] y, int end, int lag, int lags, double[] out) {
        double sum0 = 0.0;
        double sum1 = 0.0;
        double sum2 = 0.0;
        double sum3 = 0.0;
        double sum4 = 0.0;
        for (int i = START; i < end; i++) {
            double here = y[i];
            int j = i - lag;
            sum0 += here * y[j];
            sum1 += here * y[j - 1];
            sum2 += here * y[j - 2];
            sum3 += here * y[j - 3];
            sum4 += here * y[j - 4];
        }
        return copy(lag, lags, out, sum0, sum1, sum2, sum3, sum4);
    }

    /** Nine lags in one loop, as many as order 8 needs. */
    private static int correlateMany(double[] y, int end, int lag, int lags, double[] out) {
        double sum0 = 0.0;
        double sum1 = 0.0;
        double sum2 = 0.0;
        double sum3 = 0.0;
        double sum4 = 0.0;
        double sum5 = 0.0;
        double sum6 = 0.0;
        double sum7 = 0.0;
        double sum8 = 0.0;
        for (int i = START; i < end; i++) {
            double here = y[i];
            int j = i - lag;
            sum0 += here * y[j];
            sum1 += here * y[j - 1];
            sum2 += here * y[j - 2];
            sum3 += here * y[j - 3];
            sum4 += here * y[j - 4];
            sum5 += here * y[j - 5];
            sum6 += here * y[j - 6];
            sum7 += here * y[j - 7];
            sum8 += here * y[j - 8];
        }
        return copy(lag, lags, out, sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7, sum8);
    }

    private static int copy(int lag, int lags, double[] out, double... sums) {
        System.arraycopy(sums, 0, out, lag, Math.min(sums.length, lags + 1 - lag));
        return lag + sums.length;
    }

    /** A correlation without that of a part: about what a window with a hole there would give. */
    static void subtract(double[] whole, double[] part, double[] out) {
        Arrays.setAll(out, lag -> whole[lag] - part[lag]);
    }
}

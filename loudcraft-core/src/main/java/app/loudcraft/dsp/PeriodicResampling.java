package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Resampling at a ratio of small numbers: output frames a period apart have the same taps, so that they are computed
 * together, as rows.
 *
 * <p>Row {@code i} of the input holds the frames {@code i, i + period, i + 2 period ...}. An output row is then a sum of
 * input rows, each times one tap: no sum within a row, which is what lets the compiler use vectors. Every output frame adds up
 * its products in the order of the taps, whatever the length of the rows.
 */
final class PeriodicResampling implements Resampling {

    // Input rows are filled once for all output rows of a period: with fewer of them that would cost more than it
    // gives.
    private static final int LEAST_PERIOD = 32;

    private static final int LEAST_COLUMNS = 16;
    private static final int MOST_COLUMNS = 64;

    // Rows of half a megabyte stay in the second cache.
    private static final int ROWS_TOTAL = 65_536;

    private final int up;
    private final int down;
    private final int halfTaps;
    private final int periodIn;
    private final int periodOut;
    private final int columns;
    private final double[][] taps;
    private final double[][] rows;
    private final double[] sum;

    PeriodicResampling(int up, int down, RateFilter filter) {
        this.up = up;
        this.down = down;
        this.halfTaps = filter.halfTaps();
        int repeats = (LEAST_PERIOD + up - 1) / up;
        this.periodIn = repeats * down;
        this.periodOut = repeats * up;
        int rowCount = start(periodOut - 1) + filter.taps();
        this.columns = Math.max(LEAST_COLUMNS, Math.min(ROWS_TOTAL / rowCount / 8 * 8, MOST_COLUMNS));
        this.taps = taps(filter);
        this.rows = new double[rowCount][columns];
        this.sum = new double[columns];
    }

    /** The taps in the order of output frames. */
    private double[][] taps(RateFilter filter) {
        double[][] ordered = new double[up][];
        for (int p = 0; p < up; p++) {
            int phase = (int) ((long) p * down % up);
            ordered[p] = filter.tapsAt((double) phase / up);
        }
        return ordered;
    }

    /** The first input frame under the filter of output frame {@code p}. */
    private int start(int p) {
        return (int) ((long) p * down / up);
    }

    @Override
    public int batchFrames() {
        return periodOut * columns;
    }

    @Override
    public int halfTaps() {
        return halfTaps;
    }

    /** The remainder is always 0, because a batch is made of whole periods. */
    @Override
    public void batch(double[][] x, int remainder, float[][] out, int at) {
        for (int c = 0; c < x.length; c++) {
            fillRows(x[c]);
            for (int p = 0; p < periodOut; p++) {
                sumRows(taps[p % up], start(p));
                spread(out[c], at + p);
            }
        }
    }

    private void fillRows(double[] x) {
        int gathered = Math.min(periodIn, rows.length);
        for (int i = 0; i < gathered; i++) {
            double[] row = rows[i];
            for (int j = 0, k = i; j < columns; j++, k += periodIn) {
                row[j] = x[k];
            }
        }
        int last = columns - 1;
        for (int i = gathered; i < rows.length; i++) {
            System.arraycopy(rows[i - periodIn], 1, rows[i], 0, last);
            rows[i][last] = x[i + last * periodIn];
        }
    }

    private void sumRows(double[] h, int first) {
        double[] y = sum;
        Arrays.fill(y, 0.0);
        for (int k = 0; k < h.length; k += 4) {
            int i = first + k;
            addFour(y, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], h[k], h[k + 1], h[k + 2], h[k + 3]);
        }
    }

    private static void addFour(
            double[] y, double[] a, double[] b, double[] c, double[] d, double ha, double hb, double hc, double hd) {
        for (int j = 0; j < y.length; j++) {
            y[j] = y[j] + ha * a[j] + hb * b[j] + hc * c[j] + hd * d[j];
        }
    }

    private void spread(float[] out, int first) {
        for (int j = 0, k = first; j < columns; j++, k += periodOut) {
            out[k] = StreamGuard.narrow(sum[j]);
        }
    }
}

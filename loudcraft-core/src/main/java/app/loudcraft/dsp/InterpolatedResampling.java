package app.loudcraft.dsp;

/**
 * Resampling at any ratio: the taps of an output frame are interpolated between those of a table.
 *
 * <p>Cubic Lagrange interpolation between rows that are 1/256 of a frame apart is wrong by less than 2e-10 for each tap
 * (3/128 of the fourth power of the distance times the fourth derivative, which is at most pi<sup>4</sup>/5 for a sinc):
 * 40 dB under what the filter itself leaves. Where the filter is stretched because the rate falls, the rows may be
 * further apart by the same factor.
 */
final class InterpolatedResampling implements Resampling {

    private static final int BATCH_FRAMES = 256;
    private static final double ROWS_PER_FRAME = 256.0;

    private final int up;
    private final int down;
    private final int halfTaps;
    private final int steps;
    private final double[][] table;
    private final double[] taps;

    InterpolatedResampling(int up, int down, RateFilter filter) {
        this.up = up;
        this.down = down;
        this.halfTaps = filter.halfTaps();
        this.steps = (int) Math.ceil(ROWS_PER_FRAME * filter.bandwidth());
        // One row before the first and two after the last interval belong to its neighbours.
        this.table = new double[steps + 3][];
        for (int row = 0; row < table.length; row++) {
            table[row] = filter.smoothTapsAt((row - 1.0) / steps);
        }
        this.taps = new double[filter.taps()];
    }

    @Override
    public int batchFrames() {
        return BATCH_FRAMES;
    }

    @Override
    public int halfTaps() {
        return halfTaps;
    }

    @Override
    public void batch(double[][] x, int remainder, float[][] out, int at) {
        int paired = x.length & ~1;
        int first = 0;
        int behind = remainder;
        for (int i = at; i < at + BATCH_FRAMES; i++) {
            tapsAt(behind);
            for (int c = 0; c < paired; c += 2) {
                sumTwo(x[c], x[c + 1], first, out[c], out[c + 1], i);
            }
            if (paired < x.length) {
                sumOne(x[paired], first, out[paired], i);
            }
            behind += down;
            first += behind / up;
            behind %= up;
        }
    }

    /** The taps for an output frame that lies {@code behind} parts of {@code up} after an input frame; overwritten by the next. */
    double[] tapsAt(int behind) {
        double position = (double) behind * steps / up;
        int row = (int) position;
        double t = position - row;
        double before = -t * (t - 1.0) * (t - 2.0) / 6.0;
        double left = (t + 1.0) * (t - 1.0) * (t - 2.0) / 2.0;
        double right = -(t + 1.0) * t * (t - 2.0) / 2.0;
        double after = (t + 1.0) * t * (t - 1.0) / 6.0;
        mix(taps, table[row], table[row + 1], table[row + 2], table[row + 3], before, left, right, after);
        return taps;
    }

    private static void mix(
            double[] y, double[] a, double[] b, double[] c, double[] d, double ka, double kb, double kc, double kd) {
        for (int k = 0; k < y.length; k++) {
            y[k] = ka * a[k] + kb * b[k] + kc * c[k] + kd * d[k];
        }
    }

    /** Two channels at once: each hides the latency of the other. */
    private void sumTwo(double[] x, double[] y, int first, float[] outX, float[] outY, int at) {
        double[] h = taps;
        double x0 = 0.0, x1 = 0.0, x2 = 0.0, x3 = 0.0;
        double y0 = 0.0, y1 = 0.0, y2 = 0.0, y3 = 0.0;
        for (int k = 0, i = first; k < h.length; k += 4, i += 4) {
            x0 += h[k] * x[i];
            y0 += h[k] * y[i];
            x1 += h[k + 1] * x[i + 1];
            y1 += h[k + 1] * y[i + 1];
            x2 += h[k + 2] * x[i + 2];
            y2 += h[k + 2] * y[i + 2];
            x3 += h[k + 3] * x[i + 3];
            y3 += h[k + 3] * y[i + 3];
        }
        outX[at] = StreamGuard.narrow((x0 + x1) + (x2 + x3));
        outY[at] = StreamGuard.narrow((y0 + y1) + (y2 + y3));
    }

    private void sumOne(double[] x, int first, float[] outX, int at) {
        double[] h = taps;
        double x0 = 0.0, x1 = 0.0, x2 = 0.0, x3 = 0.0;
        for (int k = 0, i = first; k < h.length; k += 4, i += 4) {
            x0 += h[k] * x[i];
            x1 += h[k + 1] * x[i + 1];
            x2 += h[k + 2] * x[i + 2];
            x3 += h[k + 3] * x[i + 3];
        }
        outX[at] = StreamGuard.narrow((x0 + x1) + (x2 + x3));
    }
}

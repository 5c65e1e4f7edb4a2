package app.loudcraft.qc;

/**
 * Predicts samples from the 12 before them, by the autocorrelation method with Levinson and Durbin's recursion.
 *
 * <p>Reference: J. Makhoul, Linear Prediction: A Tutorial Review, Proceedings of the IEEE 63(4), 1975. About 24
 * multiplications a sample.
 */
final class LinearPrediction {

    /** Samples that a prediction needs. */
    static final int ORDER = 12;

    // A little white noise, so that pure tones leave something to predict from.
    private static final double WHITE = 1e-9;

    private static final int LAGS_AT_ONCE = 4;
    private static final int LAGS = ORDER + LAGS_AT_ONCE;

    private final int frames;
    private final double[] window;
    // Weighted samples, behind as many zeros as there are lags.
    private final double[] weighted;
    private final double[] samples;
    private final double[] shifted;
    private final double[] a = new double[ORDER + 1];
    private final double[] r = new double[LAGS];

    /**
     * @param frames samples that are predicted at once
     */
    LinearPrediction(int frames) {
        this.frames = frames;
        this.window = new double[frames];
        this.weighted = new double[LAGS + frames];
        this.samples = new double[ORDER + frames];
        this.shifted = new double[frames];
        for (int i = 0; i < frames; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2.0 * StrictMath.PI * (i + 0.5) / frames);
        }
    }

    /**
     * Puts what the prediction of {@code x[from + i]} misses it by into {@code error[i]}.
     *
     * @param x has {@link #ORDER} samples before {@code from}
     */
    void error(float[] x, int from, double[] error) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = x[from - ORDER + i];
        }
        for (int i = 0; i < frames; i++) {
            weighted[LAGS + i] = window[i] * samples[ORDER + i];
        }
        correlate();
        recurse();
        System.arraycopy(samples, ORDER, error, 0, frames);
        for (int k = 1; k <= ORDER; k++) {
            System.arraycopy(samples, ORDER - k, shifted, 0, frames);
            addTo(error, a[k], shifted, frames);
        }
    }

    private static void addTo(double[] sum, double factor, double[] x, int frames) {
        for (int i = 0; i < frames; i++) {
            sum[i] += factor * x[i];
        }
    }

    private void correlate() {
        double[] w = weighted;
        for (int lag = 0; lag <= ORDER; lag += LAGS_AT_ONCE) {
            double r0 = 0.0;
            double r1 = 0.0;
            double r2 = 0.0;
            double r3 = 0.0;
            for (int i = LAGS; i < w.length; i++) {
                double x = w[i];
                r0 += x * w[i - lag];
                r1 += x * w[i - lag - 1];
                r2 += x * w[i - lag - 2];
                r3 += x * w[i - lag - 3];
            }
            r[lag] = r0;
            r[lag + 1] = r1;
            r[lag + 2] = r2;
            r[lag + 3] = r3;
        }
        r[0] += WHITE * r[0] + Double.MIN_NORMAL;
    }

    private void recurse() {
        a[0] = 1.0;
        double power = r[0];
        for (int order = 1; order <= ORDER; order++) {
            double sum = r[order];
            for (int k = 1; k < order; k++) {
                sum += a[k] * r[order - k];
            }
            double reflection = -sum / power;
            a[order] = reflection;
            for (int k = 1; k <= (order - 1) / 2; k++) {
                double kept = a[k];
                a[k] += reflection * a[order - k];
                a[order - k] += reflection * kept;
            }
            if (order % 2 == 0) {
                a[order / 2] += reflection * a[order / 2];
            }
            power *= 1.0 - reflection * reflection;
        }
    }
}

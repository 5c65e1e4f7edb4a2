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

    private final double[] weighted;
    private final double[] a = new double[ORDER + 1];
    private final double[] r = new double[ORDER + 1];
    private final double[] window;

    /**
     * @param frames samples that are predicted at once
     */
    LinearPrediction(int frames) {
        this.weighted = new double[frames];
        this.window = new double[frames];
        for (int i = 0; i < frames; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2.0 * StrictMath.PI * (i + 0.5) / frames);
        }
    }

    /** Puts what the prediction of {@code x[from + i]} misses it by into {@code error[i]}; 0 for the first {@link #ORDER}. */
    void error(float[] x, int from, double[] error) {
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = window[i] * x[from + i];
        }
        correlate();
        recurse();
        for (int i = 0; i < weighted.length; i++) {
            double sum = 0.0;
            if (i >= ORDER) {
                for (int k = 0; k <= ORDER; k++) {
                    sum += a[k] * x[from + i - k];
                }
            }
            error[i] = sum;
        }
    }

    private void correlate() {
        for (int lag = 0; lag <= ORDER; lag++) {
            double sum = 0.0;
            for (int i = lag; i < weighted.length; i++) {
                sum += weighted[i] * weighted[i - lag];
            }
            r[lag] = sum;
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

package app.loudcraft.dsp;

/**
 * Approximates a filter by the weighted sum of others and a few taps of its own.
 *
 * <p>The weights are those of least squares over the taps in front; the last taps are the filter's own, less what the
 * weighted others have there, so that nothing is left of the difference.
 */
final class NearestSum {

    private NearestSum() {}

    /** The weights of {@code others}, so that their sum comes nearest to the filter over its first {@code count} taps. */
    static double[] weights(double[] filter, double[][] others, int count) {
        double[][] orthogonal = new double[others.length][];
        double[] weights = new double[others.length];
        double[][] shares = new double[others.length][others.length];
        for (int j = 0; j < others.length; j++) {
            orthogonal[j] = others[j].clone();
            for (int i = 0; i < j; i++) {
                shares[i][j] = share(others[j], orthogonal[i], count);
                add(orthogonal[j], -shares[i][j], orthogonal[i]);
            }
        }
        for (int j = others.length - 1; j >= 0; j--) {
            weights[j] = share(filter, orthogonal[j], count);
            for (int i = j + 1; i < others.length; i++) {
                weights[j] -= shares[j][i] * weights[i];
            }
        }
        return weights;
    }

    /** What is left of the filter when the weighted others are taken off. */
    static double[] rest(double[] filter, double[][] others, double[] weights) {
        double[] rest = filter.clone();
        for (int j = 0; j < others.length; j++) {
            add(rest, -weights[j], others[j]);
        }
        return rest;
    }

    /** How much of {@code other} there is in the filter. */
    private static double share(double[] filter, double[] other, int count) {
        double product = 0.0;
        double norm = 0.0;
        for (int k = 0; k < count; k++) {
            product += filter[k] * other[k];
            norm += other[k] * other[k];
        }
        return product / norm;
    }

    private static void add(double[] sum, double weight, double[] term) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += weight * term[k];
        }
    }
}

package app.loudcraft.internal.flac;

/**
 * The linear predictors of all orders that leave over least energy of a signal, from its autocorrelation (Levinson 1947,
 * Durbin 1960).
 */
final class LevinsonDurbin {

    private final double[][] coefficients;
    private final double[] errors;

    LevinsonDurbin(int mostOrder) {
        coefficients = new double[mostOrder + 1][];
        for (int order = 0; order <= mostOrder; order++) {
            coefficients[order] = new double[order];
        }
        errors = new double[mostOrder + 1];
    }

    /**
     * Solves for the orders from 1 on.
     *
     * @return the highest order that there is a predictor of, at most {@code mostOrder}; 0 if there is none
     */
    int solve(double[] autocorrelation, int mostOrder) {
        double error = autocorrelation[0];
        for (int order = 1; order <= mostOrder; order++) {
            if (!(error > 0.0)) {
                return order - 1;
            }
            double[] before = coefficients[order - 1];
            double unexplained = autocorrelation[order];
            for (int j = 0; j < order - 1; j++) {
                unexplained -= before[j] * autocorrelation[order - 1 - j];
            }
            double reflection = unexplained / error;
            double[] now = coefficients[order];
            for (int j = 0; j < order - 1; j++) {
                now[j] = before[j] - reflection * before[order - 2 - j];
            }
            now[order - 1] = reflection;
            error *= 1.0 - reflection * reflection;
            errors[order] = error;
        }
        return error > 0.0 ? mostOrder : mostOrder - 1;
    }

    /** The coefficients of an order, the first for the sample just before; valid until the next solution. */
    double[] coefficients(int order) {
        return coefficients[order];
    }

    /** The energy that the predictor of this order leaves over. */
    double error(int order) {
        return errors[order];
    }
}

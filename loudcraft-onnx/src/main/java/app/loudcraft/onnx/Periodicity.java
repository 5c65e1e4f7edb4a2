package app.loudcraft.onnx;

/** The autocorrelation of a series about its mean, 1 at lag 0; all 0 for a series that does not move. */
final class Periodicity {

    /** Lags up to twice the slowest beat, 40 a minute. */
    static final int LAGS = 131;

    private static final double LEAST_VARIANCE = 1e-6;

    private final double[] correlations = new double[LAGS];

    Periodicity(double[] series) {
        double mean = Spread.of(series).mean();
        double[] x = new double[series.length];
        for (int t = 0; t < x.length; t++) {
            x[t] = series[t] - mean;
        }
        double variance = product(x, 0);
        if (variance < LEAST_VARIANCE * x.length) {
            return;
        }
        for (int lag = 0; lag < LAGS; lag++) {
            correlations[lag] = product(x, lag) / variance;
        }
    }

    private static double product(double[] x, int lag) {
        double sum = 0.0;
        for (int t = lag; t < x.length; t++) {
            sum += x[t] * x[t - lag];
        }
        return sum;
    }

    /** At a fractional lag, in a straight line between its neighbours; [-1, 1]. */
    double at(double lag) {
        int whole = (int) Math.min(lag, LAGS - 2);
        double part = Math.min(1.0, lag - whole);
        return correlations[whole] + part * (correlations[whole + 1] - correlations[whole]);
    }
}

package app.loudcraft.onnx;

import java.util.Arrays;

/**
 * Mean and standard deviation of a series.
 *
 * @param mean 0 for no values
 * @param deviation of the population, not of a sample
 */
record Spread(double mean, double deviation) {

    static Spread of(double[] series) {
        return of(series, 0, series.length);
    }

    static Spread of(double[] series, int from, int to) {
        if (to <= from) {
            return new Spread(0.0, 0.0);
        }
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += series[i];
        }
        double mean = sum / (to - from);
        double squares = 0.0;
        for (int i = from; i < to; i++) {
            squares += (series[i] - mean) * (series[i] - mean);
        }
        return new Spread(mean, Math.sqrt(squares / (to - from)));
    }

    /** The value that a share of the series lies at or below, without interpolation. */
    static double percentile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1) + 0.5)];
    }

    static double[] widened(float[] series) {
        double[] wide = new double[series.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = series[i];
        }
        return wide;
    }

    /** An ascending copy. */
    static double[] sorted(double[] series) {
        double[] copy = series.clone();
        Arrays.sort(copy);
        return copy;
    }
}

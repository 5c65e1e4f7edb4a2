package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * Splits a signal into the three bands of the {@link CorrelationGuard} by first-order filters. The bands add up to the
 * signal: where all of them get the same gain, nothing else happens to it.
 */
final class BandSplit {

    private final double lowShare;
    private final double highShare;
    private final double[] states = new double[2];
    private final double[][] bands;

    BandSplit(HopRaster raster) {
        lowShare = CorrelationGuard.share(CorrelationGuard.LOW_HZ, raster.sampleRateHz());
        highShare = CorrelationGuard.share(CorrelationGuard.HIGH_HZ, raster.sampleRateHz());
        bands = new double[CorrelationGuard.BANDS][raster.hopFrames()];
    }

    /** Splits a hop. */
    void process(double[] row) {
        double[] low = bands[0], middle = bands[1], high = bands[2];
        double takeLow = lowShare, stayLow = 1.0 - lowShare, takeHigh = highShare, stayHigh = 1.0 - highShare;
        double a = states[0], b = states[1];
        for (int i = 0; i < row.length; i++) {
            double x = row[i];
            a = takeLow * x + stayLow * a;
            b = takeHigh * x + stayHigh * b;
            low[i] = a;
            middle[i] = b - a;
            high[i] = x - b;
        }
        states[0] = a;
        states[1] = b;
        Resonator.flush(states);
    }

    /** A band of the hop split last, from low to high. */
    double[] band(int index) {
        return bands[index];
    }

    void reset() {
        Arrays.fill(states, 0.0);
    }
}

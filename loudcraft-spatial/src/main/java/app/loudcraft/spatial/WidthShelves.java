package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The fourth stage without latency: raises the side by two first-order high-passes that are added to it, within 0.28 dB of
 * {@link WidthCurve} at full intensity, within 0.13 dB at half.
 */
final class WidthShelves {

    private static final double LOWER_HZ = 400.0;
    private static final double UPPER_HZ = 2_700.0;

    // Shares of the high-passes: c1 I + c2 I^2, by least squares of the gain in dB over 60 Hz to 18 kHz at 50 and 100
    // %.
    private static final double LOWER_1 = 0.31945;
    private static final double LOWER_2 = -0.00205;
    private static final double UPPER_1 = 0.18641;
    private static final double UPPER_2 = 0.17502;

    private final HopRaster raster;
    private final double lowerShare;
    private final double upperShare;
    private final double[] states = new double[2];
    private double lowerFrom;
    private double lowerTo;
    private double upperFrom;
    private double upperTo;

    WidthShelves(HopRaster raster) {
        this.raster = raster;
        lowerShare = share(LOWER_HZ);
        upperShare = share(UPPER_HZ);
        reset(0.0);
    }

    private double share(double hz) {
        double g = StrictMath.tan(Math.PI * Math.min(hz / raster.sampleRateHz(), 0.45));
        return g / (1.0 + g);
    }

    /** Begins a hop at whose end the intensity is {@code intensity}, in [0, 1]. */
    void advance(double intensity) {
        lowerFrom = lowerTo;
        upperFrom = upperTo;
        lowerTo = intensity * (LOWER_1 + intensity * LOWER_2);
        upperTo = intensity * (UPPER_1 + intensity * UPPER_2);
    }

    /** Writes the increments of the frames {@code [from, to)} of a hop. */
    void process(double[] side, double[] increment, int from, int to) {
        double[] way = raster.way();
        double lowerRise = lowerTo - lowerFrom;
        double upperRise = upperTo - upperFrom;
        double lowerStay = 1.0 - 2.0 * lowerShare, upperStay = 1.0 - 2.0 * upperShare;
        double u = states[0], w = states[1];
        for (int i = from; i < to; i++) {
            double x = side[i];
            double v = lowerShare * x + lowerStay * u;
            double z = upperShare * x + upperStay * w;
            double lower = x - (v + u);
            double upper = x - (z + w);
            increment[i] = (lowerFrom + lowerRise * way[i]) * lower + (upperFrom + upperRise * way[i]) * upper;
            u = v;
            w = z;
        }
        states[0] = u;
        states[1] = w;
    }

    void flush() {
        Resonator.flush(states);
    }

    /** To the state of a new stream that begins with this intensity. */
    void reset(double intensity) {
        Arrays.fill(states, 0.0);
        advance(intensity);
        advance(intensity);
    }
}

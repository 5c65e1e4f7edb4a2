package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The third stage without latency: takes the side out of the bass by two shelving filters in a row, which at full amount
 * are a fourth-order Linkwitz-Riley high-pass.
 *
 * <p>A section is {@code (s^2 + sqrt(2k) s + k) / (s^2 + sqrt(2) s + 1)}, with {@code k = sqrt(1 - amount)} its gain at 0
 * Hz. It is made of the states of one filter whose poles never move, so the amount can change from frame to frame; at
 * amount 0 the increment is exactly 0.
 */
final class BassMonoShelf {

    private final HopRaster raster;
    private final Resonator filter;
    private final double[] states = new double[4];
    private double bandFrom;
    private double bandTo;
    private double lowFrom;
    private double lowTo;

    BassMonoShelf(double cornerHz, HopRaster raster) {
        this.raster = raster;
        filter = Resonator.at(cornerHz, raster.sampleRateHz());
        reset(0.0);
    }

    /** Begins a hop at whose end the amount is {@code amount}, in [0, 1]. */
    void advance(double amount) {
        bandFrom = bandTo;
        lowFrom = lowTo;
        double atZeroHz = Math.sqrt(1.0 - amount);
        bandTo = (Math.sqrt(atZeroHz) - 1.0) * Resonator.DAMPING;
        lowTo = atZeroHz - 1.0;
    }

    /** Writes the increments of the frames {@code [from, to)} of a hop. */
    void process(double[] side, double[] increment, int from, int to) {
        double bandSlope = (bandTo - bandFrom) / raster.hopFrames();
        double lowSlope = (lowTo - lowFrom) / raster.hopFrames();
        double a1 = filter.a1(), a2 = filter.a2(), a3 = filter.a3();
        double u1 = states[0], u2 = states[1], w1 = states[2], w2 = states[3];
        for (int i = from; i < to; i++) {
            double band = bandFrom + bandSlope * (i + 1);
            double low = lowFrom + lowSlope * (i + 1);
            double x = side[i];
            double rest = x - u2;
            double v1 = a1 * u1 + a2 * rest;
            double v2 = u2 + a2 * u1 + a3 * rest;
            u1 = 2.0 * v1 - u1;
            u2 = 2.0 * v2 - u2;
            double once = x + band * v1 + low * v2;
            double restOnce = once - w2;
            double z1 = a1 * w1 + a2 * restOnce;
            double z2 = w2 + a2 * w1 + a3 * restOnce;
            w1 = 2.0 * z1 - w1;
            w2 = 2.0 * z2 - w2;
            increment[i] = (band * v1 + low * v2) + (band * z1 + low * z2);
        }
        states[0] = u1;
        states[1] = u2;
        states[2] = w1;
        states[3] = w2;
    }

    void flush() {
        Resonator.flush(states);
    }

    /** To the state of a new stream that begins with this amount. */
    void reset(double amount) {
        Arrays.fill(states, 0.0);
        advance(amount);
        advance(amount);
    }
}

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
        double[] way = raster.way();
        double bandRise = bandTo - bandFrom;
        double lowRise = lowTo - lowFrom;
        double stay1 = filter.stay1(), stay2 = filter.stay2(), cross = filter.cross();
        double in1 = filter.in1(), in2 = filter.in2();
        double u1 = states[0], u2 = states[1], w1 = states[2], w2 = states[3];
        for (int i = from; i < to; i++) {
            double band = bandFrom + bandRise * way[i];
            double low = lowFrom + lowRise * way[i];
            double x = side[i];
            double v1 = (in1 * x - cross * u2) + stay1 * u1;
            double v2 = (in2 * x + cross * u1) + stay2 * u2;
            double first = band * (v1 + u1) + low * (v2 + u2);
            u1 = v1;
            u2 = v2;
            double once = x + first;
            double z1 = (in1 * once - cross * w2) + stay1 * w1;
            double z2 = (in2 * once + cross * w1) + stay2 * w2;
            increment[i] = first + (band * (z1 + w1) + low * (z2 + w2));
            w1 = z1;
            w2 = z2;
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

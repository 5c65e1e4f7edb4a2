package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * What of the mid is fit to be heard from the sides: its frequencies above 400 Hz, for the velvet decorrelator and the
 * transient keeper, and those from 400 Hz to 8 kHz, for the Haas side path. Second-order Butterworth filters.
 */
final class PresenceFilter {

    private static final double FROM_HZ = 400.0;
    private static final double TO_HZ = 8_000.0;

    private final Resonator highPass;
    private final Resonator lowPass;
    private final double[] states = new double[4];

    PresenceFilter(int sampleRateHz) {
        highPass = Resonator.at(FROM_HZ, sampleRateHz);
        lowPass = Resonator.at(TO_HZ, sampleRateHz);
    }

    /** Filters the frames {@code [from, to)}: what is above 400 Hz, and what of that is below 8 kHz. */
    void process(double[] mid, double[] above, double[] between, int from, int to) {
        double a1 = highPass.a1(), a2 = highPass.a2(), a3 = highPass.a3();
        double b1 = lowPass.a1(), b2 = lowPass.a2(), b3 = lowPass.a3();
        double u1 = states[0], u2 = states[1], w1 = states[2], w2 = states[3];
        for (int i = from; i < to; i++) {
            double x = mid[i];
            double rest = x - u2;
            double v1 = a1 * u1 + a2 * rest;
            double v2 = u2 + a2 * u1 + a3 * rest;
            u1 = 2.0 * v1 - u1;
            u2 = 2.0 * v2 - u2;
            double high = x - Resonator.DAMPING * v1 - v2;
            double restHigh = high - w2;
            double z1 = b1 * w1 + b2 * restHigh;
            double z2 = w2 + b2 * w1 + b3 * restHigh;
            w1 = 2.0 * z1 - w1;
            w2 = 2.0 * z2 - w2;
            above[i] = high;
            between[i] = z2;
        }
        states[0] = u1;
        states[1] = u2;
        states[2] = w1;
        states[3] = w2;
    }

    void flush() {
        Resonator.flush(states);
    }

    void reset() {
        Arrays.fill(states, 0.0);
    }
}

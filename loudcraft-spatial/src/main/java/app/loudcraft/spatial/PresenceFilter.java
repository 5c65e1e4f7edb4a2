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
        double stay1 = highPass.stay1(), stay2 = highPass.stay2(), cross = highPass.cross();
        double in1 = highPass.in1(), in2 = highPass.in2();
        double keep1 = lowPass.stay1(), keep2 = lowPass.stay2(), turn = lowPass.cross();
        double take1 = lowPass.in1(), take2 = lowPass.in2();
        double u1 = states[0], u2 = states[1], w1 = states[2], w2 = states[3];
        for (int i = from; i < to; i++) {
            double x = mid[i];
            double v1 = (in1 * x - cross * u2) + stay1 * u1;
            double v2 = (in2 * x + cross * u1) + stay2 * u2;
            double high = x - Resonator.DAMPING * (v1 + u1) - (v2 + u2);
            u1 = v1;
            u2 = v2;
            double z1 = (take1 * high - turn * w2) + keep1 * w1;
            double z2 = (take2 * high + turn * w1) + keep2 * w2;
            above[i] = high;
            between[i] = z2 + w2;
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

    void reset() {
        Arrays.fill(states, 0.0);
    }
}

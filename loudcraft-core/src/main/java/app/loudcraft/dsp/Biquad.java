package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * One second-order section running over several channels, in double and transposed direct form II.
 *
 * <p>Cost: 5 multiplications and 4 additions a sample. The recursion is bound by latency, not by arithmetic, so
 * {@link #processPair} takes two channels for little more than the time of one. Allocates nothing after construction.
 */
final class Biquad {

    /** States smaller than this (-600 dBFS) are set to zero, long before they become slow denormal numbers. */
    private static final double FLUSH_BELOW = 1e-30;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private final double[] s1;
    private final double[] s2;

    Biquad(BiquadCoefficients coefficients, int channels) {
        b0 = coefficients.b0();
        b1 = coefficients.b1();
        b2 = coefficients.b2();
        a1 = coefficients.a1();
        a2 = coefficients.a2();
        s1 = new double[channels];
        s2 = new double[channels];
    }

    /** Filters the first {@code frames} samples of {@code x} in place as the next ones of {@code channel}. */
    void process(double[] x, int frames, int channel) {
        double c0 = b0;
        double c1 = b1;
        double c2 = b2;
        double d1 = a1;
        double d2 = a2;
        double p = s1[channel];
        double q = s2[channel];
        for (int i = 0; i < frames; i++) {
            double in = x[i];
            double out = c0 * in + p;
            p = c1 * in - d1 * out + q;
            q = c2 * in - d2 * out;
            x[i] = out;
        }
        s1[channel] = p;
        s2[channel] = q;
    }

    /** {@link #process} for {@code channel} and {@code channel + 1} at once; the same bits, in about half the time. */
    void processPair(double[] x, double[] y, int frames, int channel) {
        double c0 = b0;
        double c1 = b1;
        double c2 = b2;
        double d1 = a1;
        double d2 = a2;
        double px = s1[channel];
        double qx = s2[channel];
        double py = s1[channel + 1];
        double qy = s2[channel + 1];
        for (int i = 0; i < frames; i++) {
            double inX = x[i];
            double inY = y[i];
            double outX = c0 * inX + px;
            double outY = c0 * inY + py;
            px = c1 * inX - d1 * outX + qx;
            py = c1 * inY - d1 * outY + qy;
            qx = c2 * inX - d2 * outX;
            qy = c2 * inY - d2 * outY;
            x[i] = outX;
            y[i] = outY;
        }
        s1[channel] = px;
        s2[channel] = qx;
        s1[channel + 1] = py;
        s2[channel + 1] = qy;
    }

    /**
     * Zeroes states that have all but died away. To be called at fixed places of the stream, not at the ends of blocks:
     * otherwise the way a stream is cut into blocks would show in its last bits.
     */
    void flushDenormals() {
        for (int c = 0; c < s1.length; c++) {
            if (Math.abs(s1[c]) < FLUSH_BELOW) {
                s1[c] = 0.0;
            }
            if (Math.abs(s2[c]) < FLUSH_BELOW) {
                s2[c] = 0.0;
            }
        }
    }

    /** True if all states are smaller than {@code level}, and so is what follows from them without input, about. */
    boolean isBelow(double level) {
        for (int c = 0; c < s1.length; c++) {
            if (Math.abs(s1[c]) >= level || Math.abs(s2[c]) >= level) {
                return false;
            }
        }
        return true;
    }

    void reset() {
        Arrays.fill(s1, 0.0);
        Arrays.fill(s2, 0.0);
    }
}

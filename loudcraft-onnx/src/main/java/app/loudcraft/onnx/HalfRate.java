package app.loudcraft.onnx;

import java.util.Arrays;

/**
 * Halves the rate of a short signal, of which only the lowest frequencies are looked at afterwards.
 *
 * <p>A maximally flat half-band filter of 8 taps on either side, which are those of Lagrange's interpolation in the middle
 * of 16 points. Up to an eighth of the rate it passes within 0.003 dB, and {@link #response} tells the rest; what would fold
 * onto that range is 70 dB down at the edge, 81 dB below 0.11 of the rate and 170 dB below 0.055. Linear phase; the signal
 * begins 8 samples later. No allocation; one thread at a time.
 */
final class HalfRate {

    private static final int TAPS = 8;

    private final double[] taps = new double[TAPS];
    private final int length;
    private final double[] odd;
    private final double[] halved;

    /**
     * @param length samples of a signal
     */
    HalfRate(int length) {
        this.length = length;
        for (int k = 0; k < TAPS; k++) {
            taps[k] = tap(2 * k + 1);
        }
        halved = new double[(length + 1) / 2 + 2 * TAPS];
        odd = new double[halved.length + 2 * TAPS];
    }

    /** The weight of the sample {@code distance} away, one half of the Lagrange polynomial of that point at 0. */
    private static double tap(int distance) {
        double product = 0.5;
        for (int other = 1; other < 2 * TAPS; other += 2) {
            product *= other == distance ? 1.0 : (double) -other / (distance - other);
            product *= (double) other / (distance + other);
        }
        return product;
    }

    /** Samples of a halved signal: half as many, and the filter's length. */
    int halvedLength() {
        return halved.length;
    }

    /**
     * Gives the halved signal, which is overwritten by the next.
     *
     * @param x the signal, its first {@code length} elements
     */
    double[] halve(double[] x) {
        double[] y = halved;
        double[] o = odd;
        Arrays.fill(y, 0.0);
        for (int i = 0; i < length / 2; i++) {
            o[2 * TAPS + i] = x[2 * i + 1];
        }
        for (int i = 0; i < (length + 1) / 2; i++) {
            y[TAPS + i] = 0.5 * x[2 * i];
        }
        // All taps in one pass: a pass for each would read and write the sums eight times.
        double a = taps[0];
        double b = taps[1];
        double c = taps[2];
        double d = taps[3];
        double e = taps[4];
        double f = taps[5];
        double g = taps[6];
        double h = taps[7];
        for (int i = 0; i < y.length; i++) {
            double near = a * (o[i + 7] + o[i + 8]) + b * (o[i + 6] + o[i + 9]);
            double next = c * (o[i + 5] + o[i + 10]) + d * (o[i + 4] + o[i + 11]);
            double far = e * (o[i + 3] + o[i + 12]) + f * (o[i + 2] + o[i + 13]);
            y[i] += near + next + far + (g * (o[i + 1] + o[i + 14]) + h * (o[i] + o[i + 15]));
        }
        return y;
    }

    /** The factor of amplitudes at a frequency, relative to the rate before halving. */
    double response(double frequency) {
        double sum = 0.5;
        for (int k = 0; k < TAPS; k++) {
            sum += 2.0 * taps[k] * StrictMath.cos(2.0 * Math.PI * frequency * (2 * k + 1));
        }
        return sum;
    }
}

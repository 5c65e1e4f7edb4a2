package app.loudcraft.onnx;

import java.util.Arrays;

/**
 * Halves the rate of a short signal, of which only the lowest frequencies are looked at afterwards.
 *
 * <p>A maximally flat half-band filter of 12 taps on either side, which are those of Lagrange's interpolation in the middle
 * of 24 points. Up to an eighth of the rate it passes within 1e-4 dB, and {@link #response} tells the rest; what would fold
 * onto that range is 100 dB down and more. Linear phase; the signal begins 12 samples later. No allocation; one thread at a
 * time.
 */
final class HalfRate {

    private static final int TAPS = 12;

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
        for (int k = 0; k < TAPS; k++) {
            double tap = taps[k];
            int before = TAPS - 1 - k;
            int after = TAPS + k;
            for (int i = 0; i < y.length; i++) {
                y[i] += tap * (o[i + before] + o[i + after]);
            }
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

package app.loudcraft.spatial;

import app.loudcraft.internal.fft.RealFft;
import java.util.function.DoubleUnaryOperator;

/**
 * Designs symmetric filters by frequency sampling on a grid eight times as dense as the filter is long, under a Kaiser
 * window.
 */
final class LinearPhaseKernel {

    private static final int DENSITY = 8;

    /** Side lobes under -80 dB; at 8191 taps and 48 kHz edges are smeared over 16 Hz. */
    private static final double KAISER_BETA = 8.0;

    private static final int TAPS_AT_48_KHZ = 8_191;

    private LinearPhaseKernel() {}

    /** The length used at a rate, one less than a power of two: 8191 at 44.1 and 48 kHz. */
    static int taps(int sampleRateHz) {
        long least = (TAPS_AT_48_KHZ * (long) sampleRateHz + 47_999) / 48_000;
        return (int) (2 * Long.highestOneBit(least) - 1);
    }

    /**
     * The filter of an amplitude response.
     *
     * @param response amplitude, which may be negative, at a frequency in Hz
     * @param taps one less than a power of two
     */
    static double[] of(DoubleUnaryOperator response, int taps, int sampleRateHz) {
        int size = DENSITY * (taps + 1);
        double[] work = new double[size];
        for (int bin = 0; bin < size / 2; bin++) {
            work[2 * bin] = response.applyAsDouble((double) bin * sampleRateHz / size);
        }
        work[1] = response.applyAsDouble(0.5 * sampleRateHz);
        new RealFft(size).inverse(work);
        int centre = taps / 2;
        double[] kernel = new double[taps];
        for (int i = 0; i < taps; i++) {
            kernel[i] = work[Math.floorMod(i - centre, size)] * window((i - centre) / (centre + 1.0));
        }
        return kernel;
    }

    private static double window(double x) {
        return bessel(KAISER_BETA * Math.sqrt(1.0 - x * x)) / bessel(KAISER_BETA);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1.0;
        double term = 1.0;
        for (int k = 1; term > 1e-17 * sum; k++) {
            double half = 0.5 * x / k;
            term *= half * half;
            sum += term;
        }
        return sum;
    }
}

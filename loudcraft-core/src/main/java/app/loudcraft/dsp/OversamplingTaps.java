package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;

/**
 * Designs the linear-phase low-passes that stand around a non-linear curve: Kaiser-windowed, in double.
 *
 * <p>Source of the window and of the length that a stop-band needs: J. F. Kaiser, "Nonrecursive digital filter design
 * using the I0-sinh window function", IEEE ISCAS 1974.
 */
final class OversamplingTaps {

    private static final double TAPS_PER_DB = 1.0 / 14.36;
    private static final double DB_OF_NO_TAPS = 7.95;
    private static final int INTEGRATION_STEPS = 2_048;

    private OversamplingTaps() {}

    /**
     * The taps of a half-band filter that differ from zero, its middle one left out: every second one.
     *
     * <p>The number {@code n} of taps returned is even; the filter has {@code 2n - 1}, the middle one is 0.5, and the
     * delay is {@code n - 1} samples of the higher rate.
     *
     * @param passShare where the pass-band ends, in parts of the lower rate, below 0.5
     * @param stopDb how far down everything above the mirror of that is
     */
    static double[] halfBand(double passShare, double stopDb) {
        double length = (stopDb - DB_OF_NO_TAPS) * TAPS_PER_DB / (0.5 - passShare);
        int count = 2 * (int) StrictMath.ceil(0.25 * length);
        // Kaiser's formulas are good to a decibel for long filters and to a few for short ones.
        double[] taps = halfBandOf(count, stopDb + 1.0);
        while (ripple(taps, passShare) > Decibels.toAmplitude(-stopDb)) {
            count += 2;
            taps = halfBandOf(count, stopDb + 1.0);
        }
        return taps;
    }

    /** The largest departure from the ideal in the pass-band, which is also that in the stop-band. */
    private static double ripple(double[] taps, double passShare) {
        double largest = 0.0;
        int steps = 8 * taps.length;
        for (int i = 0; i <= steps; i++) {
            double radians = Math.PI * passShare * i / steps;
            double gain = 0.5;
            for (int k = taps.length / 2; k < taps.length; k++) {
                gain += 2.0 * taps[k] * StrictMath.cos(radians * (2.0 * k - taps.length + 1.0));
            }
            largest = Math.max(largest, Math.abs(gain - 1.0));
        }
        return largest;
    }

    /** {@link #halfBand} with so many taps beside the middle one, an even number. */
    static double[] halfBandOf(int count, double stopDb) {
        double[] taps = new double[count];
        double beta = beta(stopDb);
        for (int k = 0; k < count; k++) {
            double distance = 2.0 * k - (count - 1.0);
            taps[k] = StrictMath.sin(0.5 * Math.PI * distance) / (Math.PI * distance) * window(distance / count, beta);
        }
        return taps;
    }

    /**
     * A low-pass from twice the rate to the rate with an even number of taps, hence half a sample of delay to spare,
     * which undoes what a mean of two neighbours does to high frequencies: {@code 1 / cos(w / 2)}.
     *
     * @param count number of taps, even
     * @param stopDb how far down the stop-band is
     * @param stopShare where it begins, in parts of twice the rate; where that leaves a choice, the filter's middle is at
     *     half the rate
     */
    static double[] straightened(int count, double stopDb, double stopShare) {
        double[] taps = new double[count];
        double transition = (stopDb - DB_OF_NO_TAPS) * TAPS_PER_DB / (count - 1);
        double cutoff = 2.0 * Math.PI * Math.min(0.25, stopShare - 0.5 * transition);
        double beta = beta(stopDb);
        double sum = 0.0;
        for (int k = 0; k < count; k++) {
            double distance = k - 0.5 * (count - 1);
            taps[k] = straightenedSinc(distance, cutoff) * window(2.0 * distance / (count + 1), beta);
            sum += taps[k];
        }
        for (int k = 0; k < count; k++) {
            taps[k] /= sum;
        }
        return taps;
    }

    /** The inverse transform of 1/cos(w/2) for |w| below {@code cutoff}, by the trapezoidal rule. */
    private static double straightenedSinc(double distance, double cutoff) {
        double step = cutoff / INTEGRATION_STEPS;
        double sum = 0.5 * (1.0 + StrictMath.cos(cutoff * distance) / StrictMath.cos(0.5 * cutoff));
        for (int i = 1; i < INTEGRATION_STEPS; i++) {
            sum += StrictMath.cos(i * step * distance) / StrictMath.cos(0.5 * i * step);
        }
        return sum * step / Math.PI;
    }

    private static double beta(double stopDb) {
        return 0.1102 * (stopDb - 8.7);
    }

    /** The Kaiser window, 1 in the middle; {@code edge} is -1 to 1 from end to end. */
    private static double window(double edge, double beta) {
        return besselI0(beta * StrictMath.sqrt(1.0 - edge * edge)) / besselI0(beta);
    }

    /** The modified Bessel function of the first kind, order 0, by its power series (Abramowitz and Stegun 9.6.12). */
    private static double besselI0(double x) {
        double quarter = 0.25 * x * x;
        double term = 1.0;
        double sum = 1.0;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}

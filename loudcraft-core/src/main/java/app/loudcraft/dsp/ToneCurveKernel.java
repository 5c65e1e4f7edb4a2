package app.loudcraft.dsp;

import app.loudcraft.internal.fft.RealFft;

/**
 * Designs the filter that gives a signal the gains of a {@link ToneCurve}: frequency sampling on a grid eight times as
 * dense as the filter is long.
 *
 * <p>A filter of {@code N} taps resolves no less than {@code fs / N}. What a curve does below five of these is therefore
 * eased: at {@code f} below {@code e = 5 fs / N} the filter aims at the gain of {@code (e + f^2 / e) / 2}, which meets the
 * curve at {@code e} with its slope and runs level into 0 Hz. Otherwise turns of a curve at 20 Hz, which cannot be had,
 * would spoil what can.
 */
final class ToneCurveKernel {

    /** Grid points a tap; what wraps round in time, in the response and in its cepstrum, has died down by then. */
    private static final int DENSITY = 8;

    /** Multiples of {@code fs / N} from which on the filter follows the curve itself. */
    private static final int FIRST_BIN = 5;

    /** After these the error falls no more, measured on curves of third-octave and octave points. */
    private static final int PROJECTIONS = 20;

    /** The part of a minimum-phase filter, at its end, over which it is faded out. */
    private static final double FADED = 0.25;

    private static final int TAPS_AT_48_KHZ = 8191;

    private static final double NEPERS_PER_DB = StrictMath.log(10.0) / 20.0;

    private ToneCurveKernel() {}

    /** The length used at a rate, always one less than a power of two: 8191 at 44.1 and 48 kHz. */
    static int taps(int sampleRateHz) {
        long least = (TAPS_AT_48_KHZ * (long) sampleRateHz + 47_999) / 48_000;
        return (int) (2 * Long.highestOneBit(least) - 1);
    }

    /** The frequency from which on a filter of this length follows a curve, in Hz. */
    static double lowestHz(int sampleRateHz, int taps) {
        return (double) FIRST_BIN * sampleRateHz / (taps + 1);
    }

    /**
     * A filter that is symmetric about its middle tap.
     *
     * <p>Cutting a response to length smears the curve most at its low end. So the response is cut, given back the
     * gains of the curve where they are asked for, and cut again (alternating projections; A. Papoulis 1975, R. W.
     * Gerchberg 1974): the error goes where it is free to, below {@link #lowestHz}.
     *
     * @param taps one less than a power of two
     */
    static double[] linearPhase(ToneCurve curve, int sampleRateHz, int taps) {
        RealFft fft = new RealFft(DENSITY * (taps + 1));
        double[] target = gainsDb(curve, sampleRateHz, taps);
        for (int i = 0; i < target.length; i += 2) {
            target[i] = StrictMath.exp(target[i] * NEPERS_PER_DB);
        }
        target[1] = StrictMath.exp(target[1] * NEPERS_PER_DB);
        int half = (taps - 1) / 2;
        double[] x = target.clone();
        cut(x, half, fft);
        for (int round = 0; round < PROJECTIONS; round++) {
            fft.forward(x);
            x[1] = target[1];
            for (int k = 1; k < x.length / 2; k++) {
                x[2 * k] = k < FIRST_BIN * DENSITY ? x[2 * k] : target[2 * k];
                x[2 * k + 1] = 0.0;
            }
            cut(x, half, fft);
        }
        double[] kernel = new double[taps];
        for (int n = 0; n <= half; n++) {
            kernel[half + n] = x[n];
            kernel[half - n] = x[n];
        }
        return kernel;
    }

    /** From spectrum to response, with nothing left beyond {@code half} samples from time zero. */
    private static void cut(double[] x, int half, RealFft fft) {
        fft.inverse(x);
        for (int n = half + 1; n < x.length - half; n++) {
            x[n] = 0.0;
        }
    }

    /**
     * Of all filters with these gains the one that lets the energy through first, as near as {@code taps} come to it.
     *
     * <p>By the real cepstrum (A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, on homomorphic
     * filters): the transform of the log magnitude, folded onto positive times, is that of the wanted log spectrum.
     *
     * @param taps one less than a power of two
     */
    static double[] minimumPhase(ToneCurve curve, int sampleRateHz, int taps) {
        RealFft fft = new RealFft(DENSITY * (taps + 1));
        double[] x = gainsDb(curve, sampleRateHz, taps);
        for (int i = 0; i < x.length; i++) {
            x[i] *= NEPERS_PER_DB;
        }
        fft.inverse(x);
        int middle = x.length / 2;
        for (int n = 1; n < middle; n++) {
            x[n] *= 2.0;
            x[middle + n] = 0.0;
        }
        fft.forward(x);
        x[0] = StrictMath.exp(x[0]);
        x[1] = StrictMath.exp(x[1]);
        for (int i = 2; i < x.length; i += 2) {
            double amplitude = StrictMath.exp(x[i]);
            double phase = x[i + 1];
            x[i] = amplitude * StrictMath.cos(phase);
            x[i + 1] = amplitude * StrictMath.sin(phase);
        }
        fft.inverse(x);
        double[] kernel = new double[taps];
        int fadeFrames = (int) (FADED * taps);
        for (int n = 0; n < taps; n++) {
            double left = Math.min(1.0, (taps - n) / (fadeFrames + 1.0));
            kernel[n] = x[n] * (0.5 - 0.5 * StrictMath.cos(Math.PI * left));
        }
        return kernel;
    }

    /** The eased curve on the grid, as a packed spectrum without phase. */
    private static double[] gainsDb(ToneCurve curve, int sampleRateHz, int taps) {
        double[] packed = new double[DENSITY * (taps + 1)];
        double easedBelowHz = lowestHz(sampleRateHz, taps);
        for (int k = 0; k < packed.length / 2; k++) {
            double hz = (double) k * sampleRateHz / packed.length;
            double aimHz = hz < easedBelowHz ? 0.5 * (easedBelowHz + hz * hz / easedBelowHz) : hz;
            packed[2 * k] = curve.gainDb(aimHz);
        }
        packed[1] = curve.gainDb(0.5 * sampleRateHz);
        return packed;
    }
}

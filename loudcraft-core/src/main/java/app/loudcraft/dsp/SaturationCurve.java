package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.SaturationSettings.Character;

/**
 * The curve of a {@link Saturator}: tanh, on a bias where even harmonics are wanted, of slope 1 at 0.
 *
 * <p>{@code y = (tanh(drive x + b) - tanh(b)) / (drive sech^2(b))}, which is {@code T / (drive (1 + tanh(b) T))} with
 * {@code T = tanh(drive x)}. The even bias is where the third derivative of tanh is 0, so that a soft tone gets a second
 * harmonic and no third. Amounts are mapped so that both characters give a soft tone the same distortion.
 *
 * <p>tanh itself is made of one division: the Pade approximant {@code v (15 + v^2) / (15 + 6 v^2)} of a quarter of the
 * argument, doubled twice; within 5e-6 and as smooth as tanh, with slope 0 where it reaches 1.
 */
final class SaturationCurve implements RowShaper {

    /** 12 dB. */
    private static final double FULL_DRIVE = 4.0;

    /** atanh(1/sqrt(3)): there the third derivative of tanh is 0. */
    private static final double EVEN_BIAS = 0.6584789484624085;

    /** tanh of that. */
    private static final double EVEN_LEAN = 0.5773502691896258;

    /** 1 / (2 sqrt(3)): drive^2 times this gives the second harmonic what drive gives the third. */
    private static final double EVEN_DRIVE_PER_SQUARE = 0.28867513459481287;

    /** Where the approximant of a quarter of the argument reaches 1: the real root of v^3 - 6 v^2 + 15 v - 15. */
    private static final double QUARTER_LIMIT = 2.322185354626086;

    private final double drive;
    private final double bias;
    private final double lean;

    private SaturationCurve(double drive, double bias, double lean) {
        this.drive = drive;
        this.bias = bias;
        this.lean = lean;
    }

    /** The curve for settings whose amount is not 0. */
    static SaturationCurve of(SaturationSettings settings) {
        double share = settings.amountPercent() / 100.0;
        double odd = FULL_DRIVE * share * StrictMath.sqrt(share);
        double reference = Decibels.toAmplitude(settings.referenceDbfs());
        return settings.character() == Character.ODD
                ? new SaturationCurve(odd / reference, 0.0, 0.0)
                : new SaturationCurve(EVEN_DRIVE_PER_SQUARE * odd * odd / reference, EVEN_BIAS, EVEN_LEAN);
    }

    /** What a sample is multiplied with before tanh. */
    double drive() {
        return drive;
    }

    /** What is added then. */
    double bias() {
        return bias;
    }

    /** tanh of the bias. */
    double lean() {
        return lean;
    }

    /** {@code (tanh(u + bias) - lean) / (1 - lean^2)}: slope 1 at 0; within 3e-5. */
    static double biasedTanh(double u, double lean) {
        double quarter = 0.25 * u;
        double v = quarter > QUARTER_LIMIT ? QUARTER_LIMIT : quarter < -QUARTER_LIMIT ? -QUARTER_LIMIT : quarter;
        double square = v * v;
        double p = v * (15.0 + square);
        double q = 15.0 + 6.0 * square;
        // tanh 2v = 2 t / (1 + t^2), twice, over one denominator
        double product = 2.0 * p * q;
        double sum = p * p + q * q;
        double numerator = 2.0 * product * sum;
        return numerator / (product * product + sum * sum + lean * numerator);
    }

    /** Turns samples into what the curve adds to them. */
    @Override
    public void shape(double[] x, int samples) {
        double in = drive;
        double out = 1.0 / drive;
        double side = lean;
        for (int i = 0; i < samples; i++) {
            x[i] = out * biasedTanh(in * x[i], side) - x[i];
        }
    }
}

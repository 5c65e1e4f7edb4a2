package app.loudcraft.dsp;

/**
 * The transfer function {@code (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2)} of one second-order section.
 *
 * @param b0 numerator, current sample
 * @param b1 numerator, one sample back
 * @param b2 numerator, two samples back
 * @param a1 denominator, one sample back
 * @param a2 denominator, two samples back
 */
record BiquadCoefficients(double b0, double b1, double b2, double a1, double a2) {

    /** Natural logarithm of 200 dB: what is left of a pulse this far down is under any float noise floor. */
    private static final double NEPERS_OF_200_DB = 23.025850929940457;

    /** Magnitude squared at {@code radians} per sample, [0, pi]. */
    double power(double radians) {
        return power(b0, b1, b2, radians) / power(1.0, a1, a2, radians);
    }

    /**
     * |c0 + c1/z + c2/z^2|^2 on the unit circle, written in sin^2(w/2) (Vicanek 2016): unlike the form with
     * cos(w) it keeps its digits at low frequencies, where a filter's zeros and poles crowd around z = 1.
     */
    private static double power(double c0, double c1, double c2, double radians) {
        double sine = StrictMath.sin(0.5 * radians);
        double phi1 = sine * sine;
        double atDc = c0 + c1 + c2;
        double atNyquist = c0 - c1 + c2;
        return atDc * atDc * (1.0 - phi1) + atNyquist * atNyquist * phi1 - 16.0 * c0 * c2 * phi1 * (1.0 - phi1);
    }

    /** True if both poles lie inside the unit circle. */
    boolean isStable() {
        return Math.abs(a2) < 1.0 && Math.abs(a1) < 1.0 + a2;
    }

    /** The section whose response is one over this one's; stable if all zeros lie inside the unit circle. */
    BiquadCoefficients inverse() {
        return new BiquadCoefficients(1.0 / b0, a1 / b0, a2 / b0, b1 / b0, b2 / b0);
    }

    /** The same section, {@code factor} times louder. */
    BiquadCoefficients times(double factor) {
        return new BiquadCoefficients(b0 * factor, b1 * factor, b2 * factor, a1, a2);
    }

    /** Frames after which the slowest pole has died down by 200 dB. */
    long decayFrames() {
        double discriminant = a1 * a1 - 4.0 * a2;
        double radius = discriminant < 0.0
                ? StrictMath.sqrt(a2)
                : 0.5 * (Math.abs(a1) + StrictMath.sqrt(Math.max(0.0, discriminant)));
        return radius == 0.0 ? 2 : 2 + (long) (NEPERS_OF_200_DB / -StrictMath.log(radius));
    }
}

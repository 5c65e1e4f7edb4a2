package app.loudcraft.dsp;

/**
 * Designs second-order sections by the bilinear transform with the corner kept in place.
 *
 * <p>Source: R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients". These always
 * exist, but bend toward Nyquist; {@link MatchedBiquads} resorts to them where its fit has no solution.
 */
final class CookbookBiquads {

    private CookbookBiquads() {}

    /** Gain {@code a^2} at the centre. */
    static BiquadCoefficients bell(double radians, double a, double q) {
        double alpha = StrictMath.sin(radians) / (2.0 * q);
        double cosine = StrictMath.cos(radians);
        return normalised(
                1.0 + alpha * a, -2.0 * cosine, 1.0 - alpha * a, 1.0 + alpha / a, -2.0 * cosine, 1.0 - alpha / a);
    }

    /** Gain {@code a^2} at high frequencies, {@code a} at the corner. */
    static BiquadCoefficients highShelf(double radians, double a, double q) {
        double cosine = StrictMath.cos(radians);
        double beta = StrictMath.sqrt(a) * StrictMath.sin(radians) / q;
        return normalised(
                a * (a + 1.0 + (a - 1.0) * cosine + beta),
                -2.0 * a * (a - 1.0 + (a + 1.0) * cosine),
                a * (a + 1.0 + (a - 1.0) * cosine - beta),
                a + 1.0 - (a - 1.0) * cosine + beta,
                2.0 * (a - 1.0 - (a + 1.0) * cosine),
                a + 1.0 - (a - 1.0) * cosine - beta);
    }

    static BiquadCoefficients lowPass(double radians, double q) {
        double alpha = StrictMath.sin(radians) / (2.0 * q);
        double cosine = StrictMath.cos(radians);
        double side = 0.5 * (1.0 - cosine);
        return normalised(side, 2.0 * side, side, 1.0 + alpha, -2.0 * cosine, 1.0 - alpha);
    }

    private static BiquadCoefficients normalised(double b0, double b1, double b2, double a0, double a1, double a2) {
        return new BiquadCoefficients(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
    }
}

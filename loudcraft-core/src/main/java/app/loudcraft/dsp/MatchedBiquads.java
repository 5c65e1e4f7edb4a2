package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;

/**
 * Designs second-order sections whose magnitude follows the analogue prototype up to Nyquist, without the cramping of
 * the bilinear transform.
 *
 * <p>Source: M. Vicanek, "Matched Second Order Digital Filters" (2016). Poles by impulse invariance; the numerator is
 * fitted to the prototype's squared magnitude, which is linear in three coefficients B0, B1, B2, and then
 * factored into a minimum-phase polynomial. Shelves use the same machinery with the three points DC, corner
 * and Nyquist. Where no such numerator exists the bilinear design of R. Bristow-Johnson's cookbook takes its place.
 *
 * <p>A cut is the exact inverse of the boost by the same amount, so the two cancel to rounding. Frequencies are in
 * radians per sample, {@code (0, pi)}. All methods are pure and use {@link StrictMath}.
 */
final class MatchedBiquads {

    private MatchedBiquads() {}

    static BiquadCoefficients bell(double radians, double gainDb, double q) {
        BiquadCoefficients boost = bellBoost(radians, Decibels.toAmplitude(Math.abs(gainDb) / 2.0), q);
        return gainDb < 0.0 ? boost.inverse() : boost;
    }

    /** H(s) = (s^2 + s A/Q + 1) / (s^2 + s/(A Q) + 1), gain A^2 at the centre; A at least 1. */
    private static BiquadCoefficients bellBoost(double radians, double a, double q) {
        Poles poles = Poles.of(radians, 1.0 / (2.0 * a * q));
        double sine = StrictMath.sin(0.5 * radians);
        double phi1 = sine * sine;
        double phi0 = 1.0 - phi1;
        double peakPower = a * a * a * a;
        // The peak lies at the centre (slope 0) and has the full gain; DC passes unchanged.
        double value = peakPower * poles.power(phi1);
        double slope = peakPower * (-poles.dc() + poles.nyquist() + 4.0 * (phi0 - phi1) * poles.bend());
        double dc = poles.dc();
        double bend = (value - slope * phi1 - dc) / (4.0 * phi1 * phi1);
        double nyquist = slope + dc + 4.0 * (phi1 - phi0) * bend;
        BiquadCoefficients matched = poles.withNumerator(dc, nyquist, bend);
        return matched != null ? matched : CookbookBiquads.bell(radians, a, q);
    }

    /** Unity at low frequencies, {@code gainDb} at high ones, half of it in dB at the corner. */
    static BiquadCoefficients highShelf(double radians, double gainDb, double q) {
        BiquadCoefficients cut = highShelfCut(radians, Decibels.toAmplitude(-Math.abs(gainDb) / 2.0), q);
        return gainDb > 0.0 ? cut.inverse() : cut;
    }

    /** A low shelf is a high shelf turned upside down and lifted as a whole. */
    static BiquadCoefficients lowShelf(double radians, double gainDb, double q) {
        return highShelf(radians, -gainDb, q).times(Decibels.toAmplitude(gainDb));
    }

    /**
     * H(s) = A (A s^2 + s sqrt(A)/Q + 1) / (s^2 + s sqrt(A)/Q + A); A at most 1, which keeps the poles, at
     * sqrt(A) times the corner, away from Nyquist: the boost fitted directly is several times less accurate.
     */
    private static BiquadCoefficients highShelfCut(double radians, double a, double q) {
        Poles poles = Poles.of(radians * StrictMath.sqrt(a), 1.0 / (2.0 * q));
        double sine = StrictMath.sin(0.5 * radians);
        double phi1 = sine * sine;
        double phi0 = 1.0 - phi1;
        double dc = poles.dc();
        double nyquist = poles.nyquist() * highShelfPower(Math.PI / radians, a, q);
        double corner = poles.power(phi1) * highShelfPower(1.0, a, q);
        double bend = (corner - dc * phi0 - nyquist * phi1) / (4.0 * phi0 * phi1);
        BiquadCoefficients matched = poles.withNumerator(dc, nyquist, bend);
        return matched != null ? matched : CookbookBiquads.highShelf(radians, a, q);
    }

    private static double highShelfPower(double x, double a, double q) {
        double middle = a * x * x / (q * q);
        double above = 1.0 - a * x * x;
        double below = a - x * x;
        return a * a * (above * above + middle) / (below * below + middle);
    }

    /** H(s) = 1 / (s^2 + s/Q + 1). */
    static BiquadCoefficients lowPass(double radians, double q) {
        Poles poles = Poles.of(radians, 1.0 / (2.0 * q));
        double sine = StrictMath.sin(0.5 * radians);
        double phi1 = sine * sine;
        double nyquist = (q * q * poles.power(phi1) - poles.dc() * (1.0 - phi1)) / phi1;
        BiquadCoefficients matched = poles.withNumerator(poles.dc(), nyquist, 0.0);
        return matched != null ? matched : CookbookBiquads.lowPass(radians, q);
    }

    /** H(s) = s^2 / (s^2 + s/Q + 1): both zeros at DC, matched at the corner. */
    static BiquadCoefficients highPass(double radians, double q) {
        Poles poles = Poles.of(radians, 1.0 / (2.0 * q));
        double sine = StrictMath.sin(0.5 * radians);
        double phi1 = sine * sine;
        double b0 = q * StrictMath.sqrt(poles.power(phi1)) / (4.0 * phi1);
        return new BiquadCoefficients(b0, -2.0 * b0, b0, poles.a1(), poles.a2());
    }

    /**
     * A denominator, and its squared magnitude {@code dc phi0 + nyquist phi1 + 4 bend phi0 phi1} with
     * phi1 = sin^2(w/2), phi0 = 1 - phi1.
     */
    private record Poles(double a1, double a2, double dc, double nyquist, double bend) {

        /** Impulse-invariant poles of s^2 + 2 damping s + 1. */
        static Poles of(double radians, double damping) {
            double decay = StrictMath.exp(-damping * radians);
            double turn = damping <= 1.0
                    ? StrictMath.cos(StrictMath.sqrt(1.0 - damping * damping) * radians)
                    : StrictMath.cosh(StrictMath.sqrt(damping * damping - 1.0) * radians);
            double a1 = -2.0 * decay * turn;
            double a2 = decay * decay;
            double atDc = 1.0 + a1 + a2;
            double atNyquist = 1.0 - a1 + a2;
            return new Poles(a1, a2, atDc * atDc, atNyquist * atNyquist, -4.0 * a2);
        }

        double power(double phi1) {
            double phi0 = 1.0 - phi1;
            return dc * phi0 + nyquist * phi1 + 4.0 * bend * phi0 * phi1;
        }

        /** The section with the minimum-phase numerator of this squared magnitude; null if there is none. */
        BiquadCoefficients withNumerator(double dcPower, double nyquistPower, double bendPower) {
            if (!(dcPower > 0.0 && nyquistPower > 0.0)) {
                return null;
            }
            double atDc = StrictMath.sqrt(dcPower);
            double atNyquist = StrictMath.sqrt(nyquistPower);
            double half = 0.5 * (atDc + atNyquist);
            double discriminant = half * half + bendPower;
            if (!(discriminant >= 0.0)) {
                return null;
            }
            double b0 = 0.5 * (half + StrictMath.sqrt(discriminant));
            double b2 = -bendPower / (4.0 * b0);
            BiquadCoefficients section = new BiquadCoefficients(b0, 0.5 * (atDc - atNyquist), b2, a1, a2);
            return section.isStable() && section.inverse().isStable() ? section : null;
        }
    }
}

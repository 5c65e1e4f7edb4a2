package app.loudcraft.dsp;

/** The two functions that low-pass filters with a Kaiser window are made of. */
final class WindowedSinc {

    private WindowedSinc() {}

    /** {@code sin(pi t) / (pi t)}. */
    static double sinc(double t) {
        return t == 0.0 ? 1.0 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
    }

    /** The modified Bessel function of the first kind, order 0, by its power series (Abramowitz and Stegun 9.6.12). */
    static double besselI0(double x) {
        return besselI0OfSquare(x * x);
    }

    /** The same of the square of its argument, which may then be a little less than 0. */
    static double besselI0OfSquare(double xSquared) {
        double quarter = 0.25 * xSquared;
        double term = 1.0;
        double sum = 1.0;
        for (int k = 1; Math.abs(term) > 1e-17 * sum; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}

package app.loudcraft.dsp;

/**
 * The window of J. F. Kaiser: of all finite pulses nearly the one whose spectrum is best gathered.
 *
 * <p>Source: J. F. Kaiser, Nonrecursive digital filter design using the I0-sinh window function, Proc. IEEE ISCAS 1974.
 */
final class KaiserWindow {

    private KaiserWindow() {}

    /**
     * The window at a place.
     *
     * @param place -1 and 1 are the ends, 0 is the middle; 0 beyond the ends
     * @param beta 0 for a rectangle; the larger, the lower the side lobes and the wider the main one
     */
    static double at(double place, double beta) {
        double inside = 1.0 - place * place;
        return inside < 0.0 ? 0.0 : bessel(beta * StrictMath.sqrt(inside)) / bessel(beta);
    }

    /** The modified Bessel function of the first kind and order zero, by its power series. */
    private static double bessel(double x) {
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

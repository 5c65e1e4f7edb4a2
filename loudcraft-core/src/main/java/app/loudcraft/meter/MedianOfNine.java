package app.loudcraft.meter;

/**
 * The middle one of nine figures, without sorting them and without branches.
 *
 * <p>Three columns of three are sorted, then the rows: the median is the middle one of the largest of the lowest, the
 * middle one of the middle, and the smallest of the highest (J. L. Smith, Implementing median filters in XC4000E FPGAs,
 * Xcell 23, 1996).
 */
final class MedianOfNine {

    /** How many figures there must be. */
    static final int COUNT = 9;

    private MedianOfNine() {}

    /** The fifth smallest of {@code x[0]} to {@code x[8]}, none of which is NaN. */
    static double of(double[] x) {
        double low = Math.max(least(x[0], x[1], x[2]), Math.max(least(x[3], x[4], x[5]), least(x[6], x[7], x[8])));
        double middle = middle(middle(x[0], x[1], x[2]), middle(x[3], x[4], x[5]), middle(x[6], x[7], x[8]));
        double high = Math.min(most(x[0], x[1], x[2]), Math.min(most(x[3], x[4], x[5]), most(x[6], x[7], x[8])));
        return middle(low, middle, high);
    }

    private static double least(double a, double b, double c) {
        return Math.min(a, Math.min(b, c));
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static double most(double a, double b, double c) {
        return Math.max(a, Math.max(b, c));
    }
}

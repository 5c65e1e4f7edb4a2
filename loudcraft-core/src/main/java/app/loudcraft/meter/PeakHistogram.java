package app.loudcraft.meter;

/**
 * How often which magnitude occurred, in steps of 1/128 of an octave's span (0.03 to 0.07 dB).
 *
 * <p>The step is read off the bits of the number: cheap enough for single samples.
 */
final class PeakHistogram {

    private static final int MANTISSA_BITS = 7;
    private static final int SHIFT = 52 - MANTISSA_BITS;
    private static final int LOWEST_EXPONENT = -40;
    private static final int OCTAVES = 64;
    private static final int STEPS = OCTAVES << MANTISSA_BITS;
    private static final int OFFSET = (1_023 + LOWEST_EXPONENT) << MANTISSA_BITS;

    private final long[] counts = new long[STEPS];
    private long total;

    /** Counts a magnitude, at least 0. */
    void add(double magnitude) {
        counts[step(magnitude)]++;
        total++;
    }

    /** Counts a magnitude several times. */
    void add(double magnitude, long times) {
        counts[step(magnitude)] += times;
        total += times;
    }

    private static int step(double magnitude) {
        int step = (int) (Double.doubleToRawLongBits(magnitude) >>> SHIFT) - OFFSET;
        return Math.max(0, Math.min(STEPS - 1, step));
    }

    long total() {
        return total;
    }

    /** How many lie between two magnitudes; steps at the ends count by the part that does. */
    double count(double from, double to) {
        double sum = 0.0;
        int last = step(to);
        for (int step = step(from); step <= last; step++) {
            if (counts[step] > 0) {
                double low = lowEnd(step);
                double high = lowEnd(step + 1);
                double part = (Math.min(high, to) - Math.max(low, from)) / (high - low);
                sum += counts[step] * Math.max(0.0, Math.min(1.0, part));
            }
        }
        return sum;
    }

    private static double lowEnd(int step) {
        return Double.longBitsToDouble((long) (step + OFFSET) << SHIFT);
    }
}

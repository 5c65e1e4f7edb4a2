package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * The minimum of the last {@code length} values of a stream.
 *
 * <p>The stream is cut into blocks as long as the window, so that every window is the end of one block and the beginning
 * of the next; minima towards the end are found once a block, backwards (van Herk 1992; Gil and Werman 1993). Three
 * comparisons a value whatever the values are, no allocation. Before the first value the stream counts as 1.
 */
final class SlidingMinimum {

    private final int length;
    private final double[] block;
    private final double[] minimumToEnd;
    private double minimumSoFar;
    private int filled;

    SlidingMinimum(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, but was " + length);
        }
        this.length = length;
        this.block = new double[length];
        // One more, which no value of the block before limits any longer.
        this.minimumToEnd = new double[length + 1];
        reset();
    }

    /** Adds a value and returns the minimum of it and the {@code length - 1} values before it. */
    double next(double value) {
        block[filled] = value;
        minimumSoFar = filled == 0 || value < minimumSoFar ? value : minimumSoFar;
        filled++;
        double before = minimumToEnd[filled];
        double minimum = before < minimumSoFar ? before : minimumSoFar;
        if (filled == length) {
            turn();
        }
        return minimum;
    }

    private void turn() {
        double minimum = Double.POSITIVE_INFINITY;
        for (int i = length - 1; i >= 0; i--) {
            minimum = block[i] < minimum ? block[i] : minimum;
            minimumToEnd[i] = minimum;
        }
        filled = 0;
    }

    void reset() {
        Arrays.fill(minimumToEnd, 0, length, 1.0);
        minimumToEnd[length] = Double.POSITIVE_INFINITY;
        minimumSoFar = 1.0;
        filled = 0;
    }
}

package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * The minimum of the last {@code length} values of a stream.
 *
 * <p>A monotone queue (Lemire, "Streaming maximum-minimum filter using no more than three comparisons per element",
 * 2006): at most three comparisons a value on average, no allocation. Before the first value the stream counts as 1.
 */
final class SlidingMinimum {

    private final int length;
    private final int mask;
    private final double[] values;
    private final long[] positions;
    private long head;
    private long tail;
    private long next;

    SlidingMinimum(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, but was " + length);
        }
        this.length = length;
        int capacity = Integer.highestOneBit(length) << 1;
        this.mask = capacity - 1;
        this.values = new double[capacity];
        this.positions = new long[capacity];
    }

    /** Adds a value and returns the minimum of it and the {@code length - 1} values before it. */
    double next(double value) {
        // Expire first: a falling run fills the queue exactly, and there must be room for the new value.
        if (head < tail && positions[(int) head & mask] <= next - length) {
            head++;
        }
        while (head < tail && values[(int) (tail - 1) & mask] >= value) {
            tail--;
        }
        values[(int) tail & mask] = value;
        positions[(int) tail & mask] = next;
        tail++;
        next++;
        double minimum = values[(int) head & mask];
        return next < length ? Math.min(minimum, 1.0) : minimum;
    }

    void reset() {
        Arrays.fill(values, 0.0);
        head = 0;
        tail = 0;
        next = 0;
    }
}

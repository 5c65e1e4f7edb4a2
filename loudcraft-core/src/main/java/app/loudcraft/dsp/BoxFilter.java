package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * The sum of the last {@code length} values of a stream of integers.
 *
 * <p>Integer sums neither round nor drift, so a running sum is exact for ever and a constant comes out as that constant
 * times {@code length}. One addition, one subtraction a value.
 */
final class BoxFilter {

    private final long[] history;
    private final long rest;
    private int position;
    private long sum;

    /**
     * @param length number of values in the sum, at least 1
     * @param rest the value that the stream had before its first one
     */
    BoxFilter(int length, long rest) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, but was " + length);
        }
        this.history = new long[length];
        this.rest = rest;
        reset();
    }

    /** Adds a value and returns the sum of it and the {@code length - 1} values before it. */
    long next(long value) {
        sum += value - history[position];
        history[position] = value;
        position = position + 1 == history.length ? 0 : position + 1;
        return sum;
    }

    void reset() {
        Arrays.fill(history, rest);
        position = 0;
        sum = Math.multiplyExact(rest, (long) history.length);
    }
}

package app.loudcraft.meter;

import java.util.Arrays;

/**
 * A list of numbers that only grows: one thread appends, and any thread may read what was appended before it learned of
 * the size.
 *
 * <p>Kept in chunks of 4096 values (32 kB) that are never copied: appending allocates once in 4096 times. The size is
 * not published here; whoever hands it to another thread must do so by a volatile write after the values.
 */
final class Series {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private volatile double[][] chunks = {new double[CHUNK]};
    private int size;

    void add(double value) {
        int chunk = size >>> CHUNK_BITS;
        double[][] known = chunks;
        if (chunk == known.length) {
            known = Arrays.copyOf(known, 2 * known.length);
        }
        if (known[chunk] == null) {
            known[chunk] = new double[CHUNK];
            chunks = known;
        }
        known[chunk][size & (CHUNK - 1)] = value;
        size++;
    }

    int size() {
        return size;
    }

    double get(int index) {
        return chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
    }

    /** A copy of the values {@code [0, to)}. */
    double[] toArray(int to) {
        return toArray(to, to);
    }

    /** A copy of the values {@code [0, to)} in an array of this length. */
    double[] toArray(int to, int length) {
        double[] values = new double[length];
        double[][] known = chunks;
        for (int at = 0; at < to; at += CHUNK) {
            System.arraycopy(known[at >>> CHUNK_BITS], 0, values, at, Math.min(CHUNK, to - at));
        }
        return values;
    }
}

package app.loudcraft.spatial;

import java.util.Arrays;

/** Figures of the last hops of a stream, a row a hop; what was before the stream is zero. Rows are numbered from 0 on. */
final class HopHistory {

    private final double[][] rows;
    private long next;

    /**
     * @param hops how many rows are kept
     * @param figures how many figures a row has
     */
    HopHistory(int hops, int figures) {
        rows = new double[hops][figures];
    }

    /** The row of the hop {@code next()}, to be filled before {@link #advance}. */
    double[] newRow() {
        return rows[(int) (next % rows.length)];
    }

    void advance() {
        next++;
    }

    /** The number of the row that comes next. */
    long next() {
        return next;
    }

    /** The row of a hop, which must be among those kept. */
    double[] row(long hop) {
        return rows[(int) (hop % rows.length)];
    }

    /** Sums the figures of the hops {@code [from, to)}; hops before the first one count as zero. */
    void sum(long from, long to, double[] sums) {
        Arrays.fill(sums, 0.0);
        long first = Math.max(0, from);
        int at = (int) (first % rows.length);
        for (long hop = first; hop < to; hop++) {
            add(rows[at], sums);
            at = at + 1 == rows.length ? 0 : at + 1;
        }
    }

    private static void add(double[] row, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i];
        }
    }

    void reset() {
        for (double[] row : rows) {
            Arrays.fill(row, 0.0);
        }
        next = 0;
    }
}

package app.loudcraft.spatial;

import java.util.Arrays;

/** Gives back the rows of a stream of hops some hops later. */
final class RowDelay {

    private final double[][] rows;
    private int at;

    /**
     * @param hops how much later, at least 1
     * @param hopFrames length of a row
     */
    RowDelay(int hops, int hopFrames) {
        rows = new double[hops][hopFrames];
    }

    /** Takes the frames {@code [from, from + length of a row)} and overwrites {@code late} with those of that long ago. */
    void exchange(double[] row, int from, double[] late) {
        double[] kept = rows[at];
        System.arraycopy(kept, 0, late, 0, kept.length);
        System.arraycopy(row, from, kept, 0, kept.length);
        at = at + 1 == rows.length ? 0 : at + 1;
    }

    void reset() {
        for (double[] row : rows) {
            Arrays.fill(row, 0.0);
        }
        at = 0;
    }
}

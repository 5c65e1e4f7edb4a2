package app.loudcraft.onnx;

/**
 * Medians of an odd number of rows, place by place.
 *
 * <p>By forgetting: of a little more than half the rows the smallest and the largest at each place cannot be the median; they
 * give way to one more row, until one is left. All of it is minima and maxima of whole rows, which a compiler does eight at a
 * time. Not thread-safe.
 */
final class MedianRows {

    private final float[][] held;
    private final int length;

    /**
     * @param count rows, odd and at least 3
     * @param length places in a row
     */
    MedianRows(int count, int length) {
        this.held = new float[count / 2 + 2][length];
        this.length = length;
    }

    /**
     * Writes the medians to {@code into[at...]}.
     *
     * @param from where in {@code x} each row begins
     */
    void median(float[] x, int[] from, float[] into, int at) {
        int rows = held.length;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, from[i], held[i], 0, length);
        }
        int next = rows;
        for (int last = rows - 1; last >= 2; last--) {
            for (int i = 0; i < last; i++) {
                order(held[i], held[last]);
            }
            for (int i = 1; i < last; i++) {
                order(held[0], held[i]);
            }
            // The largest is beyond the rows that are still looked at; the smallest is replaced.
            if (next < from.length) {
                System.arraycopy(x, from[next++], held[0], 0, length);
            }
        }
        System.arraycopy(held[1], 0, into, at, length);
    }

    /** Leaves the smaller value of each place in {@code low} and the larger in {@code high}. */
    static void order(float[] low, float[] high) {
        for (int t = 0; t < low.length; t++) {
            float a = low[t];
            float b = high[t];
            low[t] = Math.min(a, b);
            high[t] = Math.max(a, b);
        }
    }
}

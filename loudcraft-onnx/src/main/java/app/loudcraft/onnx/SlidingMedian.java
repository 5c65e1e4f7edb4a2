package app.loudcraft.onnx;

import java.util.Arrays;

/** The median of an odd number of values that are exchanged one by one; the ends of a series are repeated. */
final class SlidingMedian {

    private final float[] sorted;

    /**
     * @param reach values on either side of the middle one
     */
    SlidingMedian(int reach) {
        sorted = new float[2 * reach + 1];
    }

    /** Writes the medians of {@code count} values, {@code stride} apart, over the same places of {@code into}. */
    void filter(float[] x, int from, int stride, int count, float[] into) {
        int reach = sorted.length / 2;
        for (int i = -reach; i <= reach; i++) {
            sorted[i + reach] = x[from + stride * clamp(i, count)];
        }
        Arrays.sort(sorted);
        for (int i = 0; i < count; i++) {
            into[from + stride * i] = sorted[reach];
            exchange(x[from + stride * clamp(i - reach, count)], x[from + stride * clamp(i + reach + 1, count)]);
        }
    }

    private static int clamp(int i, int count) {
        return Math.max(0, Math.min(count - 1, i));
    }

    private void exchange(float old, float fresh) {
        float[] s = sorted;
        int i = 0;
        while (s[i] != old) {
            i++;
        }
        while (i + 1 < s.length && s[i + 1] < fresh) {
            s[i] = s[i + 1];
            i++;
        }
        while (i > 0 && s[i - 1] > fresh) {
            s[i] = s[i - 1];
            i--;
        }
        s[i] = fresh;
    }
}

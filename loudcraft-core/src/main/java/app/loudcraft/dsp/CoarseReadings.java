package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Reads a run of intervals at every {@code step}-th phase of a kernel, all intervals at once.
 *
 * <p>Phases come in pairs whose taps mirror each other, so both are the sum and the difference of an even part (of sums
 * of opposite frames) and an odd part (of differences). The frames are first copied into one row per tap: a loop in
 * which all arrays share one index is one that the compiler turns into vector instructions.
 */
final class CoarseReadings {

    private final TruePeakKernel kernel;
    private final int step;
    private final int half;
    private final double[][] readings;
    private final double[][] shifted;

    CoarseReadings(TruePeakKernel kernel, int step, int maxCount) {
        this.kernel = kernel;
        this.step = step;
        this.half = kernel.halfTaps();
        this.readings = new double[kernel.phases() / step][maxCount];
        this.shifted = new double[2 * half][maxCount];
    }

    /** Readings in every interval, its two frames not counted. */
    int size() {
        return readings.length;
    }

    /** Reading {@code index} of every interval; those of index -1 and {@link #size()} are the frames at its two ends. */
    double[] row(int index) {
        return index < 0 ? shifted[half - 1] : index < readings.length ? readings[index] : shifted[half];
    }

    /** Evaluates {@code count} intervals; the kernel of the first one begins at {@code x[from]}. */
    void read(double[] x, int from, int count) {
        for (int k = 0; k < 2 * half; k++) {
            System.arraycopy(x, from + k, shifted[k], 0, count);
        }
        int last = readings.length - 1;
        for (int c = 0; c <= last / 2; c++) {
            double[] taps = kernel.taps((c + 1) * step - 1);
            if (c == last - c) {
                evenPart(taps, count, readings[c]);
            } else {
                evenAndOddPart(taps, count, readings[c], readings[last - c]);
                sumAndDifference(readings[c], readings[last - c], count);
            }
        }
    }

    /** Evaluates the one interval whose kernel begins at {@code x[from]} into column {@code at}, to the same bits. */
    void readOne(double[] x, int from, int at) {
        shifted[half - 1][at] = x[from + half - 1];
        shifted[half][at] = x[from + half];
        int last = readings.length - 1;
        for (int c = 0; c <= last / 2; c++) {
            double[] taps = kernel.taps((c + 1) * step - 1);
            if (c == last - c) {
                double even = 0.0;
                for (int k = 0; k < half; k++) {
                    even += taps[k] * (x[from + k] + x[from + 2 * half - 1 - k]);
                }
                readings[c][at] = even;
            } else {
                double even = 0.0;
                double odd = 0.0;
                for (int k = 0; k < half; k++) {
                    double left = x[from + k];
                    double right = x[from + 2 * half - 1 - k];
                    even += 0.5 * (taps[k] + taps[2 * half - 1 - k]) * (left + right);
                    odd += 0.5 * (taps[k] - taps[2 * half - 1 - k]) * (left - right);
                }
                readings[c][at] = even + odd;
                readings[last - c][at] = even - odd;
            }
        }
    }

    private void evenPart(double[] taps, int count, double[] even) {
        Arrays.fill(even, 0, count, 0.0);
        for (int k = 0; k < half; k++) {
            double[] left = shifted[k];
            double[] right = shifted[2 * half - 1 - k];
            double tap = taps[k];
            for (int i = 0; i < count; i++) {
                even[i] += tap * (left[i] + right[i]);
            }
        }
    }

    private void evenAndOddPart(double[] taps, int count, double[] even, double[] odd) {
        Arrays.fill(even, 0, count, 0.0);
        Arrays.fill(odd, 0, count, 0.0);
        for (int k = 0; k < half; k++) {
            double[] left = shifted[k];
            double[] right = shifted[2 * half - 1 - k];
            double evenTap = 0.5 * (taps[k] + taps[2 * half - 1 - k]);
            double oddTap = 0.5 * (taps[k] - taps[2 * half - 1 - k]);
            for (int i = 0; i < count; i++) {
                even[i] += evenTap * (left[i] + right[i]);
                odd[i] += oddTap * (left[i] - right[i]);
            }
        }
    }

    private static void sumAndDifference(double[] a, double[] b, int count) {
        for (int i = 0; i < count; i++) {
            double even = a[i];
            double odd = b[i];
            a[i] = even + odd;
            b[i] = even - odd;
        }
    }
}

package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Finds the peaks between samples, and interpolates only where they can matter.
 *
 * <p>Two proven bounds save the work. (1) A reading is at most the largest sample under the kernel times the kernel's
 * L1 norm. (2) For kernels of eight phases and more, a reading {@code y} between two coarse readings {@code a} and
 * {@code b} is a weighted mean of the two plus a residual kernel, so
 * {@code |y| <= max(|a|, |b|) + residualL1 * largest sample}. What a bound keeps at or below the caller's threshold is
 * not computed; what may exceed it is computed in one fixed order of summation, so pruning never changes a bit.
 *
 * <p>Worst case (every interval exceeds the threshold): {@code phases * taps} multiplications per interval, 960 for the
 * 16-fold kernel; in music 200 or fewer. One thread at a time.
 */
public final class InterpolatedPeaks {

    private static final int CHUNK = 64;

    // Readings are sums of up to 64 rounded products; the bounds are widened by far more than that can err.
    private static final double ROUNDING = 1.0 + 1e-9;

    private final TruePeakKernel kernel;
    private final int half;
    private final double l1Norm;
    private final int coarseStep;
    private final double residualL1;
    private final double[][] coarse;
    private final double[][] shifted;
    private final double[] found = new double[CHUNK];

    /** A finder for this kernel. */
    public InterpolatedPeaks(TruePeakKernel kernel) {
        this.kernel = kernel;
        this.half = kernel.halfTaps();
        this.l1Norm = kernel.l1Norm() * ROUNDING;
        int factor = kernel.phases() + 1;
        this.coarseStep = factor >= 8 ? factor / 4 : 1;
        this.residualL1 = residualL1() * ROUNDING;
        this.coarse = new double[kernel.phases() / coarseStep][CHUNK];
        this.shifted = new double[2 * half][CHUNK];
    }

    /** The largest L1 norm of what a fine phase differs by from the straight line between its coarse neighbours. */
    private double residualL1() {
        int factor = kernel.phases() + 1;
        double worst = 0.0;
        for (int p = 1; p < factor; p++) {
            int below = p / coarseStep * coarseStep;
            int above = below + coarseStep;
            double weight = (double) (p - below) / coarseStep;
            double sum = 0.0;
            for (int k = 0; k < 2 * half; k++) {
                double line = weight == 0.0 ? tap(below, k) : (1.0 - weight) * tap(below, k) + weight * tap(above, k);
                sum += Math.abs(tap(p, k) - line);
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }

    /** Tap {@code k} of the reading at {@code phase}, where 0 and the factor itself are the two samples. */
    private double tap(int phase, int k) {
        if (phase == 0) {
            return k == half - 1 ? 1.0 : 0.0;
        }
        if (phase == kernel.phases() + 1) {
            return k == half ? 1.0 : 0.0;
        }
        return kernel.taps(phase - 1)[k];
    }

    /** Frames that must surround the scanned intervals on either side. */
    public int halfTaps() {
        return half;
    }

    /**
     * Raises {@code peaks[i]} to the largest magnitude inside the interval between the frames {@code first + i} and
     * {@code first + i + 1}, the two frames not counted.
     *
     * <p>Wherever that magnitude exceeds {@code threshold}, {@code peaks[i]} is exact; elsewhere it may stay smaller.
     *
     * @param x samples; {@code [first - halfTaps + 1, first + count + halfTaps)} must exist
     * @param first frame at the start of the first interval
     * @param count number of intervals
     * @param threshold readings up to this need not be found
     * @param peaks raised in place, at least {@code count} long
     */
    public void scan(double[] x, int first, int count, double threshold, double[] peaks) {
        if (kernel.phases() == 0) {
            return;
        }
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            double largest = largestMagnitude(x, first + done - half + 1, n + 2 * half - 1);
            if (largest * l1Norm > threshold) {
                scanChunk(x, first + done, n, threshold, largest, peaks, done);
            }
        }
    }

    /**
     * The largest magnitude inside any of the intervals, if it exceeds {@code atLeast}; otherwise {@code atLeast}.
     * Same arguments as {@link #scan}, which it outruns because every peak found raises the threshold.
     */
    public double maximum(double[] x, int first, int count, double atLeast, double[] scratch) {
        double maximum = atLeast;
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            Arrays.fill(scratch, 0, n, 0.0);
            scan(x, first + done, n, maximum, scratch);
            for (int i = 0; i < n; i++) {
                maximum = Math.max(maximum, scratch[i]);
            }
        }
        return maximum;
    }

    private void scanChunk(double[] x, int first, int count, double threshold, double largest, double[] peaks, int at) {
        int from = first - half + 1;
        readCoarsePhases(x, from, count);
        Arrays.fill(found, 0, count, 0.0);
        for (double[] reading : coarse) {
            raise(found, reading, count);
        }
        for (int i = 0; i < count; i++) {
            peaks[at + i] = Math.max(peaks[at + i], found[i]);
        }
        if (coarseStep == 1) {
            return;
        }
        double slack = residualL1 * largest;
        raise(found, shifted[half - 1], count);
        raise(found, shifted[half], count);
        double calm = (threshold - slack) / ROUNDING;
        for (int i = 0; i < count; i++) {
            if (found[i] > calm) {
                double exact = Math.max(peaks[at + i], 0.0);
                peaks[at + i] = Math.max(exact, finePeak(x, from, i, Math.max(threshold, exact) - slack));
            }
        }
    }

    /** Raises each peak to the magnitude of the reading. */
    private static void raise(double[] peaks, double[] reading, int count) {
        for (int i = 0; i < count; i++) {
            peaks[i] = Math.max(peaks[i], Math.abs(reading[i]));
        }
    }

    /** The largest fine reading of interval {@code i}, of the gaps between coarse readings that exceed {@code calm}. */
    private double finePeak(double[] x, int from, int i, double calm) {
        double peak = 0.0;
        double below = Math.abs(shifted[half - 1][i]);
        for (int c = 0; c <= coarse.length; c++) {
            double above = Math.abs(c < coarse.length ? coarse[c][i] : shifted[half][i]);
            if (Math.max(below, above) * ROUNDING > calm) {
                for (int p = c * coarseStep; p < (c + 1) * coarseStep - 1; p++) {
                    peak = Math.max(peak, Math.abs(dot(x, from + i, kernel.taps(p))));
                }
            }
            below = above;
        }
        return peak;
    }

    /** The sum of products in four interleaved lanes, which the processor can add at the same time. */
    private static double dot(double[] x, int from, double[] taps) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        for (int k = 0; k < taps.length; k += 4) {
            a += taps[k] * x[from + k];
            b += taps[k + 1] * x[from + k + 1];
            c += taps[k + 2] * x[from + k + 2];
            d += taps[k + 3] * x[from + k + 3];
        }
        return (a + b) + (c + d);
    }

    /**
     * Evaluates the coarse phases of {@code count} intervals. Phases come in pairs whose taps mirror each other, so both
     * are the sum and the difference of an even part (of sums of opposite frames) and an odd part (of differences).
     * The frames are first copied into one row per tap: a loop in which all arrays share one index is one that the
     * compiler turns into vector instructions.
     */
    private void readCoarsePhases(double[] x, int from, int count) {
        for (int k = 0; k < 2 * half; k++) {
            System.arraycopy(x, from + k, shifted[k], 0, count);
        }
        int last = coarse.length - 1;
        for (int c = 0; c <= last / 2; c++) {
            double[] taps = kernel.taps((c + 1) * coarseStep - 1);
            if (c == last - c) {
                evenPart(taps, count, coarse[c]);
            } else {
                evenAndOddPart(taps, count, coarse[c], coarse[last - c]);
                sumAndDifference(coarse[c], coarse[last - c], count);
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

    private static double largestMagnitude(double[] x, int from, int count) {
        double largest = 0.0;
        for (int i = from; i < from + count; i++) {
            double magnitude = Math.abs(x[i]);
            if (magnitude > largest) {
                largest = magnitude;
            }
        }
        return largest;
    }
}

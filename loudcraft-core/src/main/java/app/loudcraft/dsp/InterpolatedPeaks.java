package app.loudcraft.dsp;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the peaks between samples, and interpolates only where they can matter.
 *
 * <p>Three proven bounds save the work. (1) A reading is at most the largest sample under the kernel times the kernel's
 * L1 norm. (2) A reading is a weighted mean of the two samples around it plus a residual, which {@link SmoothnessBound}
 * keeps small where the signal is smooth. (3) For kernels of eight phases and more, the same holds for a reading between
 * two coarse readings. What a bound keeps at or below the caller's threshold is not computed; what may exceed it is
 * computed in one fixed order of summation, so pruning never changes a bit.
 *
 * <p>Worst case (every interval exceeds the threshold): {@code phases * taps} multiplications per interval, 960 for the
 * 16-fold kernel; in music a small fraction of them. One thread at a time.
 */
public final class InterpolatedPeaks {

    private static final int CHUNK = 64;

    // Readings are sums of up to 64 rounded products; the bounds are widened by far more than that can err.
    private static final double ROUNDING = 1.0 + 1e-9;

    // Up to here, one interval at a time is quicker than the whole chunk in vector instructions (measured).
    private static final int FEW = 20;

    private static final int[] ALL = IntStream.range(0, CHUNK).toArray();

    private final TruePeakKernel kernel;
    private final int half;
    private final double l1Norm;
    private final int coarseStep;
    private final double largestSum;
    private final SmoothnessBound besideSamples = new SmoothnessBound();
    private final SmoothnessBound besideCoarse = new SmoothnessBound();
    private final CoarseReadings coarse;
    private final double[] found = new double[CHUNK];
    private final int[] listed = new int[CHUNK + 1];
    private final double[] sameThresholds = new double[CHUNK];
    private double steepest;
    private double sharpest;

    /** A finder for this kernel. */
    public InterpolatedPeaks(TruePeakKernel kernel) {
        this.kernel = kernel;
        this.half = kernel.halfTaps();
        this.l1Norm = kernel.l1Norm() * ROUNDING;
        int factor = kernel.phases() + 1;
        this.coarseStep = factor >= 8 ? factor / 4 : 1;
        this.largestSum = boundBesideSamples() * ROUNDING;
        boundBesideCoarse();
        this.coarse = new CoarseReadings(kernel, coarseStep, CHUNK);
    }

    /**
     * Bounds what the phases differ by from a weighted mean of the two samples around them, scaled to the phase's sum;
     * the weights are those that make the difference blind to ramps. Returns the largest sum.
     */
    private double boundBesideSamples() {
        double largest = 0.0;
        for (int p = 0; p < kernel.phases(); p++) {
            double[] residual = kernel.phase(p);
            double sum = 0.0;
            double moment = 0.0;
            for (int k = 0; k < residual.length; k++) {
                sum += residual[k];
                moment += residual[k] * (k - half + 1);
            }
            double weight = Math.max(0.0, Math.min(1.0, moment / sum));
            residual[half - 1] -= sum * (1.0 - weight);
            residual[half] -= sum * weight;
            besideSamples.include(residual);
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Bounds what the fine phases differ by from the straight line between their coarse neighbours. */
    private void boundBesideCoarse() {
        for (int p = 1; p <= kernel.phases(); p++) {
            int below = p / coarseStep * coarseStep;
            double weight = (double) (p - below) / coarseStep;
            if (weight > 0.0) {
                double[] residual = kernel.phase(p - 1);
                for (int k = 0; k < residual.length; k++) {
                    residual[k] -= (1.0 - weight) * tap(below, k) + weight * tap(below + coarseStep, k);
                }
                besideCoarse.include(residual);
            }
        }
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
        if (sameThresholds[0] != threshold) {
            Arrays.fill(sameThresholds, threshold);
        }
        for (int done = 0; done < count; done += CHUNK) {
            scanChunk(x, first + done, Math.min(CHUNK, count - done), threshold, sameThresholds, 0, peaks, done);
        }
    }

    /** The same with a threshold of its own for every interval. */
    void scan(double[] x, int first, int count, double[] thresholds, double[] peaks) {
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            scanChunk(x, first + done, n, lowest(thresholds, done, n), thresholds, done, peaks, done);
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

    private void scanChunk(
            double[] x,
            int first,
            int count,
            double lowest,
            double[] thresholds,
            int thresholdsAt,
            double[] peaks,
            int peaksAt) {
        int from = first - half + 1;
        double largest = largestMagnitude(x, from, count + 2 * half - 1);
        if (kernel.phases() == 0 || largest * l1Norm <= lowest) {
            return;
        }
        measureSmoothness(x, from, count + 2 * half - 1);
        double slack = besideSamples.on(largest, steepest, sharpest);
        int open = listOpen(x, first, count, slack, thresholds, thresholdsAt);
        if (open > FEW) {
            coarse.read(x, from, count);
            open = count;
            System.arraycopy(ALL, 0, listed, 0, count);
        } else {
            for (int j = 0; j < open; j++) {
                coarse.readOne(x, from + listed[j], j);
            }
        }
        Arrays.fill(found, 0, open, 0.0);
        for (int c = 0; c < coarse.size(); c++) {
            raise(found, coarse.row(c), open);
        }
        for (int j = 0; j < open; j++) {
            int at = peaksAt + listed[j];
            peaks[at] = Math.max(peaks[at], found[j]);
        }
        if (coarseStep > 1) {
            double fineSlack = besideCoarse.on(largest, steepest, sharpest);
            raiseByFinePhases(x, from, open, fineSlack, thresholds, thresholdsAt, peaks, peaksAt);
        }
    }

    /** Lists the intervals that may exceed their thresholds; returns how many. */
    private int listOpen(double[] x, int first, int count, double slack, double[] thresholds, int at) {
        int open = 0;
        double before = Math.abs(x[first]);
        for (int i = 0; i < count; i++) {
            double after = Math.abs(x[first + 1 + i]);
            // Without a branch: on noise it could not be foretold.
            listed[open] = i;
            open += largestSum * Math.max(before, after) + slack > thresholds[at + i] ? 1 : 0;
            before = after;
        }
        return open;
    }

    private void raiseByFinePhases(
            double[] x,
            int from,
            int open,
            double slack,
            double[] thresholds,
            int thresholdsAt,
            double[] peaks,
            int peaksAt) {
        raise(found, coarse.row(-1), open);
        raise(found, coarse.row(coarse.size()), open);
        for (int j = 0; j < open; j++) {
            int i = listed[j];
            double exact = peaks[peaksAt + i];
            double calm = Math.max(thresholds[thresholdsAt + i], exact) - slack;
            if (found[j] * ROUNDING > calm) {
                peaks[peaksAt + i] = Math.max(exact, finePeak(x, from + i, j, calm));
            }
        }
    }

    /** Raises each peak to the magnitude of the reading. */
    private static void raise(double[] peaks, double[] reading, int count) {
        for (int i = 0; i < count; i++) {
            peaks[i] = Math.max(peaks[i], Math.abs(reading[i]));
        }
    }

    /** The largest fine reading of the interval in this column, of the gaps between coarse readings that exceed {@code calm}. */
    private double finePeak(double[] x, int from, int column, double calm) {
        double peak = 0.0;
        double below = Math.abs(coarse.row(-1)[column]);
        for (int c = 0; c <= coarse.size(); c++) {
            double above = Math.abs(coarse.row(c)[column]);
            if (Math.max(below, above) * ROUNDING > calm) {
                for (int p = c * coarseStep; p < (c + 1) * coarseStep - 1; p++) {
                    peak = Math.max(peak, Math.abs(dot(x, from, kernel.taps(p))));
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

    /** Sets the largest first and second difference of the {@code count} samples, at least 2. */
    private void measureSmoothness(double[] x, int from, int count) {
        double first = 0.0;
        double second = 0.0;
        double last = x[from + 1] - x[from];
        for (int i = from + 1; i < from + count; i++) {
            double difference = x[i] - x[i - 1];
            double magnitude = Math.abs(difference);
            double bend = Math.abs(difference - last);
            if (magnitude > first) {
                first = magnitude;
            }
            if (bend > second) {
                second = bend;
            }
            last = difference;
        }
        steepest = first;
        sharpest = second;
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

    private static double lowest(double[] values, int from, int count) {
        double lowest = values[from];
        for (int i = from + 1; i < from + count; i++) {
            if (values[i] < lowest) {
                lowest = values[i];
            }
        }
        return lowest;
    }
}

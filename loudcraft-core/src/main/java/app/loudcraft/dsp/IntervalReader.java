package app.loudcraft.dsp;

/**
 * Reads single intervals exactly: every reading is {@code dot(taps, x)}, summed in one fixed order.
 *
 * <p>With kernels of eight phases and more the coarse phases come first, and of the others only those that the coarse ones
 * do not show to be small enough.
 */
final class IntervalReader {

    private final TruePeakKernel kernel;
    private final IntervalBounds bounds;
    private final int half;
    private final int coarseStep;
    private double constant = Double.NaN;
    private double constantPeak;

    IntervalReader(TruePeakKernel kernel, IntervalBounds bounds, int coarseStep) {
        this.kernel = kernel;
        this.bounds = bounds;
        this.half = kernel.halfTaps();
        this.coarseStep = coarseStep;
    }

    /** The magnitude of one phase's reading between the frames {@code m} and {@code m + 1}. */
    double magnitude(double[] x, int m, int phase) {
        return Math.abs(dot(x, m - half + 1, kernel.taps(phase)));
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

    /** The larger magnitude of two dot products, each as {@link #dot} sums it; takes little longer than one of them. */
    private static double largerDot(double[] x, int from, double[] taps, double[] otherTaps) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        double e = 0.0;
        double f = 0.0;
        double g = 0.0;
        double h = 0.0;
        for (int k = 0; k < taps.length; k += 4) {
            double x0 = x[from + k];
            double x1 = x[from + k + 1];
            double x2 = x[from + k + 2];
            double x3 = x[from + k + 3];
            a += taps[k] * x0;
            b += taps[k + 1] * x1;
            c += taps[k + 2] * x2;
            d += taps[k + 3] * x3;
            e += otherTaps[k] * x0;
            f += otherTaps[k + 1] * x1;
            g += otherTaps[k + 2] * x2;
            h += otherTaps[k + 3] * x3;
        }
        return Math.max(Math.abs((a + b) + (c + d)), Math.abs((e + f) + (g + h)));
    }

    /** Whether all samples under the kernel are the same. */
    boolean isConstant(double[] x, int m) {
        double value = x[m];
        for (int i = m - half + 1; i <= m + half; i++) {
            if (x[i] != value) {
                return false;
            }
        }
        return true;
    }

    /** The larger magnitude of a phase's reading and its mirror image's. */
    double largerMagnitude(double[] x, int m, int phase) {
        return largerDot(x, m - half + 1, kernel.taps(phase), kernel.taps(kernel.phases() - 1 - phase));
    }

    /** The peak of an interval around which all samples are the same; it depends on nothing but their value. */
    double constantPeak(double[] x, int m) {
        if (x[m] != constant) {
            constant = x[m];
            constantPeak = largest(x, m, 0, kernel.phases(), 1);
        }
        return constantPeak;
    }

    /** The largest magnitude of the phases from {@code from} on, each {@code step} after the last, up to {@code to}. */
    private double largest(double[] x, int m, int from, int to, int step) {
        double largest = 0.0;
        int p = from;
        for (; p + step < to; p += 2 * step) {
            largest = Math.max(largest, largerDot(x, m - half + 1, kernel.taps(p), kernel.taps(p + step)));
        }
        return p < to ? Math.max(largest, magnitude(x, m, p)) : largest;
    }

    /** The peak between the frames {@code m} and {@code m + 1} if it exceeds the threshold; otherwise at most the peak. */
    double peak(double[] x, SampleExtremes extremes, int m, double threshold) {
        if (coarseStep == 1) {
            return largest(x, m, 0, kernel.phases(), 1);
        }
        double nextTo = bounds.nextTo(Math.max(Math.abs(x[m]), Math.abs(x[m + 1])));
        if (nextTo + bounds.besideSamples(extremes, m, 1) <= threshold) {
            return 0.0;
        }
        if (x[m] == x[m + 1] && isConstant(x, m)) {
            return constantPeak(x, m);
        }
        double peak = largest(x, m, coarseStep - 1, kernel.phases(), coarseStep);
        return raiseByFinePhases(x, m, peak, threshold, bounds.besideCoarse(extremes, m, 1));
    }

    private double raiseByFinePhases(double[] x, int m, double coarsePeak, double threshold, double slack) {
        double peak = coarsePeak;
        double calm = Math.max(threshold, peak) - slack;
        if (Math.max(peak, Math.max(Math.abs(x[m]), Math.abs(x[m + 1]))) <= calm) {
            return peak;
        }
        double below = Math.abs(x[m]);
        for (int p = 0; p < kernel.phases(); p += coarseStep) {
            int next = p + coarseStep - 1;
            double above = next < kernel.phases() ? magnitude(x, m, next) : Math.abs(x[m + 1]);
            if (Math.max(below, above) > calm) {
                peak = Math.max(peak, largest(x, m, p, next, 1));
            }
            below = above;
        }
        return peak;
    }
}

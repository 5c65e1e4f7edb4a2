package app.loudcraft.dsp;

/**
 * Bounds how large a kernel can read between two frames, from samples and their extremes alone.
 *
 * <p>A reading is at most the L1 norm of the kernel times the largest sample under it. It is also a weighted mean of the
 * two samples around it, scaled to the sum of the phase's taps, plus a residual; and a reading between two coarse phases
 * is a weighted mean of theirs plus a residual. The weights are those that make the residual blind to ramps, and so a
 * {@link SmoothnessBound} of second differences keeps it small.
 */
final class IntervalBounds {

    // Readings are sums of up to 64 rounded products; the bound is widened by far more than that can err.
    private static final double ROUNDING = 1.0 + 1e-9;

    private final TruePeakKernel kernel;
    private final int half;
    private final double l1Norm;
    private final double largestSum;
    private final SmoothnessBound besideSamples = new SmoothnessBound();
    private final SmoothnessBound besideCoarse = new SmoothnessBound();

    IntervalBounds(TruePeakKernel kernel, int coarseStep) {
        this.kernel = kernel;
        this.half = kernel.halfTaps();
        this.l1Norm = kernel.l1Norm() * ROUNDING;
        this.largestSum = boundBesideSamples();
        boundBesideCoarse(coarseStep);
    }

    /** Returns the largest sum of a phase. */
    private double boundBesideSamples() {
        double largest = 0.0;
        for (int p = 1; p <= kernel.phases(); p++) {
            double[] residual = kernel.phase(p - 1);
            double sum = sum(p);
            double weight = Math.max(0.0, Math.min(1.0, moment(p) / sum));
            residual[half - 1] -= sum * (1.0 - weight);
            residual[half] -= sum * weight;
            besideSamples.include(residual);
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private void boundBesideCoarse(int coarseStep) {
        for (int p = 1; p <= kernel.phases(); p++) {
            int below = p / coarseStep * coarseStep;
            int above = below + coarseStep;
            if (p > below) {
                double share = (moment(p) - moment(below)) / (moment(above) - moment(below));
                double weight = Math.max(0.0, Math.min(1.0, share));
                double[] residual = kernel.phase(p - 1);
                for (int k = 0; k < residual.length; k++) {
                    residual[k] -= (1.0 - weight) * tap(below, k) + weight * tap(above, k);
                }
                besideCoarse.include(residual);
            }
        }
    }

    private double sum(int phase) {
        double sum = 0.0;
        for (int k = 0; k < 2 * half; k++) {
            sum += tap(phase, k);
        }
        return sum;
    }

    /** What the phase reads of a ramp that is 0 at the frame before the interval and 1 at the frame after it. */
    private double moment(int phase) {
        double moment = 0.0;
        for (int k = 0; k < 2 * half; k++) {
            moment += tap(phase, k) * (k - half + 1);
        }
        return moment;
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

    /** No reading in any of the intervals is larger; {@code atMost} ends the search for a tighter bound. */
    double on(SampleExtremes extremes, int first, int count, double atMost) {
        double byNorm = l1Norm * largest(extremes, first, count);
        return byNorm <= atMost
                ? byNorm
                : Math.min(
                        byNorm,
                        nextTo(extremes.largest(first, first + count + 1)) + besideSamples(extremes, first, count));
    }

    /** What the larger of two neighbouring samples alone makes the interval between them read, at most. */
    double nextTo(double larger) {
        return largestSum * larger;
    }

    /** What readings in the intervals exceed {@link #nextTo} by, at most. */
    double besideSamples(SampleExtremes extremes, int first, int count) {
        return bound(besideSamples, extremes, first, count);
    }

    /** What readings in the intervals exceed the larger of the coarse readings, or samples, around them by, at most. */
    double besideCoarse(SampleExtremes extremes, int first, int count) {
        return bound(besideCoarse, extremes, first, count);
    }

    /** No sample around the intervals, as far as the kernel reaches, is larger in magnitude. */
    double largest(SampleExtremes extremes, int first, int count) {
        return extremes.largest(first - half + 1, first + count + half);
    }

    /** Whether the same sample surrounds all of the intervals, as far as the kernel reaches. */
    boolean areConstant(double[] x, SampleExtremes extremes, int first, int count) {
        return x[first] == x[first + 1] && extremes.sharpest(first - half + 2, first + count + half - 1) == 0.0;
    }

    private double bound(SmoothnessBound bound, SampleExtremes extremes, int first, int count) {
        int from = first - half + 1;
        int to = first + count + half;
        return bound.on(extremes.largest(from, to), extremes.sharpest(from + 1, to - 1));
    }
}

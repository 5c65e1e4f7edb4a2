package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Reads a run of intervals, all at once and in single precision, with a proven margin of error.
 *
 * <p>Phases come in pairs whose taps mirror each other, so both are the sum and the difference of an even part (of sums
 * of opposite samples) and an odd part (of differences); the middle phase is even only. The samples are copied into one
 * row per pair of taps: a loop in which all arrays share one index is one that the compiler turns into vector
 * instructions.
 *
 * <p>A value {@code c} from among the samples is taken off first, so that the margin is in proportion to their spread,
 * whatever their offset.
 *
 * <p>The margin. With {@code R} the largest magnitude of what is left, {@code u = 2^-24}, and the float taps {@code e, o} of
 * the even and odd parts: a term is rounded as a sample, as a sum of two, as a product, twice while four are added, once
 * for each further four added to it, and when the parts are joined: {@code half / 4 + 5} times by a factor of at most
 * {@code 1 + u}. The terms of a pair are at most {@code max(|e|, |o|) (|a + b| + |a - b|) <= 2 R max(|e|, |o|)}. So
 * the computed reading is within {@code (half / 4 + 8) u * sum(2 R max(|e|, |o|))} of what the float taps read; the 3
 * added cover products of roundings. These are within {@code R * sum |t - (e + o)|} of what the kernel's own taps read,
 * and the constant taken off is read as {@code c} times the sum of the taps, not {@code c}: both differences are computed
 * in {@code double}. The roundings in {@code double}, those of the exact reading included, and all underflows (the samples
 * are scaled to magnitudes of about 1) are less than {@code 1e-12} of the largest sample.
 */
final class FloatReadings {

    private static final double FLOAT_ROUNDING = 0x1p-24;
    private static final double DOUBLE_ROUNDING = 1e-12;

    private final int half;
    private final int phases;
    private final int coarseStep;
    private final float[][] evenTaps;
    private final float[][] oddTaps;
    private final double spreadError;
    private final double meanError;

    private final float[] samples;
    private final float[][] sums;
    private final float[][] differences;
    private final float[][] even;
    private final float[][] odd;
    private final float[] up;
    private final float[] down;
    private final float[] tops;
    private int count;
    private double mean;
    private double unit;
    private double scale;
    private double error;

    /** Readings of up to {@code maxCount} intervals; {@code halfTaps} of the kernel must be a multiple of four. */
    FloatReadings(TruePeakKernel kernel, int coarseStep, int maxCount) {
        this.half = kernel.halfTaps();
        this.phases = kernel.phases();
        this.coarseStep = coarseStep;
        int pairs = (phases + 1) / 2;
        this.evenTaps = new float[pairs][half];
        this.oddTaps = new float[pairs][half];
        double largestPairs = 0.0;
        double largestTapError = 0.0;
        double largestMeanError = 0.0;
        for (int p = 0; p < phases; p++) {
            double[] taps = kernel.taps(p);
            int pair = Math.min(p, phases - 1 - p);
            if (p == pair) {
                split(taps, pair, p == phases - 1 - p);
            }
            largestPairs = Math.max(largestPairs, sumOfPairs(pair));
            largestTapError = Math.max(largestTapError, tapError(taps, pair, p == pair ? 1.0 : -1.0));
            largestMeanError =
                    Math.max(largestMeanError, Math.abs(Arrays.stream(taps).sum() - 1.0));
        }
        this.spreadError = (half / 4 + 8) * FLOAT_ROUNDING * largestPairs + largestTapError;
        this.meanError = largestMeanError;
        this.samples = new float[maxCount + 2 * half - 1];
        this.sums = new float[half][maxCount];
        this.differences = new float[half][maxCount];
        this.even = new float[pairs][maxCount];
        this.odd = new float[pairs][maxCount];
        this.up = new float[maxCount];
        this.down = new float[maxCount];
        this.tops = new float[maxCount];
    }

    private void split(double[] taps, int pair, boolean middle) {
        for (int k = 0; k < half; k++) {
            double mirrored = taps[2 * half - 1 - k];
            evenTaps[pair][k] = (float) (0.5 * (taps[k] + mirrored));
            oddTaps[pair][k] = middle ? 0f : (float) (0.5 * (taps[k] - mirrored));
        }
    }

    private double sumOfPairs(int pair) {
        double sum = 0.0;
        for (int k = 0; k < half; k++) {
            sum += 2.0 * Math.max(Math.abs(evenTaps[pair][k]), Math.abs(oddTaps[pair][k]));
        }
        return sum;
    }

    private double tapError(double[] taps, int pair, double sign) {
        double sum = 0.0;
        for (int k = 0; k < half; k++) {
            double e = evenTaps[pair][k];
            double o = sign * oddTaps[pair][k];
            sum += Math.abs(taps[k] - (e + o)) + Math.abs(taps[2 * half - 1 - k] - (e - o));
        }
        return sum;
    }

    /**
     * Takes the samples of {@code intervals} intervals, the first one after frame {@code first}.
     *
     * @param largest no sample is larger in magnitude; more than 0 and finite
     */
    void load(double[] x, int first, int intervals, double largest) {
        int from = first - half + 1;
        int n = intervals + 2 * half - 1;
        count = intervals;
        mean = 0.5 * (x[from] + x[from + n - 1]);
        unit = Math.scalb(1.0, Math.getExponent(largest));
        scale = 1.0 / unit;
        double spread = unit * convert(x, from, n);
        error = spreadError * spread + meanError * Math.abs(mean) + DOUBLE_ROUNDING * largest;
        for (int k = 0; k < half; k++) {
            System.arraycopy(samples, k, sums[k], 0, count);
            System.arraycopy(samples, 2 * half - 1 - k, differences[k], 0, count);
            sumAndDifference(sums[k], differences[k], count);
        }
        Arrays.fill(up, 0, count, Float.NEGATIVE_INFINITY);
        Arrays.fill(down, 0, count, Float.POSITIVE_INFINITY);
    }

    /** Scales what the samples differ from the mean by to about 1; returns the largest magnitude. */
    private float convert(double[] x, int from, int n) {
        int largest = 0;
        for (int i = 0; i < n; i++) {
            float sample = (float) ((x[from + i] - mean) * scale);
            samples[i] = sample;
            // As an integer: that needs no branch.
            largest = Math.max(largest, Float.floatToRawIntBits(sample) & Integer.MAX_VALUE);
        }
        return Float.intBitsToFloat(largest);
    }

    private static void sumAndDifference(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            float left = a[i];
            float right = b[i];
            a[i] = left + right;
            b[i] = left - right;
        }
    }

    /** Reads the coarse phases of all intervals. */
    void readCoarse() {
        for (int pair = coarseStep - 1; pair < even.length; pair += coarseStep) {
            read(pair);
        }
    }

    /** Reads what {@link #readCoarse} left out. */
    void readFine() {
        for (int pair = 0; pair < even.length; pair++) {
            if ((pair + 1) % coarseStep != 0) {
                read(pair);
            }
        }
    }

    private void read(int pair) {
        convolve(sums, evenTaps[pair], even[pair]);
        // The odd part of the middle phase stays 0.
        if (2 * pair != phases - 1) {
            convolve(differences, oddTaps[pair], odd[pair]);
        }
        raise(even[pair], odd[pair], up, count);
        lower(even[pair], odd[pair], down, count);
    }

    private void convolve(float[][] rows, float[] taps, float[] reading) {
        Arrays.fill(reading, 0, count, 0f);
        for (int k = 0; k < half; k += 4) {
            addFour(
                    rows[k],
                    rows[k + 1],
                    rows[k + 2],
                    rows[k + 3],
                    taps[k],
                    taps[k + 1],
                    taps[k + 2],
                    taps[k + 3],
                    reading,
                    count);
        }
    }

    private static void addFour(
            float[] a, float[] b, float[] c, float[] d, float ta, float tb, float tc, float td, float[] sum, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += (ta * a[i] + tb * b[i]) + (tc * c[i] + td * d[i]);
        }
    }

    private static void raise(float[] even, float[] odd, float[] up, int n) {
        for (int i = 0; i < n; i++) {
            up[i] = Math.max(up[i], even[i] + Math.abs(odd[i]));
        }
    }

    private static void lower(float[] even, float[] odd, float[] down, int n) {
        for (int i = 0; i < n; i++) {
            down[i] = Math.min(down[i], even[i] - Math.abs(odd[i]));
        }
    }

    /** The largest magnitude in this interval of all phases read, give or take {@link #error()}. */
    double top(int interval) {
        return Math.max(mean + unit * up[interval], -(mean + unit * down[interval]));
    }

    /** The interval whose {@link #top} is the largest, or all but the largest. */
    int highest() {
        float offset = (float) (mean * scale);
        tops(up, down, offset, tops, count);
        int highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, Float.floatToRawIntBits(tops[i]));
        }
        for (int i = 0; i < count; i++) {
            if (Float.floatToRawIntBits(tops[i]) == highest) {
                return i;
            }
        }
        return 0;
    }

    private static void tops(float[] up, float[] down, float offset, float[] tops, int n) {
        for (int i = 0; i < n; i++) {
            tops[i] = Math.max(Math.abs(up[i] + offset), Math.abs(down[i] + offset));
        }
    }

    /**
     * One bit for each phase of the first half, set where this phase or its mirror image may reach the magnitude in this
     * interval; only every {@code step}-th phase is looked at.
     */
    int reaching(int interval, int step, double magnitude) {
        double atLeast = (magnitude - error - mean) * scale;
        double atMost = (error - magnitude - mean) * scale;
        int reaching = 0;
        for (int pair = step - 1; pair < even.length; pair += step) {
            double e = even[pair][interval];
            double o = Math.abs(odd[pair][interval]);
            // Without a branch: which phase is the largest cannot be foretold.
            reaching |= (e + o >= atLeast ? 1 : 0) << pair | (e - o <= atMost ? 1 : 0) << pair;
        }
        return reaching;
    }

    /** What any of the readings differs from the exact one by, at most. */
    double error() {
        return error;
    }
}

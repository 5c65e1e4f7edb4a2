package app.loudcraft.dsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a run of intervals, all at once and in single precision, with a proven margin of error.
 *
 * <p>Phases come in pairs whose taps mirror each other, so both are the sum and the difference of an even part (of sums
 * of opposite samples) and an odd part (of differences); the middle phase is even only. The samples are copied into one
 * row per pair of taps: a loop in which all arrays share one index is one that the compiler turns into vector
 * instructions.
 *
 * <p>Only the coarse phases are read with all of their taps. The far taps of all phases resemble each other, so those of
 * the others are, to less than 3 parts in a million in all, weighted sums of the coarse ones' ({@link NearestSum}): a fine
 * phase takes two rows of eight instead of two of {@code half}.
 *
 * <p>Where the samples lie so far from 0 that all readings have their sign, a value {@code c} from among them is taken off
 * first, so that the margin is in proportion to their spread and not to their offset; otherwise {@code c} is 0.
 *
 * <p>The margin. With {@code R} the largest magnitude of what is left and {@code u = 2^-24}, {@link FloatRow} counts how
 * often the terms of the even and the odd part are rounded; before, every sample is rounded once and once as a sum of two,
 * and after, once when the parts are joined. The sum and the difference of a pair of samples are at most {@code 2 R}
 * together, so each pair adds its larger count, of even or odd, to the error, times {@code 2 R u}; one part in a thousand
 * more covers products of roundings. The float taps, in all, differ from the kernel's own by another {@code R * sum |t -
 * (e + o)|}, and the constant taken off is read as {@code c} times the sum of the taps, not {@code c}: both differences are
 * computed in {@code double}. The roundings in {@code double}, those of the exact reading included, and all underflows (the
 * samples are scaled to magnitudes of about 1) are less than {@code 1e-12} of the largest sample.
 */
final class FloatReadings {

    private static final double FLOAT_ROUNDING = 0x1p-24 * 1.001;
    private static final double DOUBLE_ROUNDING = 1e-12;
    private static final double ONE_SIGN_MARGIN = 1.001;
    private static final int SAMPLE_ROUNDINGS = 2;
    private static final int FINE_TERMS = 8;

    private final int half;
    private final int phases;
    private final int coarseStep;
    private final double l1Norm;
    private final double spreadError;
    private final double meanError;

    private final float[] samples;
    private final FloatRow[] sums;
    private final FloatRow[] differences;
    private final FloatRow[] even;
    private final FloatRow[] odd;
    private final float[] levels;
    private final float[] levelsBeside;
    private int count;
    private boolean oneSign;
    private double base;
    private double unit;
    private double scale;
    private double error;

    /** Readings of up to {@code maxCount} intervals; {@code halfTaps} of the kernel must be a multiple of four. */
    FloatReadings(TruePeakKernel kernel, int coarseStep, int maxCount) {
        this.half = kernel.halfTaps();
        this.phases = kernel.phases();
        this.coarseStep = coarseStep;
        this.l1Norm = kernel.l1Norm();
        this.samples = new float[maxCount + 2 * half - 1];
        this.sums = FloatRow.ofSamples(half, new float[FINE_TERMS][maxCount], SAMPLE_ROUNDINGS);
        this.differences = FloatRow.ofSamples(half, new float[FINE_TERMS][maxCount], SAMPLE_ROUNDINGS);
        this.even = rows(kernel, sums, 1.0);
        this.odd = rows(kernel, differences, -1.0);
        this.levels = new float[maxCount];
        this.levelsBeside = new float[maxCount];
        double largestSpreadError = 0.0;
        double largestMeanError = 0.0;
        for (int p = 0; p < phases; p++) {
            double[] taps = kernel.taps(p);
            largestSpreadError = Math.max(largestSpreadError, roundingError(p) + tapError(taps, p));
            largestMeanError =
                    Math.max(largestMeanError, Math.abs(Arrays.stream(taps).sum() - 1.0));
        }
        this.spreadError = largestSpreadError;
        this.meanError = largestMeanError;
    }

    /** The even or the odd parts of all pairs, coarse ones from all samples and the others from these. */
    private FloatRow[] rows(TruePeakKernel kernel, FloatRow[] ofSamples, double sign) {
        FloatRow[] rows = new FloatRow[(phases + 1) / 2];
        List<FloatRow> coarse = new ArrayList<>();
        for (int pair = coarseStep - 1; pair < rows.length; pair += coarseStep) {
            rows[pair] = FloatRow.sum(ofSamples, part(kernel.taps(pair), sign));
            // The odd part of the middle phase is 0.
            if (sign > 0.0 || !isMiddle(pair)) {
                coarse.add(rows[pair]);
            }
        }
        for (int pair = 0; pair < rows.length; pair++) {
            if (rows[pair] == null) {
                rows[pair] = fineRow(part(kernel.taps(pair), sign), ofSamples, coarse);
            }
        }
        return rows;
    }

    private double[] part(double[] taps, double sign) {
        double[] part = new double[half];
        for (int k = 0; k < half; k++) {
            part[k] = 0.5 * (taps[k] + sign * taps[2 * half - 1 - k]);
        }
        return part;
    }

    private FloatRow fineRow(double[] part, FloatRow[] ofSamples, List<FloatRow> coarse) {
        int near = FINE_TERMS - coarse.size();
        FloatRow[] terms = Arrays.copyOfRange(ofSamples, half - near, half + coarse.size());
        double[][] coarseTaps = coarse.stream().map(FloatRow::taps).toArray(double[][]::new);
        double[] coarseWeights = NearestSum.weights(part, coarseTaps, half - near);
        double[] rest = NearestSum.rest(part, coarseTaps, coarseWeights);
        double[] weights = Arrays.copyOfRange(rest, half - near, half + coarse.size());
        for (int j = 0; j < coarse.size(); j++) {
            terms[near + j] = coarse.get(j);
            weights[near + j] = coarseWeights[j];
        }
        return FloatRow.sum(terms, weights);
    }

    private boolean isMiddle(int phase) {
        return 2 * phase == phases - 1;
    }

    private double roundingError(int phase) {
        int pair = Math.min(phase, phases - 1 - phase);
        double roundings = 0.0;
        for (int k = 0; k < half; k++) {
            roundings += Math.max(
                    even[pair].roundings()[k] + Math.abs(even[pair].taps()[k]),
                    odd[pair].roundings()[k] + Math.abs(odd[pair].taps()[k]));
        }
        return 2.0 * FLOAT_ROUNDING * roundings;
    }

    private double tapError(double[] taps, int phase) {
        int pair = Math.min(phase, phases - 1 - phase);
        double sum = 0.0;
        for (int k = 0; k < half; k++) {
            double e = even[pair].taps()[k];
            double o = phase == pair ? odd[pair].taps()[k] : -odd[pair].taps()[k];
            sum += Math.abs(taps[k] - (e + o)) + Math.abs(taps[2 * half - 1 - k] - (e - o));
        }
        return 1.001 * sum;
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
        unit = Math.scalb(1.0, Math.getExponent(largest));
        double mean = 0.5 * (x[from] + x[from + n - 1]);
        double spread = Math.max(Math.abs(x[from] - mean), Math.abs(x[from + n / 2] - mean));
        // Most signals fail this by these samples alone.
        oneSign = ONE_SIGN_MARGIN * l1Norm * spread < Math.abs(mean);
        if (oneSign) {
            spread = convert(x, from, n, mean, Math.copySign(1.0 / unit, mean)) * unit;
            oneSign = ONE_SIGN_MARGIN * l1Norm * spread < Math.abs(mean);
        }
        if (!oneSign) {
            mean = 0.0;
            spread = convert(x, from, n, 0.0, 1.0 / unit) * unit;
        }
        base = Math.abs(mean);
        scale = 1.0 / unit;
        error = spreadError * spread + meanError * base + DOUBLE_ROUNDING * largest;
        Arrays.fill(levels, 0, count, Float.NEGATIVE_INFINITY);
    }

    /** Scales what the samples differ from {@code mean} by to about 1; returns the largest magnitude. */
    private float convert(double[] x, int from, int n, double mean, double factor) {
        int largest = 0;
        for (int i = 0; i < n; i++) {
            float sample = (float) ((x[from + i] - mean) * factor);
            samples[i] = sample;
            // As an integer: that needs no branch.
            largest = Math.max(largest, Float.floatToRawIntBits(sample) & Integer.MAX_VALUE);
        }
        return Float.intBitsToFloat(largest);
    }

    /** Reads the coarse phases of all intervals. */
    void readCoarse() {
        // A few rows at a time, which stay in the fastest memory; the nearest samples' come last and are kept.
        for (int k = 0; k < half; k += FloatRow.AT_ONCE) {
            fillRows(k);
            addToCoarse(k);
        }
        for (int pair = coarseStep - 1; pair < even.length; pair += coarseStep) {
            raise(pair);
        }
        System.arraycopy(levels, 0, levelsBeside, 0, count);
        if (oneSign) {
            raiseHalf(sums[half - 1].values(), differences[half - 1].values(), levelsBeside, count);
        } else {
            raiseHalfMagnitude(sums[half - 1].values(), differences[half - 1].values(), levelsBeside, count);
        }
    }

    private void fillRows(int from) {
        for (int k = from; k < from + FloatRow.AT_ONCE; k++) {
            System.arraycopy(samples, k, sums[k].values(), 0, count);
            System.arraycopy(samples, 2 * half - 1 - k, differences[k].values(), 0, count);
            sumAndDifference(sums[k].values(), differences[k].values(), count);
        }
    }

    private static void sumAndDifference(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            float left = a[i];
            float right = b[i];
            a[i] = left + right;
            b[i] = left - right;
        }
    }

    private void addToCoarse(int from) {
        for (int pair = coarseStep - 1; pair < even.length; pair += coarseStep) {
            even[pair].add(from, count);
            if (!isMiddle(pair)) {
                odd[pair].add(from, count);
            }
        }
    }

    /** Reads what {@link #readCoarse}, which must come before, left out. */
    void readFine() {
        for (int pair = 0; pair < even.length; pair++) {
            if ((pair + 1) % coarseStep != 0) {
                even[pair].compute(count);
                odd[pair].compute(count);
                raise(pair);
            }
        }
    }

    private void raise(int pair) {
        if (oneSign) {
            raise(even[pair].values(), odd[pair].values(), levels, count);
        } else {
            raiseMagnitude(even[pair].values(), odd[pair].values(), levels, count);
        }
    }

    private static void raise(float[] even, float[] odd, float[] level, int n) {
        for (int i = 0; i < n; i++) {
            level[i] = Math.max(level[i], even[i] + Math.abs(odd[i]));
        }
    }

    private static void raiseMagnitude(float[] even, float[] odd, float[] level, int n) {
        for (int i = 0; i < n; i++) {
            level[i] = Math.max(level[i], Math.abs(even[i]) + Math.abs(odd[i]));
        }
    }

    private static void raiseHalf(float[] even, float[] odd, float[] level, int n) {
        for (int i = 0; i < n; i++) {
            level[i] = Math.max(level[i], 0.5f * (even[i] + Math.abs(odd[i])));
        }
    }

    private static void raiseHalfMagnitude(float[] even, float[] odd, float[] level, int n) {
        for (int i = 0; i < n; i++) {
            level[i] = Math.max(level[i], 0.5f * (Math.abs(even[i]) + Math.abs(odd[i])));
        }
    }

    /** The level of a reading of this magnitude; a larger magnitude has a higher level. */
    double level(double magnitude) {
        return (magnitude - base) * scale;
    }

    /** The level in every interval of the largest of all phases read, give or take that of {@link #error()}. */
    float[] levels() {
        return levels;
    }

    /** As {@link #levels} once the coarse phases are read, with the two samples next to the interval among them. */
    float[] levelsBeside() {
        return levelsBeside;
    }

    /** The largest magnitude in this interval of all phases read, give or take {@link #error()}. */
    double top(int interval) {
        return base + unit * levels[interval];
    }

    /** The interval whose {@link #top} is the largest. */
    int highest() {
        int highest = Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, ordered(levels[i]));
        }
        for (int i = 0; i < count; i++) {
            if (ordered(levels[i]) == highest) {
                return i;
            }
        }
        return 0;
    }

    /** An integer that is larger for a larger value: that needs no branch. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /**
     * One bit for each phase of the first half, set where this phase or its mirror image may reach the magnitude in this
     * interval; only every {@code step}-th phase is looked at.
     */
    int reaching(int interval, int step, double magnitude) {
        double atLeast = level(magnitude - error);
        int reaching = 0;
        for (int pair = step - 1; pair < even.length; pair += step) {
            double e = even[pair].values()[interval];
            double o = odd[pair].values()[interval];
            // Without a branch: which phase is the largest cannot be foretold.
            reaching |= ((oneSign ? e : Math.abs(e)) + Math.abs(o) >= atLeast ? 1 : 0) << pair;
        }
        return reaching;
    }

    /** What any of the readings differs from the exact one by, at most. */
    double error() {
        return error;
    }
}

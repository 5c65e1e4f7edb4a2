package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * A row of values in single precision, one an interval: the weighted sum of other rows, at bottom of rows of samples.
 *
 * <p>It knows by which taps it follows from the rows of samples, and how far rounding may take it from there: with samples
 * {@code s[k]} in these rows, by at most {@code u * sum(roundings[k] |s[k]|)}, where {@code u = 2^-24} and products of
 * roundings are left out. A product is rounded once by itself, twice while four are added, and once when they and each
 * further four are added to the sum: little, for the products that are added last.
 */
final class FloatRow {

    /** Products are added by so many at once. */
    static final int AT_ONCE = 4;

    private final float[] values;
    private final FloatRow[] terms;
    private final float[] weights;
    private final double[] taps;
    private final double[] roundings;

    private FloatRow(float[] values, FloatRow[] terms, double[] weights, int sampleRows) {
        this.values = values;
        this.terms = terms;
        this.weights = new float[terms.length];
        this.taps = new double[sampleRows];
        this.roundings = new double[sampleRows];
        for (int j = 0; j < terms.length; j++) {
            this.weights[j] = (float) weights[j];
            include(terms[j], this.weights[j], (terms.length - j - 1) / AT_ONCE + 4);
        }
    }

    private void include(FloatRow term, double weight, int productRoundings) {
        for (int k = 0; k < taps.length; k++) {
            taps[k] += weight * term.taps[k];
            roundings[k] += Math.abs(weight) * (term.roundings[k] + productRoundings * Math.abs(term.taps[k]));
        }
    }

    /**
     * Rows of samples, to be filled from outside; each sample is rounded {@code roundings} times before. Only as many rows
     * exist at a time as there are arrays: the others share them in turn.
     */
    static FloatRow[] ofSamples(int rows, float[][] arrays, int roundings) {
        FloatRow[] samples = new FloatRow[rows];
        for (int k = 0; k < rows; k++) {
            samples[k] = new FloatRow(arrays[k % arrays.length], new FloatRow[0], new double[0], rows);
            samples[k].taps[k] = 1.0;
            samples[k].roundings[k] = roundings;
        }
        return samples;
    }

    /** The weighted sum of these rows, of which there are a multiple of four; the largest products should come last. */
    static FloatRow sum(FloatRow[] terms, double[] weights) {
        return new FloatRow(new float[terms[0].values.length], terms, weights, terms[0].taps.length);
    }

    /** Adds up the first {@code count} values from what the rows hold that this one is the sum of. */
    void compute(int count) {
        for (int k = 0; k < terms.length; k += AT_ONCE) {
            add(k, count);
        }
    }

    /** Adds what the four rows from {@code k} on hold; the first four begin the sum. */
    void add(int k, int count) {
        float[] a = terms[k].values;
        float[] b = terms[k + 1].values;
        float[] c = terms[k + 2].values;
        float[] d = terms[k + 3].values;
        if (k == 0) {
            Arrays.fill(values, 0, count, 0f);
        }
        addFour(a, b, c, d, weights[k], weights[k + 1], weights[k + 2], weights[k + 3], values, count);
    }

    private static void addFour(
            float[] a, float[] b, float[] c, float[] d, float ta, float tb, float tc, float td, float[] sum, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += (ta * a[i] + tb * b[i]) + (tc * c[i] + td * d[i]);
        }
    }

    float[] values() {
        return values;
    }

    /** What the rows of samples are multiplied by in all. */
    double[] taps() {
        return taps;
    }

    /** How often each sample is rounded in all, times the taps that it meets on its way. */
    double[] roundings() {
        return roundings;
    }
}

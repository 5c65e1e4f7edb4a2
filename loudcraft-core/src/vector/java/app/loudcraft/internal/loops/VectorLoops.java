package app.loudcraft.internal.loops;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the incubating Vector API: two channels as the two halves of a vector, and four samples at a time.
 *
 * <p>Found by name where the module is there; see {@link Loops}.
 */
public final class VectorLoops implements SampleLoops {

    private static final VectorSpecies<Double> PAIR = DoubleVector.SPECIES_128;
    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int FLOAT_LANES = 8;
    private static final int LANES = 4;

    // Frames that are laid side by side at a time; the states of the filters stand after them.
    private static final int CHUNK = (SCRATCH_LENGTH - 2 * WEIGHTING_STATE_LENGTH) / 2;

    private static final int SUM = WEIGHTING_ENERGY;

    private final ScalarLoops scalar = new ScalarLoops();

    /** True if the processor has vectors as wide as these loops use. */
    public static boolean isWorthwhile() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public void weightedEnergy(double[] k, double[] state, double[] x, int from, int to) {
        scalar.weightedEnergy(k, state, x, from, to);
    }

    @Override
    public void weightedEnergies(
            double[] k,
            double[] stateA,
            double[] stateB,
            double[] a,
            double[] b,
            int from,
            int to,
            double[] pairs) {
        for (int i = 0; i < WEIGHTING_STATE_LENGTH; i++) {
            pairs[2 * CHUNK + 2 * i] = stateA[i];
            pairs[2 * CHUNK + 2 * i + 1] = stateB[i];
        }
        for (int at = from; at < to; at += CHUNK) {
            int count = Math.min(CHUNK, to - at);
            for (int i = 0; i < count; i++) {
                pairs[2 * i] = a[at + i];
                pairs[2 * i + 1] = b[at + i];
            }
            weightedEnergies(k, pairs, count);
        }
        for (int i = 0; i < WEIGHTING_STATE_LENGTH; i++) {
            stateA[i] = pairs[2 * CHUNK + 2 * i];
            stateB[i] = pairs[2 * CHUNK + 2 * i + 1];
        }
    }

    private static void weightedEnergies(double[] k, double[] pairs, int count) {
        DoubleVector k1 = DoubleVector.broadcast(PAIR, k[0]);
        DoubleVector k2 = DoubleVector.broadcast(PAIR, k[1]);
        DoubleVector a1 = DoubleVector.broadcast(PAIR, k[2]);
        DoubleVector a2 = DoubleVector.broadcast(PAIR, k[3]);
        DoubleVector e1 = DoubleVector.broadcast(PAIR, k[4]);
        DoubleVector e2 = DoubleVector.broadcast(PAIR, k[5]);
        DoubleVector s1 = state(pairs, 0);
        DoubleVector s2 = state(pairs, 1);
        DoubleVector w1 = state(pairs, 2);
        DoubleVector w2 = state(pairs, 3);
        DoubleVector d = state(pairs, 4);
        DoubleVector sum = state(pairs, SUM);
        for (int i = 0; i < count; i++) {
            DoubleVector in = DoubleVector.fromArray(PAIR, pairs, 2 * i);
            DoubleVector y = in.add(s1);
            DoubleVector next = k1.mul(in).add(s2).add(a1.mul(s1));
            s2 = k2.mul(in).add(a2.mul(s1));
            s1 = next;
            DoubleVector w = y.add(e2.mul(w2)).add(e1.mul(w1));
            DoubleVector difference = w.sub(w1);
            DoubleVector z = difference.sub(d);
            d = difference;
            w2 = w1;
            w1 = w;
            sum = sum.add(z.mul(z));
        }
        s1.intoArray(pairs, 2 * CHUNK);
        s2.intoArray(pairs, 2 * CHUNK + 2);
        w1.intoArray(pairs, 2 * CHUNK + 4);
        w2.intoArray(pairs, 2 * CHUNK + 6);
        d.intoArray(pairs, 2 * CHUNK + 8);
        sum.intoArray(pairs, 2 * CHUNK + 2 * SUM);
    }

    private static DoubleVector state(double[] pairs, int index) {
        return DoubleVector.fromArray(PAIR, pairs, 2 * CHUNK + 2 * index);
    }

    @Override
    public void blockBounds(
            double[] x, int from, int block, int first, int count, double[] largest, double[] sharpest) {
        for (int index = 0; index < count; index++) {
            DoubleVector magnitude = DoubleVector.zero(WIDE);
            DoubleVector bend = DoubleVector.zero(WIDE);
            int end = from + (index + 1) * block;
            for (int i = end - block; i < end; i += LANES) {
                DoubleVector sample = DoubleVector.fromArray(WIDE, x, i);
                DoubleVector before = sample.sub(DoubleVector.fromArray(WIDE, x, i - 1));
                DoubleVector after = DoubleVector.fromArray(WIDE, x, i + 1).sub(sample);
                // Not max(), which minds NaN and the sign of zero.
                magnitude = larger(magnitude, sample.abs());
                bend = larger(bend, after.sub(before).abs());
            }
            largest[first + index] = magnitude.reduceLanes(VectorOperators.MAX);
            sharpest[first + index] = bend.reduceLanes(VectorOperators.MAX);
        }
    }

    private static DoubleVector larger(DoubleVector a, DoubleVector b) {
        return a.blend(b, a.compare(VectorOperators.LT, b));
    }

    /** Four vectors of sums stay in registers while all rows go by. */
    @Override
    public void sumOfProducts(float[][] rows, float[] taps, float[] sum, int count) {
        int i = 0;
        for (; i + 4 * FLOAT_LANES <= count; i += 4 * FLOAT_LANES) {
            FloatVector a = FloatVector.zero(FLOATS);
            FloatVector b = FloatVector.zero(FLOATS);
            FloatVector c = FloatVector.zero(FLOATS);
            FloatVector d = FloatVector.zero(FLOATS);
            for (int k = 0; k < taps.length; k++) {
                FloatVector tap = FloatVector.broadcast(FLOATS, taps[k]);
                float[] row = rows[k];
                a = a.add(tap.mul(FloatVector.fromArray(FLOATS, row, i)));
                b = b.add(tap.mul(FloatVector.fromArray(FLOATS, row, i + FLOAT_LANES)));
                c = c.add(tap.mul(FloatVector.fromArray(FLOATS, row, i + 2 * FLOAT_LANES)));
                d = d.add(tap.mul(FloatVector.fromArray(FLOATS, row, i + 3 * FLOAT_LANES)));
            }
            a.intoArray(sum, i);
            b.intoArray(sum, i + FLOAT_LANES);
            c.intoArray(sum, i + 2 * FLOAT_LANES);
            d.intoArray(sum, i + 3 * FLOAT_LANES);
        }
        for (; i < count; i++) {
            float rest = 0f;
            for (int k = 0; k < taps.length; k++) {
                rest += taps[k] * rows[k][i];
            }
            sum[i] = rest;
        }
    }
}

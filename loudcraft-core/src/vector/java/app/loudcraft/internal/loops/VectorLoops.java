package app.loudcraft.internal.loops;

import jdk.incubator.vector.DoubleVector;
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
    private static final int LANES = 4;

    private final ScalarLoops scalar = new ScalarLoops();

    /** True if the processor has vectors as wide as these loops use. */
    public static boolean isWorthwhile() {
        return DoubleVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public void weightedEnergy(double[] k, double[] state, double[] x, int from, int to) {
        scalar.weightedEnergy(k, state, x, from, to);
    }

    /** Two frames at a time, so that the states change places instead of being moved. */
    @Override
    public void weightedEnergies(
            double[] k, double[] stateA, double[] stateB, double[] a, double[] b, int from, int to) {
        DoubleVector k1 = DoubleVector.broadcast(PAIR, k[0]);
        DoubleVector k2 = DoubleVector.broadcast(PAIR, k[1]);
        DoubleVector a1 = DoubleVector.broadcast(PAIR, k[2]);
        DoubleVector a2 = DoubleVector.broadcast(PAIR, k[3]);
        DoubleVector e1 = DoubleVector.broadcast(PAIR, k[4]);
        DoubleVector e2 = DoubleVector.broadcast(PAIR, k[5]);
        DoubleVector s1 = pair(stateA, stateB, 0);
        DoubleVector s2 = pair(stateA, stateB, 1);
        DoubleVector w1 = pair(stateA, stateB, 2);
        DoubleVector w2 = pair(stateA, stateB, 3);
        DoubleVector d = pair(stateA, stateB, 4);
        DoubleVector sum = pair(stateA, stateB, WEIGHTING_ENERGY);
        int i = from;
        for (; i + 1 < to; i += 2) {
            DoubleVector in = pair(a, b, i);
            DoubleVector y = in.add(s1);
            DoubleVector next = k1.mul(in).add(s2).add(a1.mul(s1));
            s2 = k2.mul(in).add(a2.mul(s1));
            DoubleVector w = y.add(e2.mul(w2)).add(e1.mul(w1));
            DoubleVector difference = w.sub(w1);
            DoubleVector z = difference.sub(d);
            sum = sum.add(z.mul(z));

            in = pair(a, b, i + 1);
            y = in.add(next);
            s1 = k1.mul(in).add(s2).add(a1.mul(next));
            s2 = k2.mul(in).add(a2.mul(next));
            w2 = y.add(e2.mul(w1)).add(e1.mul(w));
            d = w2.sub(w);
            z = d.sub(difference);
            sum = sum.add(z.mul(z));
            w1 = w2;
            w2 = w;
        }
        store(s1, stateA, stateB, 0);
        store(s2, stateA, stateB, 1);
        store(w1, stateA, stateB, 2);
        store(w2, stateA, stateB, 3);
        store(d, stateA, stateB, 4);
        store(sum, stateA, stateB, WEIGHTING_ENERGY);
        if (i < to) {
            scalar.weightedEnergies(k, stateA, stateB, a, b, i, to);
        }
    }

    private static DoubleVector pair(double[] a, double[] b, int index) {
        return DoubleVector.broadcast(PAIR, a[index]).withLane(1, b[index]);
    }

    private static void store(DoubleVector pair, double[] a, double[] b, int index) {
        a[index] = pair.lane(0);
        b[index] = pair.lane(1);
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
}

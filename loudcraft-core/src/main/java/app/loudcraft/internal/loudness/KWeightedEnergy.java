package app.loudcraft.internal.loudness;

import app.loudcraft.internal.loops.Loops;
import app.loudcraft.internal.loops.SampleLoops;

/**
 * Runs channels through the K-weighting and sums the squares of what comes out.
 *
 * <p>The shelf runs in transposed direct form II with its leading coefficient divided out (energies are scaled by
 * {@link #gain()} later), which leaves one product and one difference on the path from sample to sample. The high-pass
 * has the numerator 1, -2, 1: it runs in direct form II with two differences for it and needs two products only. Two
 * channels advance together faster than one after the other, and get the same bits. No allocation; one thread at a time.
 */
public final class KWeightedEnergy {

    /** Length of a channel's state; all zero at the start of a stream. */
    public static final int STATE_LENGTH = SampleLoops.WEIGHTING_STATE_LENGTH;

    private static final int ENERGY = SampleLoops.WEIGHTING_ENERGY;
    private static final double FLUSH_BELOW = 1e-30;

    private final SampleLoops loops = Loops.fastest();
    private final double[] coefficients;
    private final double gain;

    public KWeightedEnergy(KWeighting weighting) {
        KWeighting.Section shelf = weighting.shelf();
        KWeighting.Section pass = weighting.highPass();
        coefficients = new double[] {
            shelf.b1() / shelf.b0() - shelf.a1(),
            shelf.b2() / shelf.b0() - shelf.a2(),
            -shelf.a1(),
            -shelf.a2(),
            -pass.a1(),
            -pass.a2()
        };
        gain = shelf.b0() * shelf.b0();
    }

    /** What the sums of squares must be multiplied with. */
    public double gain() {
        return gain;
    }

    /** Takes the samples {@code [from, to)} of one channel. */
    public void advance(double[] state, double[] x, int from, int to) {
        loops.weightedEnergy(coefficients, state, x, from, to);
    }

    /** Takes the samples {@code [from, to)} of two channels. */
    public void advance(double[] stateA, double[] stateB, double[] a, double[] b, int from, int to) {
        loops.weightedEnergies(coefficients, stateA, stateB, a, b, from, to);
    }

    /**
     * Returns the sum of squares and starts the next one; decayed states become 0.
     *
     * <p>It is called at the same frames however the stream is cut, so the bits stay independent of the blocks.
     */
    public static double take(double[] state) {
        double taken = state[ENERGY];
        state[ENERGY] = 0.0;
        for (int i = 0; i < ENERGY; i++) {
            if (Math.abs(state[i]) < FLUSH_BELOW) {
                state[i] = 0.0;
            }
        }
        return taken;
    }
}

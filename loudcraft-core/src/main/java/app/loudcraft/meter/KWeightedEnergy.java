package app.loudcraft.meter;

/**
 * Runs channels through the K-weighting and sums the squares of what comes out.
 *
 * <p>The shelf runs in transposed direct form II with its leading coefficient divided out (energies are scaled by
 * {@link #gain()} later), which leaves one product and one difference on the path from sample to sample. The high-pass
 * has the numerator 1, -2, 1: it runs in direct form II with two differences for it and needs two products only. Two
 * channels advance in one loop, so that each hides the other's latency, and get the same bits as one alone. No
 * allocation.
 */
final class KWeightedEnergy {

    /** Length of a channel's state; all zero at the start of a stream. */
    static final int STATE_LENGTH = 6;

    private static final int S1 = 0;
    private static final int S2 = 1;
    private static final int W1 = 2;
    private static final int W2 = 3;
    private static final int DIFFERENCE = 4;
    private static final int ENERGY = 5;

    private static final double FLUSH_BELOW = 1e-30;

    // y = x + s1,  s1' = c1 x + s2 + f1 s1,  s2' = c2 x + f2 s1;  w = y + g2 w2 + g1 w1,  z = (w - w1) - (w1 - w2)
    private final double c1;
    private final double c2;
    private final double f1;
    private final double f2;
    private final double g1;
    private final double g2;
    private final double gain;

    KWeightedEnergy(KWeighting weighting) {
        KWeighting.Section shelf = weighting.shelf();
        c1 = shelf.b1() / shelf.b0() - shelf.a1();
        c2 = shelf.b2() / shelf.b0() - shelf.a2();
        f1 = -shelf.a1();
        f2 = -shelf.a2();
        g1 = -weighting.highPass().a1();
        g2 = -weighting.highPass().a2();
        gain = shelf.b0() * shelf.b0();
    }

    /** What the sums of squares must be multiplied with. */
    double gain() {
        return gain;
    }

    /** Takes the samples {@code [from, to)} of one channel. */
    void advance(double[] state, double[] x, int from, int to) {
        double k1 = c1, k2 = c2, a1 = f1, a2 = f2, e1 = g1, e2 = g2;
        double s1 = state[S1], s2 = state[S2], w1 = state[W1], w2 = state[W2], d = state[DIFFERENCE];
        double sum = state[ENERGY];
        for (int i = from; i < to; i++) {
            double in = x[i];
            double y = in + s1;
            double next = (k1 * in + s2) + a1 * s1;
            s2 = k2 * in + a2 * s1;
            s1 = next;
            double w = (y + e2 * w2) + e1 * w1;
            double difference = w - w1;
            double z = difference - d;
            d = difference;
            w2 = w1;
            w1 = w;
            sum += z * z;
        }
        store(state, s1, s2, w1, w2, d, sum);
    }

    /** Takes the samples {@code [from, to)} of two channels. */
    void advance(double[] stateA, double[] stateB, double[] a, double[] b, int from, int to) {
        double k1 = c1, k2 = c2, a1 = f1, a2 = f2, e1 = g1, e2 = g2;
        double as1 = stateA[S1], as2 = stateA[S2], aw1 = stateA[W1], aw2 = stateA[W2], ad = stateA[DIFFERENCE];
        double bs1 = stateB[S1], bs2 = stateB[S2], bw1 = stateB[W1], bw2 = stateB[W2], bd = stateB[DIFFERENCE];
        double aSum = stateA[ENERGY];
        double bSum = stateB[ENERGY];
        for (int i = from; i < to; i++) {
            double ax = a[i];
            double bx = b[i];
            double ay = ax + as1;
            double by = bx + bs1;
            double aNext = (k1 * ax + as2) + a1 * as1;
            double bNext = (k1 * bx + bs2) + a1 * bs1;
            as2 = k2 * ax + a2 * as1;
            bs2 = k2 * bx + a2 * bs1;
            as1 = aNext;
            bs1 = bNext;
            double aw = (ay + e2 * aw2) + e1 * aw1;
            double bw = (by + e2 * bw2) + e1 * bw1;
            double aDifference = aw - aw1;
            double bDifference = bw - bw1;
            double az = aDifference - ad;
            double bz = bDifference - bd;
            ad = aDifference;
            bd = bDifference;
            aw2 = aw1;
            bw2 = bw1;
            aw1 = aw;
            bw1 = bw;
            aSum += az * az;
            bSum += bz * bz;
        }
        store(stateA, as1, as2, aw1, aw2, ad, aSum);
        store(stateB, bs1, bs2, bw1, bw2, bd, bSum);
    }

    private static void store(
            double[] state, double s1, double s2, double w1, double w2, double difference, double energy) {
        state[S1] = s1;
        state[S2] = s2;
        state[W1] = w1;
        state[W2] = w2;
        state[DIFFERENCE] = difference;
        state[ENERGY] = energy;
    }

    /** Sum of squares since the last {@link #take}. */
    static double energy(double[] state) {
        return state[ENERGY];
    }

    /**
     * Returns the sum of squares and starts the next one; decayed states become 0.
     *
     * <p>It is called at the same frames however the stream is cut, so the bits stay independent of the blocks.
     */
    static double take(double[] state) {
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

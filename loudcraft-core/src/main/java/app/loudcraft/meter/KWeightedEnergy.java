package app.loudcraft.meter;

/**
 * Sums the squares of one channel's K-weighted samples.
 *
 * <p>The two sections run in transposed direct form II with the output substituted into the state equations, which
 * leaves one product and one difference on the path from sample to sample; {@link #advance(KWeightedEnergy,
 * KWeightedEnergy, float[], float[], int, int)} runs two channels in one loop, so that each hides the other's latency,
 * and gives the same bits. No allocation.
 */
final class KWeightedEnergy {

    private static final double FLUSH_BELOW = 1e-30;

    // s1' = shelfC1 x + s2 - shelfA1 s1,  s2' = shelfC2 x - shelfA2 s1,  y = shelfB0 x + s1; the high-pass alike.
    private final double shelfB0;
    private final double shelfC1;
    private final double shelfC2;
    private final double shelfA1;
    private final double shelfA2;
    private final double passC1;
    private final double passC2;
    private final double passA1;
    private final double passA2;

    private double s1;
    private double s2;
    private double r1;
    private double r2;
    private double energy;
    private long nonFinite;

    KWeightedEnergy(KWeighting weighting) {
        KWeighting.Section shelf = weighting.shelf();
        shelfB0 = shelf.b0();
        shelfC1 = shelf.b1() - shelf.a1() * shelf.b0();
        shelfC2 = shelf.b2() - shelf.a2() * shelf.b0();
        shelfA1 = shelf.a1();
        shelfA2 = shelf.a2();
        KWeighting.Section pass = weighting.highPass();
        passC1 = pass.b1() - pass.a1();
        passC2 = pass.b2() - pass.a2();
        passA1 = pass.a1();
        passA2 = pass.a2();
    }

    /** Takes the samples {@code [from, to)} of {@code in}. */
    void advance(float[] in, int from, int to) {
        double b0 = shelfB0, c1 = shelfC1, c2 = shelfC2, a1 = shelfA1, a2 = shelfA2;
        double d1 = passC1, d2 = passC2, e1 = passA1, e2 = passA2;
        double p1 = s1, p2 = s2, q1 = r1, q2 = r2, sum = energy;
        for (int i = from; i < to; i++) {
            double x = in[i];
            if (!(Math.abs(x) <= Float.MAX_VALUE)) {
                x = 0.0;
                nonFinite++;
            }
            double y = b0 * x + p1;
            double n1 = (c1 * x + p2) - a1 * p1;
            p2 = c2 * x - a2 * p1;
            p1 = n1;
            double z = y + q1;
            double m1 = (d1 * y + q2) - e1 * q1;
            q2 = d2 * y - e2 * q1;
            q1 = m1;
            sum += z * z;
        }
        s1 = p1;
        s2 = p2;
        r1 = q1;
        r2 = q2;
        energy = sum;
    }

    /** Takes the samples {@code [from, to)} of two channels of the same rate. */
    static void advance(
            KWeightedEnergy left, KWeightedEnergy right, float[] inLeft, float[] inRight, int from, int to) {
        double b0 = left.shelfB0, c1 = left.shelfC1, c2 = left.shelfC2, a1 = left.shelfA1, a2 = left.shelfA2;
        double d1 = left.passC1, d2 = left.passC2, e1 = left.passA1, e2 = left.passA2;
        double lp1 = left.s1, lp2 = left.s2, lq1 = left.r1, lq2 = left.r2, leftSum = left.energy;
        double rp1 = right.s1, rp2 = right.s2, rq1 = right.r1, rq2 = right.r2, rightSum = right.energy;
        for (int i = from; i < to; i++) {
            double lx = inLeft[i];
            double rx = inRight[i];
            if (!(Math.abs(lx) <= Float.MAX_VALUE)) {
                lx = 0.0;
                left.nonFinite++;
            }
            if (!(Math.abs(rx) <= Float.MAX_VALUE)) {
                rx = 0.0;
                right.nonFinite++;
            }
            double ly = b0 * lx + lp1;
            double ry = b0 * rx + rp1;
            double ln1 = (c1 * lx + lp2) - a1 * lp1;
            double rn1 = (c1 * rx + rp2) - a1 * rp1;
            lp2 = c2 * lx - a2 * lp1;
            rp2 = c2 * rx - a2 * rp1;
            lp1 = ln1;
            rp1 = rn1;
            double lz = ly + lq1;
            double rz = ry + rq1;
            double lm1 = (d1 * ly + lq2) - e1 * lq1;
            double rm1 = (d1 * ry + rq2) - e1 * rq1;
            lq2 = d2 * ly - e2 * lq1;
            rq2 = d2 * ry - e2 * rq1;
            lq1 = lm1;
            rq1 = rm1;
            leftSum += lz * lz;
            rightSum += rz * rz;
        }
        left.s1 = lp1;
        left.s2 = lp2;
        left.r1 = lq1;
        left.r2 = lq2;
        left.energy = leftSum;
        right.s1 = rp1;
        right.s2 = rp2;
        right.r1 = rq1;
        right.r2 = rq2;
        right.energy = rightSum;
    }

    /** Sum of squares since the last {@link #take()}. */
    double energy() {
        return energy;
    }

    /**
     * Returns the sum of squares and starts the next one.
     *
     * <p>Also the place where decayed states become 0: it is called at the same frames however the stream is cut, so the
     * bits stay independent of the blocks.
     */
    double take() {
        double taken = energy;
        energy = 0.0;
        s1 = flushed(s1);
        s2 = flushed(s2);
        r1 = flushed(r1);
        r2 = flushed(r2);
        return taken;
    }

    /** NaN and infinite samples so far; each counted as 0. */
    long nonFinite() {
        return nonFinite;
    }

    void reset() {
        s1 = 0.0;
        s2 = 0.0;
        r1 = 0.0;
        r2 = 0.0;
        energy = 0.0;
        nonFinite = 0;
    }

    private static double flushed(double state) {
        return Math.abs(state) < FLUSH_BELOW ? 0.0 : state;
    }
}

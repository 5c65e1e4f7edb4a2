package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Splits a signal in two at one frequency: Linkwitz-Riley, 24 dB an octave, both halves in phase.
 *
 * <p>Low-pass and all-pass come from the same states, and since both halves add up to that all-pass, the high-pass is what
 * the low-pass leaves of it: two sections do the work of four. Two channels run at once, for the recursion is bound by
 * latency.
 *
 * <p>Source: S. H. Linkwitz, "Active Crossover Networks for Noncoincident Drivers", JAES 24(1) 1976.
 */
final class CrossoverSplit implements CrossoverStage {

    private static final int STATES_PER_PAIR = 8;

    private final StateVariable poles;
    private final int lowBand;
    private final int highBand;
    private final double[] states;

    /** A split of {@code lowBand}, which keeps the lower half, into itself and {@code highBand}. */
    CrossoverSplit(StateVariable poles, int lowBand, int highBand, int pairs) {
        this.poles = poles;
        this.lowBand = lowBand;
        this.highBand = highBand;
        this.states = new double[STATES_PER_PAIR * pairs];
    }

    @Override
    public void run(double[][] left, double[][] right, int from, int to, int pair) {
        split(left[lowBand], right[lowBand], left[highBand], right[highBand], from, to, STATES_PER_PAIR * pair);
    }

    private void split(double[] x, double[] y, double[] highX, double[] highY, int from, int to, int at) {
        double stay1 = poles.stay1();
        double stay2 = poles.stay2();
        double cross = poles.cross();
        double in1 = poles.in1();
        double in2 = poles.in2();
        double twice = 2.0 * poles.damping();
        double[] u = states;
        double ax1 = u[at];
        double ax2 = u[at + 1];
        double ay1 = u[at + 2];
        double ay2 = u[at + 3];
        double bx1 = u[at + 4];
        double bx2 = u[at + 5];
        double by1 = u[at + 6];
        double by2 = u[at + 7];
        for (int i = from; i < to; i++) {
            double inX = x[i];
            double inY = y[i];
            double nx1 = (in1 * inX - cross * ax2) + stay1 * ax1;
            double ny1 = (in1 * inY - cross * ay2) + stay1 * ay1;
            double nx2 = (in2 * inX + cross * ax1) + stay2 * ax2;
            double ny2 = (in2 * inY + cross * ay1) + stay2 * ay2;
            double onceX = nx2 + ax2;
            double onceY = ny2 + ay2;
            double bothX = inX - twice * (nx1 + ax1);
            double bothY = inY - twice * (ny1 + ay1);
            ax1 = nx1;
            ay1 = ny1;
            ax2 = nx2;
            ay2 = ny2;
            nx1 = (in1 * onceX - cross * bx2) + stay1 * bx1;
            ny1 = (in1 * onceY - cross * by2) + stay1 * by1;
            nx2 = (in2 * onceX + cross * bx1) + stay2 * bx2;
            ny2 = (in2 * onceY + cross * by1) + stay2 * by2;
            double lowX = nx2 + bx2;
            double lowY = ny2 + by2;
            bx1 = nx1;
            by1 = ny1;
            bx2 = nx2;
            by2 = ny2;
            x[i] = lowX;
            y[i] = lowY;
            highX[i] = bothX - lowX;
            highY[i] = bothY - lowY;
        }
        u[at] = ax1;
        u[at + 1] = ax2;
        u[at + 2] = ay1;
        u[at + 3] = ay2;
        u[at + 4] = bx1;
        u[at + 5] = bx2;
        u[at + 6] = by1;
        u[at + 7] = by2;
    }

    @Override
    public void flushDenormals() {
        StateVariable.flushDenormals(states);
    }

    @Override
    public void reset() {
        Arrays.fill(states, 0.0);
    }
}

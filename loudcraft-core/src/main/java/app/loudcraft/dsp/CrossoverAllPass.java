package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Turns the phase of one band as a split elsewhere turns that of the others, so that they still add up flat.
 *
 * <p>Two channels run at once, for the recursion is bound by latency.
 */
final class CrossoverAllPass implements CrossoverStage {

    private static final int STATES_PER_PAIR = 4;

    private final StateVariable poles;
    private final int band;
    private final double[] states;

    CrossoverAllPass(StateVariable poles, int band, int pairs) {
        this.poles = poles;
        this.band = band;
        this.states = new double[STATES_PER_PAIR * pairs];
    }

    @Override
    public void run(double[][] left, double[][] right, int from, int to, int pair) {
        turn(left[band], right[band], from, to, STATES_PER_PAIR * pair);
    }

    private void turn(double[] x, double[] y, int from, int to, int at) {
        double stay1 = poles.stay1();
        double stay2 = poles.stay2();
        double cross = poles.cross();
        double in1 = poles.in1();
        double in2 = poles.in2();
        double twice = 2.0 * poles.damping();
        double[] u = states;
        double x1 = u[at];
        double x2 = u[at + 1];
        double y1 = u[at + 2];
        double y2 = u[at + 3];
        for (int i = from; i < to; i++) {
            double inX = x[i];
            double inY = y[i];
            double nx1 = (in1 * inX - cross * x2) + stay1 * x1;
            double ny1 = (in1 * inY - cross * y2) + stay1 * y1;
            x2 = (in2 * inX + cross * x1) + stay2 * x2;
            y2 = (in2 * inY + cross * y1) + stay2 * y2;
            x[i] = inX - twice * (nx1 + x1);
            y[i] = inY - twice * (ny1 + y1);
            x1 = nx1;
            y1 = ny1;
        }
        u[at] = x1;
        u[at + 1] = x2;
        u[at + 2] = y1;
        u[at + 3] = y2;
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

package app.loudcraft.meter;

import java.util.Arrays;

/**
 * The momentary (400 ms) and short-term (3 s) mean squares, renewed every 10 ms, and their maxima.
 *
 * <p>Every window is summed afresh, never updated by subtraction, so no rounding error is carried along. To keep that
 * cheap the sum of the last ten hops is stored once, and a window is the sum of every tenth of those: 44 additions for
 * each 10 ms of audio. The windows slide on while a measurement is paused; a maximum counts if no hop of its window was.
 */
final class SlidingWindows {

    /** Steps of 100 ms in a momentary window. */
    static final int MOMENTARY_STEPS = 4;

    /** Steps of 100 ms in a short-term window. */
    static final int SHORT_TERM_STEPS = 30;

    private static final int STEP = HopGrid.HOPS_PER_STEP;
    private static final int RING = SHORT_TERM_STEPS * STEP;

    private final HopGrid grid;
    private final double[] lastHops = new double[STEP];
    private final double[] stepSums = new double[RING];
    private int hopAt;
    private int stepAt;
    private long hops;
    private long countedInARow;
    private double momentary;
    private double shortTerm;
    private double maxMomentary;
    private double maxShortTerm;

    SlidingWindows(HopGrid grid) {
        this.grid = grid;
        reset();
    }

    /** Appends the energy of the next 10 ms. */
    void add(double hopEnergy, boolean counted) {
        lastHops[hopAt] = hopEnergy;
        hopAt = hopAt + 1 == STEP ? 0 : hopAt + 1;
        stepAt = stepAt + 1 == RING ? 0 : stepAt + 1;
        hops++;
        countedInARow = counted ? countedInARow + 1 : 0;
        stepSums[stepAt] = sumOfLastHops();
        if (hops >= MOMENTARY_STEPS * STEP) {
            momentary = meanSquare(MOMENTARY_STEPS);
        }
        if (hops >= RING) {
            shortTerm = meanSquare(SHORT_TERM_STEPS);
        }
        if (countedInARow >= MOMENTARY_STEPS * STEP) {
            maxMomentary = Math.max(maxMomentary, momentary);
        }
        if (countedInARow >= RING) {
            maxShortTerm = Math.max(maxShortTerm, shortTerm);
        }
    }

    /** From the oldest hop, which is the next to be replaced, to the newest. */
    private double sumOfLastHops() {
        double sum = 0.0;
        for (int i = hopAt; i < STEP; i++) {
            sum += lastHops[i];
        }
        for (int i = 0; i < hopAt; i++) {
            sum += lastHops[i];
        }
        return sum;
    }

    private double meanSquare(int steps) {
        int at = stepAt - (steps - 1) * STEP;
        at += at < 0 ? RING : 0;
        double sum = 0.0;
        for (int i = 0; i < steps; i++) {
            sum += stepSums[at];
            at += STEP;
            at -= at >= RING ? RING : 0;
        }
        return sum / grid.frames(hops - (long) steps * STEP, hops);
    }

    /** True if the last hop completed a step of 100 ms. */
    boolean atStep() {
        return hopAt == 0;
    }

    /** True if the last hop completed a step whose hops all count. */
    boolean atCountedStep() {
        return atStep() && countedInARow >= STEP;
    }

    /** Energy of the last 100 ms. */
    double stepEnergy() {
        return stepSums[stepAt];
    }

    /** Hops so far. */
    long hops() {
        return hops;
    }

    /** Mean square of the last 400 ms; 0 before there are as many. */
    double momentary() {
        return momentary;
    }

    /** Mean square of the last 3 s; 0 before there are as many. */
    double shortTerm() {
        return shortTerm;
    }

    /** Largest momentary mean square; negative before there was one. */
    double maxMomentary() {
        return maxMomentary;
    }

    /** Largest short-term mean square; negative before there was one. */
    double maxShortTerm() {
        return maxShortTerm;
    }

    void reset() {
        Arrays.fill(lastHops, 0.0);
        Arrays.fill(stepSums, 0.0);
        hopAt = 0;
        stepAt = RING - 1;
        hops = 0;
        countedInARow = 0;
        momentary = 0.0;
        shortTerm = 0.0;
        maxMomentary = Totals.NONE;
        maxShortTerm = Totals.NONE;
    }
}

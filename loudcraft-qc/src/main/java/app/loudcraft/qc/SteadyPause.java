package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/**
 * Finds the quietest half second above -60 dBFS whose level stands still: what hiss and rooms sound like in a pause, and
 * what music that dies away does not.
 *
 * <p>In steps of 50 ms; still is what stays within 3 dB from step to step for ten of them. Levels are RMS of the loudest
 * channel, full scale at 0. About 1 ns a sample. One stream on one thread.
 */
final class SteadyPause {

    private static final double LOWEST_DBFS = -60.0;
    private static final double STEP_SECONDS = 0.05;
    private static final int STEPS = 10;
    private static final double STILL = 2.0; // 3 dB

    private final int stepFrames;
    private final double lowest = Decibels.toPower(LOWEST_DBFS);
    private final double[] sums;
    private final double[] ring = new double[STEPS];
    private int inStep;
    private long steps;
    private double quietest = Double.POSITIVE_INFINITY;
    private long quietestEnd;

    SteadyPause(int sampleRateHz, int channels) {
        this.stepFrames = (int) Math.round(STEP_SECONDS * sampleRateHz);
        this.sums = new double[channels];
    }

    void listen(AudioBlock block) {
        int at = 0;
        while (at < block.frames()) {
            int count = Math.min(block.frames() - at, stepFrames - inStep);
            for (int c = 0; c < sums.length; c++) {
                sums[c] = sum(sums[c], block.channel(c), block.offset() + at, count);
            }
            at += count;
            inStep += count;
            if (inStep == stepFrames) {
                step();
            }
        }
    }

    private static double sum(double before, float[] x, int from, int count) {
        double sum = before;
        for (int i = from; i < from + count; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    private void step() {
        double loudest = Arrays.stream(sums).max().orElse(0.0);
        ring[(int) (steps++ % STEPS)] = loudest / stepFrames;
        Arrays.fill(sums, 0.0);
        inStep = 0;
        if (steps < STEPS) {
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0.0;
        double total = 0.0;
        for (double power : ring) {
            least = Math.min(least, power);
            most = Math.max(most, power);
            total += power;
        }
        double mean = total / STEPS;
        if (most <= STILL * least && mean > lowest && mean < quietest) {
            quietest = mean;
            quietestEnd = steps * stepFrames;
        }
    }

    /** Its level in dBFS; positive infinity where there is none. */
    double dbfs() {
        return Decibels.fromPower(quietest);
    }

    /** Its first frame. */
    long startFrame() {
        return quietestEnd - (long) STEPS * stepFrames;
    }

    /** The first frame after it. */
    long endFrame() {
        return quietestEnd;
    }
}

package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/** Counts how often a gain reduces by how much, in steps of 0.01 dB, looking at every 16th frame. */
final class GainReductionHistogram {

    private static final int STEPS_PER_DB = 100;
    private static final int STEPS = 60 * STEPS_PER_DB;
    private static final int STRIDE_MASK = 15;

    // A gain may come down to 0 on samples at the end of the range of floats; it then counts as -600 dB.
    private static final double LOWEST_GAIN = 1e-30;

    private final long[] counts = new long[STEPS + 1];
    private long frames;
    private double lowestGain = 1.0;

    void add(double gain) {
        if (gain < lowestGain) {
            lowestGain = gain;
        }
        if ((frames++ & STRIDE_MASK) == 0) {
            counts[gain >= 1.0 ? 0 : (int) Math.min(STEPS, Math.round(reductionDb(gain) * STEPS_PER_DB))]++;
        }
    }

    /** Adds a gain of 1 so many times. */
    void addUnity(int times) {
        long before = (frames + STRIDE_MASK) / (STRIDE_MASK + 1);
        frames += times;
        counts[0] += (frames + STRIDE_MASK) / (STRIDE_MASK + 1) - before;
    }

    GainReduction reading() {
        long total = Arrays.stream(counts).sum();
        long reduced = total - counts[0];
        double sumDb = 0.0;
        for (int step = 1; step <= STEPS; step++) {
            sumDb += counts[step] * ((double) step / STEPS_PER_DB);
        }
        return new GainReduction(
                Math.max(0.0, reductionDb(lowestGain)),
                percentileDb(total, 0.99),
                percentileDb(total, 0.95),
                total == 0 ? 0.0 : sumDb / total,
                total == 0 ? 0.0 : (double) reduced / total);
    }

    private static double reductionDb(double gain) {
        return -Decibels.fromAmplitude(Math.max(gain, LOWEST_GAIN));
    }

    /** The smallest step that at least this share of all counts does not exceed. */
    private double percentileDb(long total, double share) {
        long below = 0;
        for (int step = 0; step <= STEPS; step++) {
            below += counts[step];
            if (below >= share * total) {
                return (double) step / STEPS_PER_DB;
            }
        }
        return 0.0;
    }

    void reset() {
        Arrays.fill(counts, 0);
        frames = 0;
        lowestGain = 1.0;
    }
}

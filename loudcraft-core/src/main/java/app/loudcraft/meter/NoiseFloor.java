package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;

/** Keeps how often which level of 100 ms occurred, in steps of 0.1 dB, for the lowest 5 %. */
final class NoiseFloor {

    private static final double SECONDS = 0.1;
    private static final double SHARE = 0.05;
    private static final double LOWEST_DB = -180.0;
    private static final int PER_DB = 10;
    private static final int STEPS = 200 * PER_DB;

    private final int momentsPerWindow;
    private final int[] counts = new int[STEPS];
    private int moments;
    private long total;
    private double sum;

    NoiseFloor(double momentsPerSecond) {
        momentsPerWindow = (int) Math.max(1, Math.round(SECONDS * momentsPerSecond));
    }

    /** Adds the power of the next moment. */
    void add(double power) {
        sum += power;
        if (++moments == momentsPerWindow) {
            if (sum > 0.0) {
                double db = Decibels.fromPower(sum / momentsPerWindow);
                counts[(int) Math.max(0.0, Math.min(STEPS - 1.0, (db - LOWEST_DB) * PER_DB))]++;
                total++;
            }
            moments = 0;
            sum = 0.0;
        }
    }

    /** The level that 5 % are below; digital silence does not count; negative infinity where there is nothing else. */
    double dbfs() {
        double wanted = SHARE * total;
        long below = 0;
        for (int i = 0; i < STEPS; i++) {
            below += counts[i];
            if (counts[i] > 0 && below >= wanted) {
                return LOWEST_DB + (i + 0.5) / PER_DB;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }
}

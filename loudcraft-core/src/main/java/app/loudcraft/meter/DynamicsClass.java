package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;

/** Band levels of the moments of one loudness: what lets a gate be applied after all have been heard. */
final class DynamicsClass {

    private static final int BANDS = DynamicsReading.BANDS + 1;

    long frames;
    private final double[] powers = new double[BANDS];
    private final long[][] levels = new long[BANDS][LevelHistogram.STEPS];

    /** Adds a moment. */
    void add(double[] bandPowers, double scale) {
        frames++;
        for (int b = 0; b < BANDS; b++) {
            double power = Math.max(0.0, bandPowers[b] * scale);
            powers[b] += power;
            levels[b][LevelHistogram.step(Decibels.fromPower(power))]++;
        }
    }

    /** Adds all moments of another. */
    void add(DynamicsClass other) {
        frames += other.frames;
        for (int b = 0; b < BANDS; b++) {
            powers[b] += other.powers[b];
            for (int i = 0; i < LevelHistogram.STEPS; i++) {
                levels[b][i] += other.levels[b][i];
            }
        }
    }

    BandLevels reading(int band, double lowHz, double highHz) {
        double mean = frames == 0 ? 0.0 : powers[band] / frames;
        return new BandLevels(lowHz, highHz, Decibels.fromPower(mean), new LevelHistogram(levels[band]));
    }
}

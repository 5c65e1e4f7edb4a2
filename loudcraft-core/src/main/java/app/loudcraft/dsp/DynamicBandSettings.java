package app.loudcraft.dsp;

/**
 * One resonance that a {@link DynamicBand} holds down; immutable, each {@code with...} method returns a changed copy.
 *
 * @param frequencyHz centre, [20, 20000] Hz, and below half the sample rate when used
 * @param q quality factor of the bell, [0.5, 20]; its width is {@code frequencyHz / q}
 * @param thresholdDb height of a resonance over the octave around it up to which nothing is reduced, [0, 24] dB; pink noise
 *     has 0 dB, whatever the level of the programme
 * @param maxReductionDb the most that the centre is reduced by, [0, 12] dB; 0 switches the band off
 * @param attackMs time in which 63 % of a rise in reduction (in dB) is reached, [0, 1000] ms
 * @param releaseMs time in which 63 % of a fall in reduction (in dB) is reached, [0, 5000] ms; a release shorter than the
 *     attack takes as long as the attack
 */
public record DynamicBandSettings(
        double frequencyHz, double q, double thresholdDb, double maxReductionDb, double attackMs, double releaseMs) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public DynamicBandSettings {
        Ranges.check("frequencyHz", frequencyHz, 20.0, 20_000.0, "Hz");
        Ranges.check("q", q, 0.5, 20.0, "");
        Ranges.check("thresholdDb", thresholdDb, 0.0, 24.0, "dB");
        Ranges.check("maxReductionDb", maxReductionDb, 0.0, 12.0, "dB");
        Ranges.check("attackMs", attackMs, 0.0, 1_000.0, "ms");
        Ranges.check("releaseMs", releaseMs, 0.0, 5_000.0, "ms");
    }

    /** A resonance at {@code frequencyHz}: Q 4, from 6 dB over its surroundings, by 6 dB at most, 10/150 ms. */
    public static DynamicBandSettings at(double frequencyHz) {
        return new DynamicBandSettings(frequencyHz, 4.0, 6.0, 6.0, 10.0, 150.0);
    }

    /** A copy at this frequency. */
    public DynamicBandSettings withFrequencyHz(double newFrequencyHz) {
        return new DynamicBandSettings(newFrequencyHz, q, thresholdDb, maxReductionDb, attackMs, releaseMs);
    }

    /** A copy with this quality factor. */
    public DynamicBandSettings withQ(double newQ) {
        return new DynamicBandSettings(frequencyHz, newQ, thresholdDb, maxReductionDb, attackMs, releaseMs);
    }

    /** A copy with this threshold. */
    public DynamicBandSettings withThresholdDb(double newThresholdDb) {
        return new DynamicBandSettings(frequencyHz, q, newThresholdDb, maxReductionDb, attackMs, releaseMs);
    }

    /** A copy with this largest reduction. */
    public DynamicBandSettings withMaxReductionDb(double newMaxReductionDb) {
        return new DynamicBandSettings(frequencyHz, q, thresholdDb, newMaxReductionDb, attackMs, releaseMs);
    }

    /** A copy with this attack. */
    public DynamicBandSettings withAttackMs(double newAttackMs) {
        return new DynamicBandSettings(frequencyHz, q, thresholdDb, maxReductionDb, newAttackMs, releaseMs);
    }

    /** A copy with this release. */
    public DynamicBandSettings withReleaseMs(double newReleaseMs) {
        return new DynamicBandSettings(frequencyHz, q, thresholdDb, maxReductionDb, attackMs, newReleaseMs);
    }

    /** True if this band never does anything: nothing may be reduced. */
    public boolean isNeutral() {
        return maxReductionDb == 0.0;
    }
}

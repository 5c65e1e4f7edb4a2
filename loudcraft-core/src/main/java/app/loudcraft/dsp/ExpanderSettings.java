package app.loudcraft.dsp;

/**
 * What an {@link Expander} does; immutable, each {@code with...} method returns a changed copy.
 *
 * @param thresholdDbfs level below which gain is reduced, [-100, 0] dBFS RMS: for speech the noise floor + 6 dB
 * @param rangeDb most gain reduction, [0, 80] dB; 0 switches the expander off
 * @param ratio output change over input change below the threshold, [1, 100]; 1 switches the expander off
 * @param attackMs time in which the gain opens over its whole range, [0.1, 100] ms
 * @param holdMs time for which the gain stays open after the level has fallen, [0, 2000] ms
 * @param releaseMs time in which 63 % of a rise in gain reduction (in dB) is reached, [1, 5000] ms
 * @param lookAheadMs time by which the gain opens before the sound arrives, [0, 20] ms; this is the latency
 */
public record ExpanderSettings(
        double thresholdDbfs,
        double rangeDb,
        double ratio,
        double attackMs,
        double holdMs,
        double releaseMs,
        double lookAheadMs) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ExpanderSettings {
        Ranges.check("thresholdDbfs", thresholdDbfs, -100.0, 0.0, "dBFS");
        Ranges.check("rangeDb", rangeDb, 0.0, 80.0, "dB");
        Ranges.check("ratio", ratio, 1.0, 100.0, "");
        Ranges.check("attackMs", attackMs, 0.1, 100.0, "ms");
        Ranges.check("holdMs", holdMs, 0.0, 2_000.0, "ms");
        Ranges.check("releaseMs", releaseMs, 1.0, 5_000.0, "ms");
        Ranges.check("lookAheadMs", lookAheadMs, 0.0, 20.0, "ms");
    }

    /**
     * Lowers the noise in the pauses of speech: range 12 dB, ratio 4, 10 ms attack, 200 ms hold, 150 ms release, 5 ms
     * look-ahead.
     *
     * @param thresholdDbfs the noise floor + 6 dB
     */
    public static ExpanderSettings speech(double thresholdDbfs) {
        return new ExpanderSettings(thresholdDbfs, 12.0, 4.0, 10.0, 200.0, 150.0, 5.0);
    }

    /** A copy with this threshold. */
    public ExpanderSettings withThresholdDbfs(double newThresholdDbfs) {
        return new ExpanderSettings(newThresholdDbfs, rangeDb, ratio, attackMs, holdMs, releaseMs, lookAheadMs);
    }

    /** A copy with this range. */
    public ExpanderSettings withRangeDb(double newRangeDb) {
        return new ExpanderSettings(thresholdDbfs, newRangeDb, ratio, attackMs, holdMs, releaseMs, lookAheadMs);
    }

    /** A copy with this ratio. */
    public ExpanderSettings withRatio(double newRatio) {
        return new ExpanderSettings(thresholdDbfs, rangeDb, newRatio, attackMs, holdMs, releaseMs, lookAheadMs);
    }

    /** A copy with these times. */
    public ExpanderSettings withTimesMs(double newAttackMs, double newHoldMs, double newReleaseMs) {
        return new ExpanderSettings(thresholdDbfs, rangeDb, ratio, newAttackMs, newHoldMs, newReleaseMs, lookAheadMs);
    }

    /** A copy with this look-ahead. */
    public ExpanderSettings withLookAheadMs(double newLookAheadMs) {
        return new ExpanderSettings(thresholdDbfs, rangeDb, ratio, attackMs, holdMs, releaseMs, newLookAheadMs);
    }
}

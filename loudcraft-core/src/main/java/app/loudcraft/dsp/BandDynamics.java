package app.loudcraft.dsp;

/**
 * What a {@link MultibandCompressor} does to one of its bands; immutable, each {@code with...} method returns a changed
 * copy.
 *
 * @param thresholdDbfs level of the band above which its gain is reduced, [-80, 0] dBFS; a sine has the level of its peak
 * @param ratio input change over output change above the knee, [1, 100]; 1 leaves the band's dynamics alone
 * @param kneeDb width of the soft knee around the threshold, [0, 24] dB; 0 is a hard knee
 * @param attackMs time in which 63 % of a rise in gain reduction (in dB) is reached, [0, 1000] ms
 * @param releaseMs time in which 63 % of a fall in gain reduction (in dB) is reached, [0, 5000] ms; a release shorter
 *     than the attack takes as long as the attack
 * @param makeupDb constant gain of the band afterwards, [-24, 24] dB
 * @param maxReductionDb the most that the band is ever reduced by, [0, 60] dB; makeup not counted
 */
public record BandDynamics(
        double thresholdDbfs,
        double ratio,
        double kneeDb,
        double attackMs,
        double releaseMs,
        double makeupDb,
        double maxReductionDb) {

    private static final double LARGEST_REDUCTION_DB = 60.0;

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public BandDynamics {
        Ranges.check("thresholdDbfs", thresholdDbfs, -80.0, 0.0, "dBFS");
        Ranges.check("ratio", ratio, 1.0, 100.0, "");
        Ranges.check("kneeDb", kneeDb, 0.0, 24.0, "dB");
        Ranges.check("attackMs", attackMs, 0.0, 1_000.0, "ms");
        Ranges.check("releaseMs", releaseMs, 0.0, 5_000.0, "ms");
        Ranges.check("makeupDb", makeupDb, -24.0, 24.0, "dB");
        Ranges.check("maxReductionDb", maxReductionDb, 0.0, LARGEST_REDUCTION_DB, "dB");
    }

    /** Gentle mastering compression: -24 dBFS, 2:1, 6 dB knee, 10/100 ms, no makeup, 6 dB at most. */
    public static BandDynamics defaults() {
        return new BandDynamics(-24.0, 2.0, 6.0, 10.0, 100.0, 0.0, 6.0);
    }

    /** A band that passes as it is: ratio 1, no makeup. */
    public static BandDynamics neutral() {
        return defaults().withRatio(1.0);
    }

    /** A copy with this threshold. */
    public BandDynamics withThresholdDbfs(double newThresholdDbfs) {
        return new BandDynamics(newThresholdDbfs, ratio, kneeDb, attackMs, releaseMs, makeupDb, maxReductionDb);
    }

    /** A copy with this ratio. */
    public BandDynamics withRatio(double newRatio) {
        return new BandDynamics(thresholdDbfs, newRatio, kneeDb, attackMs, releaseMs, makeupDb, maxReductionDb);
    }

    /** A copy with this knee. */
    public BandDynamics withKneeDb(double newKneeDb) {
        return new BandDynamics(thresholdDbfs, ratio, newKneeDb, attackMs, releaseMs, makeupDb, maxReductionDb);
    }

    /** A copy with this attack. */
    public BandDynamics withAttackMs(double newAttackMs) {
        return new BandDynamics(thresholdDbfs, ratio, kneeDb, newAttackMs, releaseMs, makeupDb, maxReductionDb);
    }

    /** A copy with this release. */
    public BandDynamics withReleaseMs(double newReleaseMs) {
        return new BandDynamics(thresholdDbfs, ratio, kneeDb, attackMs, newReleaseMs, makeupDb, maxReductionDb);
    }

    /** A copy with this makeup gain. */
    public BandDynamics withMakeupDb(double newMakeupDb) {
        return new BandDynamics(thresholdDbfs, ratio, kneeDb, attackMs, releaseMs, newMakeupDb, maxReductionDb);
    }

    /** A copy with this largest reduction. */
    public BandDynamics withMaxReductionDb(double newMaxReductionDb) {
        return new BandDynamics(thresholdDbfs, ratio, kneeDb, attackMs, releaseMs, makeupDb, newMaxReductionDb);
    }

    /** True if this band passes as it is at any level: no makeup, and nothing is ever reduced. */
    public boolean isNeutral() {
        return makeupDb == 0.0 && !reduces();
    }

    /** True if some level is reduced. */
    boolean reduces() {
        return ratio > 1.0 && maxReductionDb > 0.0;
    }

    /**
     * The static curve: gain reduction in dB, [0, {@code maxReductionDb}], for a steady level. As
     * {@link CompressorSettings#reductionDb}, up to the largest reduction.
     *
     * @param levelDbfs the level of the band in dBFS; {@link Double#NEGATIVE_INFINITY} for silence
     */
    public double reductionDb(double levelDbfs) {
        return Math.min(maxReductionDb, curve().reductionDb(levelDbfs));
    }

    StaticCurve curve() {
        return new StaticCurve(thresholdDbfs, ratio, kneeDb);
    }
}

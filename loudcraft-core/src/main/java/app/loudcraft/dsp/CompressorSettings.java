package app.loudcraft.dsp;

import java.util.Objects;

/**
 * What a {@link Compressor} does; immutable, each {@code with...} method returns a changed copy.
 *
 * @param thresholdDbfs level above which gain is reduced, [-80, 0] dBFS; on the RMS detector a sine has the level of
 *     its peak (AES17)
 * @param ratio input change over output change above the knee, [1, 100]; 1 switches the compressor off
 * @param kneeDb width of the soft knee around the threshold, [0, 24] dB; 0 is a hard knee
 * @param attackMs time in which 63 % of a rise in gain reduction (in dB) is reached, [0, 1000] ms
 * @param releaseMs time in which 63 % of a fall in gain reduction (in dB) is reached, [0, 5000] ms; a release shorter
 *     than the attack takes as long as the attack
 * @param makeupDb constant gain afterwards, [-24, 24] dB
 * @param sidechainHighPassHz corner below which the detector hears less, 12 dB an octave, [20, 1000] Hz; 0 is off
 * @param detector what the detector measures
 */
public record CompressorSettings(
        double thresholdDbfs,
        double ratio,
        double kneeDb,
        double attackMs,
        double releaseMs,
        double makeupDb,
        double sidechainHighPassHz,
        Detector detector) {

    /** How the level is measured. */
    public enum Detector {
        /** The sample value: fast, for bass and for peaks. */
        PEAK,
        /** The mean square over about 10 ms: closer to loudness, less distortion. */
        RMS
    }

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public CompressorSettings {
        Ranges.check("thresholdDbfs", thresholdDbfs, -80.0, 0.0, "dBFS");
        Ranges.check("ratio", ratio, 1.0, 100.0, "");
        Ranges.check("kneeDb", kneeDb, 0.0, 24.0, "dB");
        Ranges.check("attackMs", attackMs, 0.0, 1_000.0, "ms");
        Ranges.check("releaseMs", releaseMs, 0.0, 5_000.0, "ms");
        Ranges.check("makeupDb", makeupDb, -24.0, 24.0, "dB");
        if (sidechainHighPassHz != 0.0 && !(sidechainHighPassHz >= 20.0 && sidechainHighPassHz <= 1_000.0)) {
            throw new IllegalArgumentException(
                    "sidechainHighPassHz must be 0 or in [20.0, 1000.0] Hz, but was " + sidechainHighPassHz);
        }
        Objects.requireNonNull(detector, "detector");
    }

    /** Gentle mastering compression: -18 dBFS, 2:1, 6 dB knee, 10/100 ms, no makeup, side chain open, RMS. */
    public static CompressorSettings defaults() {
        return new CompressorSettings(-18.0, 2.0, 6.0, 10.0, 100.0, 0.0, 0.0, Detector.RMS);
    }

    /** A copy with this threshold. */
    public CompressorSettings withThresholdDbfs(double newThresholdDbfs) {
        return new CompressorSettings(
                newThresholdDbfs, ratio, kneeDb, attackMs, releaseMs, makeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this ratio. */
    public CompressorSettings withRatio(double newRatio) {
        return new CompressorSettings(
                thresholdDbfs, newRatio, kneeDb, attackMs, releaseMs, makeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this knee. */
    public CompressorSettings withKneeDb(double newKneeDb) {
        return new CompressorSettings(
                thresholdDbfs, ratio, newKneeDb, attackMs, releaseMs, makeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this attack. */
    public CompressorSettings withAttackMs(double newAttackMs) {
        return new CompressorSettings(
                thresholdDbfs, ratio, kneeDb, newAttackMs, releaseMs, makeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this release. */
    public CompressorSettings withReleaseMs(double newReleaseMs) {
        return new CompressorSettings(
                thresholdDbfs, ratio, kneeDb, attackMs, newReleaseMs, makeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this makeup gain. */
    public CompressorSettings withMakeupDb(double newMakeupDb) {
        return new CompressorSettings(
                thresholdDbfs, ratio, kneeDb, attackMs, releaseMs, newMakeupDb, sidechainHighPassHz, detector);
    }

    /** A copy with this side-chain high-pass; 0 switches it off. */
    public CompressorSettings withSidechainHighPassHz(double newSidechainHighPassHz) {
        return new CompressorSettings(
                thresholdDbfs, ratio, kneeDb, attackMs, releaseMs, makeupDb, newSidechainHighPassHz, detector);
    }

    /** A copy with this detector. */
    public CompressorSettings withDetector(Detector newDetector) {
        return new CompressorSettings(
                thresholdDbfs, ratio, kneeDb, attackMs, releaseMs, makeupDb, sidechainHighPassHz, newDetector);
    }

    /**
     * The static curve: gain reduction in dB, at least 0, for a steady level.
     *
     * <p>Giannoulis, Massberg, Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6) 2012, section on the gain computer.
     *
     * @param levelDbfs the level in dBFS; {@link Double#NEGATIVE_INFINITY} for silence
     */
    public double reductionDb(double levelDbfs) {
        return curve().reductionDb(levelDbfs);
    }

    StaticCurve curve() {
        return new StaticCurve(thresholdDbfs, ratio, kneeDb);
    }
}

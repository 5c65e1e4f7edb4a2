package app.loudcraft.dsp;

/**
 * What a {@link DeEsser} does; immutable, each {@code with...} method returns a changed copy.
 *
 * @param lowHz lower edge of the band of the sibilants, [2000, 15000] Hz
 * @param highHz its upper edge, above {@code lowHz}, at most 16000 Hz
 * @param thresholdDb level of the band, relative to the level of the whole signal, above which the band is turned down,
 *     [-40, 6] dB
 * @param ratio input change over output change of the band above the threshold, [1, 100]; 1 switches the de-esser off
 * @param attackMs time in which 63 % of a rise in gain reduction (in dB) is reached, [0, 100] ms
 * @param releaseMs time in which 63 % of a fall in gain reduction (in dB) is reached, [1, 1000] ms
 * @param maxReductionDb gain reduction that is approached, softly, and never exceeded, [0, 24] dB; 0 switches the
 *     de-esser off
 */
public record DeEsserSettings(
        double lowHz,
        double highHz,
        double thresholdDb,
        double ratio,
        double attackMs,
        double releaseMs,
        double maxReductionDb) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public DeEsserSettings {
        Ranges.check("lowHz", lowHz, 2_000.0, 15_000.0, "Hz");
        if (!(highHz > lowHz && highHz <= 16_000.0)) {
            throw new IllegalArgumentException(
                    "highHz must be above lowHz of " + lowHz + " and at most 16000.0 Hz, but was " + highHz);
        }
        Ranges.check("thresholdDb", thresholdDb, -40.0, 6.0, "dB");
        Ranges.check("ratio", ratio, 1.0, 100.0, "");
        Ranges.check("attackMs", attackMs, 0.0, 100.0, "ms");
        Ranges.check("releaseMs", releaseMs, 1.0, 1_000.0, "ms");
        Ranges.check("maxReductionDb", maxReductionDb, 0.0, 24.0, "dB");
    }

    /** For speech: 5 to 9 kHz, 12 dB below the whole, 4:1, 1/60 ms, at most 8 dB. */
    public static DeEsserSettings defaults() {
        return new DeEsserSettings(5_000.0, 9_000.0, -12.0, 4.0, 1.0, 60.0, 8.0);
    }

    /** A copy with this band. */
    public DeEsserSettings withBandHz(double newLowHz, double newHighHz) {
        return new DeEsserSettings(newLowHz, newHighHz, thresholdDb, ratio, attackMs, releaseMs, maxReductionDb);
    }

    /** A copy with this threshold. */
    public DeEsserSettings withThresholdDb(double newThresholdDb) {
        return new DeEsserSettings(lowHz, highHz, newThresholdDb, ratio, attackMs, releaseMs, maxReductionDb);
    }

    /** A copy with this ratio. */
    public DeEsserSettings withRatio(double newRatio) {
        return new DeEsserSettings(lowHz, highHz, thresholdDb, newRatio, attackMs, releaseMs, maxReductionDb);
    }

    /** A copy with these times. */
    public DeEsserSettings withTimesMs(double newAttackMs, double newReleaseMs) {
        return new DeEsserSettings(lowHz, highHz, thresholdDb, ratio, newAttackMs, newReleaseMs, maxReductionDb);
    }

    /** A copy with this largest reduction. */
    public DeEsserSettings withMaxReductionDb(double newMaxReductionDb) {
        return new DeEsserSettings(lowHz, highHz, thresholdDb, ratio, attackMs, releaseMs, newMaxReductionDb);
    }
}

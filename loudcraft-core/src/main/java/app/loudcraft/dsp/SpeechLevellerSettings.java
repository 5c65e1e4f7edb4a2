package app.loudcraft.dsp;

/**
 * What a {@link SpeechLeveller} does; immutable, each {@code with...} method returns a changed copy.
 *
 * @param targetLufs short-term loudness that speech is brought to, [-40, -6] LUFS
 * @param rangeDb most that the gain departs from 0 dB, up or down, [0, 20] dB; 0 switches the leveller off
 * @param riseDbPerSecond fastest rise of the gain, [0.1, 20] dB/s
 * @param fallDbPerSecond fastest fall of the gain, [0.1, 60] dB/s
 * @param gateLufs momentary loudness below which there is no speech, [-70, -10] LUFS: nothing is measured and the gain
 *     stands still
 * @param lookAheadSeconds time by which the loudness is known before the sound is heard, [0, 3] s; this is the latency.
 *     1.5 s puts the sound into the middle of the 3 s of short-term loudness
 */
public record SpeechLevellerSettings(
        double targetLufs,
        double rangeDb,
        double riseDbPerSecond,
        double fallDbPerSecond,
        double gateLufs,
        double lookAheadSeconds) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public SpeechLevellerSettings {
        Ranges.check("targetLufs", targetLufs, -40.0, -6.0, "LUFS");
        Ranges.check("rangeDb", rangeDb, 0.0, 20.0, "dB");
        Ranges.check("riseDbPerSecond", riseDbPerSecond, 0.1, 20.0, "dB/s");
        Ranges.check("fallDbPerSecond", fallDbPerSecond, 0.1, 60.0, "dB/s");
        Ranges.check("gateLufs", gateLufs, -70.0, -10.0, "LUFS");
        Ranges.check("lookAheadSeconds", lookAheadSeconds, 0.0, 3.0, "s");
    }

    /** Toward this loudness: up to 8 dB, 1.5 dB/s up and 6 dB/s down, gate at -50 LUFS, 1.5 s of look-ahead. */
    public static SpeechLevellerSettings toward(double targetLufs) {
        return new SpeechLevellerSettings(targetLufs, 8.0, 1.5, 6.0, -50.0, 1.5);
    }

    /** A copy with this target. */
    public SpeechLevellerSettings withTargetLufs(double newTargetLufs) {
        return new SpeechLevellerSettings(
                newTargetLufs, rangeDb, riseDbPerSecond, fallDbPerSecond, gateLufs, lookAheadSeconds);
    }

    /** A copy with this range. */
    public SpeechLevellerSettings withRangeDb(double newRangeDb) {
        return new SpeechLevellerSettings(
                targetLufs, newRangeDb, riseDbPerSecond, fallDbPerSecond, gateLufs, lookAheadSeconds);
    }

    /** A copy with these speeds. */
    public SpeechLevellerSettings withSpeedsDbPerSecond(double newRiseDbPerSecond, double newFallDbPerSecond) {
        return new SpeechLevellerSettings(
                targetLufs, rangeDb, newRiseDbPerSecond, newFallDbPerSecond, gateLufs, lookAheadSeconds);
    }

    /** A copy with this gate. */
    public SpeechLevellerSettings withGateLufs(double newGateLufs) {
        return new SpeechLevellerSettings(
                targetLufs, rangeDb, riseDbPerSecond, fallDbPerSecond, newGateLufs, lookAheadSeconds);
    }

    /** A copy with this look-ahead. */
    public SpeechLevellerSettings withLookAheadSeconds(double newLookAheadSeconds) {
        return new SpeechLevellerSettings(
                targetLufs, rangeDb, riseDbPerSecond, fallDbPerSecond, gateLufs, newLookAheadSeconds);
    }
}

package app.loudcraft.render;

import app.loudcraft.dsp.GainReduction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rendering did and what came of it.
 *
 * @param loudness how the gain was found
 * @param compressionDb the deepest gain reduction of the compressor, 0 dB or more
 * @param limiting what the limiter did
 * @param limitingTimeline when it did so
 * @param spatial what was done to the stereo image of the mix; empty where it was left alone
 * @param master the master as it was stored, read back and measured
 * @param ceilingMet whether no true-peak reading of the stored master is over the ceiling
 * @param attempts how often the master was written until it held its ceiling, at least 1
 * @param warnings what the user should know, as sentences
 */
public record RenderResult(
        LoudnessOutcome loudness,
        double compressionDb,
        GainReduction limiting,
        LimitingTimeline limitingTimeline,
        Optional<SpatialReport> spatial,
        MasterReading master,
        boolean ceilingMet,
        int attempts,
        List<String> warnings) {

    /** Checks that nothing is missing. */
    public RenderResult {
        Objects.requireNonNull(loudness, "loudness");
        Objects.requireNonNull(limiting, "limiting");
        Objects.requireNonNull(limitingTimeline, "limitingTimeline");
        Objects.requireNonNull(spatial, "spatial");
        Objects.requireNonNull(master, "master");
        warnings = List.copyOf(warnings);
    }
}

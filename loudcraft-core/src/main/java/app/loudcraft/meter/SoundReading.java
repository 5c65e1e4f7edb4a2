package app.loudcraft.meter;

import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link SoundMeter} has measured. Immutable.
 *
 * @param spectrum tone
 * @param stereo how the channels relate; empty for anything but stereo, and for silence
 * @param dynamics how the level moves
 * @param condition what is wrong
 */
public record SoundReading(
        SpectrumReading spectrum, Optional<StereoReading> stereo, DynamicsReading dynamics, SourceCondition condition) {

    /** Checks that nothing is missing. */
    public SoundReading {
        Objects.requireNonNull(spectrum, "spectrum");
        Objects.requireNonNull(stereo, "stereo");
        Objects.requireNonNull(dynamics, "dynamics");
        Objects.requireNonNull(condition, "condition");
    }
}

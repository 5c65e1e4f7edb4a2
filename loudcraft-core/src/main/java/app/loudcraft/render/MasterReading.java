package app.loudcraft.render;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.ProgrammeReading;
import java.util.Objects;

/**
 * A master as it was stored, read back and measured. Immutable.
 *
 * @param spec rate, channels and stored sample format
 * @param frames its length
 * @param programme loudness and peaks, on all three true-peak meters
 */
public record MasterReading(AudioSpec spec, long frames, ProgrammeReading programme) {

    /** Checks that nothing is missing. */
    public MasterReading {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(programme, "programme");
    }

    /** Length in seconds. */
    public double seconds() {
        return spec.seconds(frames);
    }
}

package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user of a planner asks for.
 *
 * @param target where the master goes
 * @param genre the genre, where the user names one; it outweighs what a classifier believes
 * @param spatialPercent intensity of the spatial engine, [0, 100] %
 * @param format sample format of the master
 */
public record MasteringWishes(DeliveryTarget target, Optional<Genre> genre, int spatialPercent, SampleFormat format) {

    /** Streaming at -14 LUFS, no genre, no widening, 24 bit. */
    public static final MasteringWishes DEFAULT =
            new MasteringWishes(DeliveryTarget.SPOTIFY, Optional.empty(), 0, SampleFormat.PCM_24);

    /**
     * @throws IllegalArgumentException if the intensity is outside its range
     */
    public MasteringWishes {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        Objects.requireNonNull(format, "format");
        if (spatialPercent < 0 || spatialPercent > 100) {
            throw new IllegalArgumentException("spatialPercent must be in [0, 100] %, but was " + spatialPercent);
        }
    }
}

package app.loudcraft.io;

import app.loudcraft.dsp.Dither;
import app.loudcraft.metadata.AudioMetadata;
import java.util.Objects;
import java.util.Optional;

/**
 * How a file is written, beyond rate, channels and sample format.
 *
 * <p>Dither concerns 8-, 16- and 24-bit integers only: 32-bit integers and floating point are finer than the samples
 * they come from and are never dithered. It is added even to samples that lie on the integer grid already; a copy that
 * must keep every bit asks for {@link Dither#NONE}.
 *
 * @param metadata what to carry beside the audio
 * @param dither what to add before rounding to 8, 16 or 24 bits
 * @param container the kind of file; empty: as the ending of its name says
 * @param flacLevel how hard a FLAC file is packed, from 0 (fast) to 8 (small); the audio is the same
 */
public record WriteOptions(AudioMetadata metadata, Dither dither, Optional<AudioContainer> container, int flacLevel) {

    /** No metadata, triangular dither, the container by the name, FLAC at level 5. */
    public static final WriteOptions DEFAULT = new WriteOptions(AudioMetadata.EMPTY, Dither.TPDF, Optional.empty(), 5);

    private static final int MAX_FLAC_LEVEL = 8;

    /**
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if the level is outside of [0, 8]
     */
    public WriteOptions {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(dither, "dither");
        Objects.requireNonNull(container, "container");
        if (flacLevel < 0 || flacLevel > MAX_FLAC_LEVEL) {
            throw new IllegalArgumentException(
                    "flacLevel must be in [0, " + MAX_FLAC_LEVEL + "], but was " + flacLevel);
        }
    }

    /** These options with other metadata. */
    public WriteOptions withMetadata(AudioMetadata newMetadata) {
        return new WriteOptions(newMetadata, dither, container, flacLevel);
    }

    /** These options with another dither. */
    public WriteOptions withDither(Dither newDither) {
        return new WriteOptions(metadata, newDither, container, flacLevel);
    }

    /** These options with a container, whatever the name says. */
    public WriteOptions withContainer(AudioContainer newContainer) {
        return new WriteOptions(metadata, dither, Optional.of(newContainer), flacLevel);
    }

    /** These options with another FLAC level. */
    public WriteOptions withFlacLevel(int newFlacLevel) {
        return new WriteOptions(metadata, dither, container, newFlacLevel);
    }
}

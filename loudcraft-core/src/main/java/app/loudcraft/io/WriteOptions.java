package app.loudcraft.io;

import app.loudcraft.dsp.Dither;
import java.util.Objects;

/**
 * How a file is written, beyond rate, channels and sample format.
 *
 * <p>Dither concerns 8-, 16- and 24-bit integers only: 32-bit integers and floating point are finer than the samples
 * they come from and are never dithered. It is added even to samples that lie on the integer grid already; a copy that
 * must keep every bit asks for {@link Dither#NONE}.
 *
 * @param metadata chunks to carry
 * @param dither what to add before rounding to 8, 16 or 24 bits
 */
public record WriteOptions(AudioMetadata metadata, Dither dither) {

    /** No metadata, triangular dither. */
    public static final WriteOptions DEFAULT = new WriteOptions(AudioMetadata.EMPTY, Dither.TPDF);

    /**
     * @throws NullPointerException if a value is missing
     */
    public WriteOptions {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(dither, "dither");
    }

    /** These options with other metadata. */
    public WriteOptions withMetadata(AudioMetadata newMetadata) {
        return new WriteOptions(newMetadata, dither);
    }

    /** These options with another dither. */
    public WriteOptions withDither(Dither newDither) {
        return new WriteOptions(metadata, newDither);
    }
}

package app.loudcraft.metadata;

import java.util.Arrays;
import java.util.Objects;

/**
 * A piece of a file that nobody here interprets: the characters that name its kind, and its bytes. Immutable; the bytes
 * are copied on their way in and out.
 */
public final class Chunk {

    /** Which containers a chunk means something in. */
    public enum Family {
        /** WAV, RF64, BW64 and Wave64; ids of four characters. */
        RIFF,
        /** AIFF and AIFF-C; ids of four characters. */
        AIFF,
        /** FLAC; the id is {@code CUESHEET} or {@code APPLICATION}. */
        FLAC
    }

    /** The id of the broadcast extension, EBU Tech 3285. */
    public static final String BEXT = "bext";

    private static final int ID_CHARACTERS = 4;

    private final Family family;
    private final String id;
    private final byte[] bytes;

    private Chunk(Family family, String id, byte[] bytes) {
        this.family = family;
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * A chunk of a WAVE file, of a copy of these bytes.
     *
     * @param id four printable ASCII characters, such as {@code bext} or <code>"cue "</code>
     * @throws IllegalArgumentException if the id is anything else
     */
    public static Chunk of(String id, byte[] bytes) {
        return of(Family.RIFF, id, bytes);
    }

    /**
     * A chunk of any family, of a copy of these bytes.
     *
     * @param id printable ASCII characters; four of them but for FLAC
     * @throws IllegalArgumentException if the id is anything else
     */
    public static Chunk of(Family family, String id, byte[] bytes) {
        boolean printable = id.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        if (!printable || id.isEmpty() || family != Family.FLAC && id.length() != ID_CHARACTERS) {
            throw new IllegalArgumentException("id must be four printable ASCII characters, but was \"" + id + "\"");
        }
        return new Chunk(Objects.requireNonNull(family, "family"), id, bytes.clone());
    }

    /** The containers that it means something in. */
    public Family family() {
        return family;
    }

    /** The characters that name the kind. */
    public String id() {
        return id;
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chunk that
                && family == that.family
                && id.equals(that.id)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(family, id) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "'" + id + "' (" + bytes.length + " bytes)";
    }
}

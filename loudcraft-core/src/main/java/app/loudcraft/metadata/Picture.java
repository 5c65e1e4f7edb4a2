package app.loudcraft.metadata;

import java.util.Arrays;
import java.util.Objects;

/** A picture, such as the cover of an album. Immutable; its bytes are copied on their way in and out. */
public final class Picture {

    /** The type of a front cover (ID3 2.4.0, section 4.14; RFC 9639, section 8.8). */
    public static final int FRONT_COVER = 3;

    /** The type of a picture that is none of the others. */
    public static final int OTHER = 0;

    private static final int MAX_TYPE = 20;

    private final int type;
    private final String mimeType;
    private final String description;
    private final byte[] bytes;

    /**
     * A picture of a copy of these bytes.
     *
     * @param type what it shows, in [0, 20], as ID3 and FLAC number it; {@link #FRONT_COVER} is 3
     * @param mimeType such as {@code image/jpeg}; printable ASCII
     * @param description any text without the character 0
     * @throws IllegalArgumentException if one of these is not as said
     */
    public Picture(int type, String mimeType, String description, byte[] bytes) {
        if (type < 0 || type > MAX_TYPE) {
            throw new IllegalArgumentException("type must be in [0, " + MAX_TYPE + "], but was " + type);
        }
        if (!mimeType.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)) {
            throw new IllegalArgumentException("mimeType must be printable ASCII, but was \"" + mimeType + "\"");
        }
        if (Objects.requireNonNull(description, "description").indexOf('\0') >= 0) {
            throw new IllegalArgumentException("description must not hold the character 0, but does");
        }
        this.type = type;
        this.mimeType = mimeType;
        this.description = description;
        this.bytes = bytes.clone();
    }

    /** What the picture shows, as ID3 and FLAC number it. */
    public int type() {
        return type;
    }

    /** The kind of picture file, such as {@code image/png}. */
    public String mimeType() {
        return mimeType;
    }

    /** A text about it; may be empty. */
    public String description() {
        return description;
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy of the bytes of the picture file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && type == that.type
                && mimeType.equals(that.mimeType)
                && description.equals(that.description)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(type, mimeType, description) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "picture " + type + " (" + mimeType + ", " + bytes.length + " bytes)";
    }
}

package app.loudcraft.internal.flac;

import java.util.Objects;

/**
 * A metadata block of a FLAC file (RFC 9639, section 8), such as its tags.
 *
 * @param type [0, 126]
 * @param payload what follows the header of the block, at most 2^24 - 1 bytes; copied
 */
public record FlacBlock(int type, byte[] payload) {

    /** The type of the stream info. */
    public static final int STREAM_INFO = 0;

    /** The type of bytes that mean nothing. */
    public static final int PADDING = 1;

    /** The type of the seek table. */
    public static final int SEEK_TABLE = 3;

    /** The type of the tags. */
    public static final int VORBIS_COMMENT = 4;

    /** The type of a picture. */
    public static final int PICTURE = 6;

    /** What the header of a block can say at most. */
    public static final int MOST_BYTES = (1 << 24) - 1;

    private static final int MOST_TYPE = 126;

    /**
     * @throws IllegalArgumentException if the type is outside its range or the payload is too long
     */
    public FlacBlock {
        Objects.requireNonNull(payload, "payload");
        if (type < 0 || type > MOST_TYPE) {
            throw new IllegalArgumentException("type must be in [0, " + MOST_TYPE + "], but was " + type);
        }
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "payload must have at most " + MOST_BYTES + " bytes, but had " + payload.length);
        }
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** Bytes of the payload. */
    public int bytes() {
        return payload.length;
    }

    @Override
    public String toString() {
        return "FLAC metadata block of type " + type + " (" + payload.length + " bytes)";
    }
}

package app.loudcraft.io;

import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Says that data is not audio which can be read, in which file, at which byte, and which rule it breaks.
 *
 * <p>The message holds all three: {@code mix.wav, byte 40: data chunk says 1000 bytes, but the file ends after 512}.
 */
public final class AudioFormatException extends IOException {

    /** The sorts of fault; a caller may branch on them. */
    public enum Kind {
        /** Not an audio file at all, as far as its first bytes tell. */
        NOT_AUDIO,
        /** The data ends before it should. */
        TRUNCATED,
        /** The data contradicts itself or its format. */
        MALFORMED,
        /** Sound data in a format, or of a shape, that Loudcraft does not read. */
        UNSUPPORTED,
        /** The data is larger than a limit allows. */
        LIMIT_EXCEEDED,
        /** A file without a single frame. */
        EMPTY
    }

    private static final long serialVersionUID = 1L;
    private static final long NOWHERE = -1;

    private final Kind kind;
    private final String file;
    private final long byteOffset;
    private final String rule;

    /**
     * A fault at one byte of a file.
     *
     * @param byteOffset 0-based, 0 or more
     * @param rule what should hold and does not, without file and offset
     * @throws IllegalArgumentException if the offset is negative
     */
    public AudioFormatException(Kind kind, String file, long byteOffset, String rule) {
        this(kind, file, rule, byteOffset, file + ", byte " + byteOffset + ": " + rule);
        if (byteOffset < 0) {
            throw new IllegalArgumentException("byteOffset must be at least 0, but was " + byteOffset);
        }
    }

    /** A fault of a file as a whole. */
    public AudioFormatException(Kind kind, String file, String rule) {
        this(kind, file, rule, NOWHERE, file + ": " + rule);
    }

    private AudioFormatException(Kind kind, String file, String rule, long byteOffset, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.file = Objects.requireNonNull(file, "file");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.byteOffset = byteOffset;
    }

    /** The sort of fault. */
    public Kind kind() {
        return kind;
    }

    /** The path of the file, or the name of the stream. */
    public String file() {
        return file;
    }

    /** Where in the file the fault was found, as a 0-based byte offset; empty if it concerns the file as a whole. */
    public OptionalLong byteOffset() {
        return byteOffset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(byteOffset);
    }

    /** What should hold and does not, without file and offset. */
    public String rule() {
        return rule;
    }
}

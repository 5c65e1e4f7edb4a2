package app.loudcraft.metadata;

import java.util.Locale;
import java.util.Objects;

/**
 * One text about the audio, under a name of the Vorbis comment vocabulary, which is the widest that players agree on.
 *
 * @param name 1 or more of the ASCII characters 0x20 to 0x7D without {@code =} (RFC 9639, section 8.6); kept in upper case,
 *     since case means nothing there
 * @param value any text without the character 0
 */
public record Tag(String name, String value) {

    /** Title of the track. */
    public static final String TITLE = "TITLE";

    /** Who plays or sings. */
    public static final String ARTIST = "ARTIST";

    /** Title of the album. */
    public static final String ALBUM = "ALBUM";

    /** Whose album it is. */
    public static final String ALBUM_ARTIST = "ALBUMARTIST";

    /** Place of the track on its album, from 1. */
    public static final String TRACK_NUMBER = "TRACKNUMBER";

    /** How many tracks the album has. */
    public static final String TRACK_TOTAL = "TRACKTOTAL";

    /** Place of the disc among those of its album, from 1. */
    public static final String DISC_NUMBER = "DISCNUMBER";

    /** How many discs the album has. */
    public static final String DISC_TOTAL = "DISCTOTAL";

    /** When it was released, as {@code 2026} or {@code 2026-11-29}. */
    public static final String DATE = "DATE";

    /** Its genre. */
    public static final String GENRE = "GENRE";

    /** Who wrote the music. */
    public static final String COMPOSER = "COMPOSER";

    /** Whose it is. */
    public static final String COPYRIGHT = "COPYRIGHT";

    /** The International Standard Recording Code (ISO 3901), 12 characters. */
    public static final String ISRC = "ISRC";

    /** A comment. */
    public static final String COMMENT = "COMMENT";

    /** What made the file. */
    public static final String ENCODER = "ENCODER";

    /**
     * Puts the name into upper case.
     *
     * @throws IllegalArgumentException if the name or the value is not as said
     */
    public Tag {
        Objects.requireNonNull(value, "value");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "name must be of ASCII characters from space to } without =, but was \"" + name + "\"");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("value must not hold the character 0, but that of " + name + " does");
        }
        name = name.toUpperCase(Locale.ROOT);
    }

    /** Whether a tag can have this name. */
    public static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= 0x20 && c <= 0x7D && c != '=');
    }
}

package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which text frame of ID3v2 stands for which tag (ID3 2.4.0 native frames, section 4.2). */
final class Id3Names {

    private static final Map<String, String> NAME_OF = Map.ofEntries(
            Map.entry("TIT1", "GROUPING"),
            Map.entry("TIT2", Tag.TITLE),
            Map.entry("TIT3", "SUBTITLE"),
            Map.entry("TALB", Tag.ALBUM),
            Map.entry("TRCK", Tag.TRACK_NUMBER),
            Map.entry("TPOS", Tag.DISC_NUMBER),
            Map.entry("TPE1", Tag.ARTIST),
            Map.entry("TPE2", Tag.ALBUM_ARTIST),
            Map.entry("TPE3", "CONDUCTOR"),
            Map.entry("TPE4", "REMIXER"),
            Map.entry("TCOM", Tag.COMPOSER),
            Map.entry("TEXT", "LYRICIST"),
            Map.entry("TCON", Tag.GENRE),
            Map.entry("TDRC", Tag.DATE),
            Map.entry("TYER", Tag.DATE),
            Map.entry("TCOP", Tag.COPYRIGHT),
            Map.entry("TSRC", Tag.ISRC),
            Map.entry("TPUB", "ORGANIZATION"),
            Map.entry("TENC", "ENCODED-BY"),
            Map.entry("TSSE", Tag.ENCODER),
            Map.entry("TBPM", "BPM"),
            Map.entry("TKEY", "KEY"),
            Map.entry("TLAN", "LANGUAGE"));

    private static final Map<String, String> FRAME_OF = new HashMap<>();

    static {
        NAME_OF.forEach((frame, name) -> FRAME_OF.put(name, frame));
        FRAME_OF.put(Tag.DATE, "TDRC");
    }

    private Id3Names() {}

    /** The name of the tag that a text frame stands for; the frame's own id where there is no other. */
    static String nameOf(String frame) {
        return NAME_OF.getOrDefault(frame, frame);
    }

    /** The text frame for a tag; empty where there is none but TXXX. */
    static Optional<String> frameOf(String name) {
        if (FRAME_OF.containsKey(name)) {
            return Optional.of(FRAME_OF.get(name));
        }
        boolean isFrame = name.matches("T[A-Z0-9]{3}") && !name.equals("TXXX") && !NAME_OF.containsKey(name);
        return isFrame ? Optional.of(name) : Optional.empty();
    }
}

package app.loudcraft.io;

import app.loudcraft.internal.tags.Id3Writer;
import app.loudcraft.metadata.BroadcastExtension;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.util.List;

/** Metadata for files that fuzzing starts from. */
final class FuzzSeeds {

    private FuzzSeeds() {}

    /** An ID3v2.4 tag of texts, a comment and a picture. */
    static byte[] id3() {
        return Id3Writer.bytes(
                List.of(new Tag(Tag.TITLE, "Air"), new Tag(Tag.COMMENT, "x"), new Tag("MOOD", "blue")),
                List.of(new Picture(Picture.FRONT_COVER, "image/png", "c", new byte[] {1, 2})));
    }

    /** The same in the other version, unsynchronised. */
    static byte[] olderId3() {
        byte[] tag = WavBytes.ascii("ID3\3\0.\0\0\0\16TIT2\0\0\0\4\0\0\1..a.");
        tag[5] = (byte) 0x80;
        tag[21] = -1;
        tag[22] = -2;
        tag[24] = 0;
        return tag;
    }

    /** A broadcast extension with its loudness. */
    static byte[] bext() {
        return BroadcastExtension.BLANK.withCodingStep("A=PCM").toBytes();
    }
}

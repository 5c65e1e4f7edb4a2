package app.loudcraft.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Id3Test {

    private static final List<Tag> TAGS = List.of(
            new Tag(Tag.TITLE, "Träume \u266b"),
            new Tag(Tag.ARTIST, "One"),
            new Tag(Tag.ARTIST, "Two"),
            new Tag(Tag.ISRC, "DEA012600001"),
            new Tag(Tag.TRACK_NUMBER, "3"),
            new Tag(Tag.TRACK_TOTAL, "12"),
            new Tag(Tag.COMMENT, "Loud; clear"),
            new Tag("LYRICS", "La\nla"),
            new Tag("TOWN", "Somebody"),
            new Tag("REPLAYGAIN_TRACK_GAIN", "-4.00 dB"));
    private static final List<Picture> PICTURES = List.of(
            new Picture(Picture.FRONT_COVER, "image/jpeg", "Hülle", new byte[] {-1, 0, -1, -32, 0}),
            new Picture(Picture.OTHER, "", "", new byte[] {1}));

    @Test
    void whatIsWrittenIsReadAgain() {
        AudioMetadata read = Id3Reader.parse(Id3Writer.bytes(TAGS, PICTURES)).orElseThrow();

        assertThat(read.tags()).containsExactlyInAnyOrderElementsOf(TAGS);
        assertThat(read.pictures()).isEqualTo(PICTURES);
        assertThat(read.omitted()).isEmpty();
    }

    @Test
    void allEncodingsOfVersion3AreRead() {
        byte[] latin = text(0, "Träume", StandardCharsets.ISO_8859_1);
        byte[] utf16 = text(1, "\ufeffTräume", StandardCharsets.UTF_16LE);
        byte[] comment = join(new byte[] {0, 'd', 'e', 'u'}, "\0Gut".getBytes(StandardCharsets.ISO_8859_1));
        byte[] own = text(0, "mood\0blue", StandardCharsets.ISO_8859_1);

        assertThat(parse3(0, frame3("TIT2", latin), frame3("TPE1", utf16), frame3("COMM", comment), frame3("TXXX", own))
                        .tags())
                .containsExactly(
                        new Tag(Tag.TITLE, "Träume"),
                        new Tag(Tag.ARTIST, "Träume"),
                        new Tag(Tag.COMMENT, "Gut"),
                        new Tag("MOOD", "blue"));
    }

    @Test
    void unsynchronisedTagsAreRead() {
        byte[] frame = frame3("TIT2", new byte[] {0, 'a', -1, 0, 'b'});

        assertThat(parse3(0x80, frame).tag(Tag.TITLE)).isEmpty();
        // The size of the frame counts the bytes before a zero was put behind FF.
        byte[] stored = frame3("TIT2", new byte[] {0, 'a', -1, 'b'});
        byte[] unsynchronised = join(Arrays.copyOf(stored, 13), new byte[] {0, 'b'});
        assertThat(parse3(0x80, unsynchronised).tag(Tag.TITLE)).contains("a\u00ffb");
    }

    @Test
    void framesThatAreNotUnderstoodAreListed() {
        AudioMetadata read =
                parse3(0, frame3("PRIV", new byte[9]), frame3("TALB", text(0, "A", StandardCharsets.US_ASCII)));

        assertThat(read.tags()).containsExactly(new Tag(Tag.ALBUM, "A"));
        assertThat(read.omitted()).containsExactly(new Omission("ID3 frame PRIV", 9, "it is not understood"));
    }

    @Test
    void olderVersionsAndOtherBytesAreNone() {
        byte[] tag = Id3Writer.bytes(TAGS, List.of());
        tag[3] = 2;

        assertThat(Id3Reader.parse(tag)).isEmpty();
        assertThat(Id3Reader.parse(new byte[20])).isEmpty();
        assertThat(Id3Reader.parse(new byte[3])).isEmpty();
    }

    @Test
    void damageEndsTheReadingAndNothingElse() {
        byte[] whole = Id3Writer.bytes(TAGS, PICTURES);
        for (int length = 10; length < whole.length; length++) {
            AudioMetadata read = Id3Reader.parse(Arrays.copyOf(whole, length)).orElseThrow();
            assertThat(TAGS).containsAll(read.tags());
        }
        SplittableRandom random = new SplittableRandom(8);
        for (int k = 0; k < 20_000; k++) {
            byte[] mutated = whole.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                mutated[random.nextInt(3, mutated.length)] = (byte) random.nextInt();
            }
            Id3Reader.parse(mutated).ifPresent(read -> assertThat(read.tags()).hasSizeLessThan(mutated.length));
        }
    }

    private static AudioMetadata parse3(int flags, byte[]... frames) {
        byte[] body = join(frames);
        byte[] head = {'I', 'D', '3', 3, 0, (byte) flags, 0, 0, (byte) (body.length >> 7), (byte) (body.length & 0x7F)};
        return Id3Reader.parse(join(head, body)).orElseThrow();
    }

    private static byte[] frame3(String id, byte[] payload) {
        return join(
                id.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(6).putInt(payload.length).array(),
                payload);
    }

    private static byte[] text(int encoding, String text, Charset charset) {
        return join(new byte[] {(byte) encoding}, text.getBytes(charset));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

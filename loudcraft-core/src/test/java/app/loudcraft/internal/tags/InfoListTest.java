package app.loudcraft.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.metadata.Tag;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfoListTest {

    @Test
    void textsHaveAZeroAndBeginAtEvenPlaces() {
        byte[] bytes = InfoList.bytes(List.of(
                        new Tag(Tag.TITLE, "Song"),
                        new Tag(Tag.ARTIST, "A"),
                        new Tag(Tag.ARTIST, "B"),
                        new Tag("MOOD", "blue")))
                .orElseThrow();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("INFOINAM\5\0\0\0Song\0\0IART\5\0\0\0A; B\0\0");
    }

    @Test
    void whatIsWrittenIsReadAgainWithUnknownIds() {
        List<Tag> tags = List.of(new Tag(Tag.TITLE, "Träume"), new Tag("IXYZ", "odd"), new Tag("SOURCE", "tape"));

        assertThat(InfoList.holds(tags)).isTrue();
        assertThat(InfoList.parse(InfoList.bytes(tags).orElseThrow(), ByteOrder.LITTLE_ENDIAN))
                .contains(tags);
    }

    @Test
    void aRecordingCodeHasNoPlaceInIt() {
        // The id ISRC is the source, not the recording code.
        assertThat(InfoList.holds(List.of(new Tag(Tag.ISRC, "DEA012600001")))).isFalse();
        assertThat(InfoList.bytes(List.of(new Tag(Tag.ISRC, "DEA012600001")))).isEmpty();
        assertThat(InfoList.holds(List.of(new Tag(Tag.ARTIST, "A"), new Tag(Tag.ARTIST, "B"))))
                .isFalse();
    }

    @Test
    void bytesThatAreNotUtf8AreRead() {
        byte[] latin = "INFOINAM\7\0\0\0Träume\0\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(InfoList.parse(latin, ByteOrder.LITTLE_ENDIAN)).contains(List.of(new Tag(Tag.TITLE, "Träume")));
    }

    @Test
    void damagedListsAreNone() {
        for (String damaged : List.of("INFOINAM", "INFOINAM\11\0\0\0Song", "INFO\1\2\3\4\2\0\0\0ab", "INFOIN")) {
            byte[] bytes = damaged.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(InfoList.isOne(bytes)).isTrue();
            assertThat(InfoList.parse(bytes, ByteOrder.LITTLE_ENDIAN)).isEmpty();
        }
        assertThat(InfoList.isOne("adtl".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(InfoList.isOne(new byte[3])).isFalse();
    }
}

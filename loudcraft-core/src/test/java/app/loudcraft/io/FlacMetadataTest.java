package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioMetadata.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlacMetadataTest {

    private static final int PICTURE = 6;
    private static final int VORBIS_COMMENT = 4;

    @Test
    void tagsBecomeAnInfoList() throws IOException {
        AudioReader reader =
                open(comment("title=Träume", "ARTIST=A", "Artist=B", "ARTIST=A", "DATE=2024", "MOOD=blue"), 1);

        assertThat(reader.metadata().chunks())
                .containsExactly(Chunk.of(
                        "LIST",
                        "INFOINAM\10\0\0\0Träume\0IART\5\0\0\0A; B\0\0ICRD\5\0\0\0002024\0\0"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.notes()).isEmpty();
    }

    @Test
    void picturesAndUnknownBlocksArePassedOver() throws IOException {
        AudioReader reader = Reading.file(new FlacBytes(48_000, 1, 16)
                .block(PICTURE, new byte[100_000])
                .block(99, new byte[7])
                .frame(new int[][] {{1, 2, 3}}, FlacCoding.verbatim())
                .bytes());

        assertThat(reader.metadata().isEmpty()).isTrue();
        assertThat(Reading.all(reader, 5).frames()).isEqualTo(3);
    }

    @Test
    void damagedTagsAreNotedAndTheAudioIsRead() throws IOException {
        byte[] whole = comment("TITLE=one", "ARTIST=two");
        for (int length = 0; length < whole.length; length++) {
            AudioReader reader = open(Arrays.copyOf(whole, length), 1);

            assertThat(reader.notes()).hasSize(1).first().asString().contains("damaged");
            assertThat(Reading.all(reader, 5).frames()).isEqualTo(3);
        }
    }

    @Test
    void aMaskAmongTheTagsPlacesTheChannels() throws IOException {
        assertThat(open(comment("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0xB"), 3)
                        .spec()
                        .layout())
                .isEqualTo(ChannelLayout.STEREO_LFE);
        assertThat(open(comment("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x3"), 3)
                        .spec()
                        .layout())
                .isEqualTo(ChannelLayout.of(Channel.LEFT, Channel.RIGHT, Channel.UNSPECIFIED));
        AudioReader wrong = open(comment("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=left"), 2);
        assertThat(wrong.spec().layout()).isEqualTo(ChannelLayout.STEREO);
        assertThat(wrong.notes()).hasSize(1);
    }

    private static AudioReader open(byte[] comment, int channels) throws IOException {
        return Reading.file(new FlacBytes(48_000, channels, 16)
                .block(VORBIS_COMMENT, comment)
                .frame(new int[channels][3], FlacCoding.verbatim())
                .bytes());
    }

    private static byte[] comment(String... comments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        putText(out, "somebody");
        out.writeBytes(WavBytes.le(4).putInt(comments.length).array());
        for (String comment : comments) {
            putText(out, comment);
        }
        return out.toByteArray();
    }

    private static void putText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(WavBytes.le(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}

package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.tags.FlacPicture;
import app.loudcraft.internal.tags.Id3Writer;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlacMetadataTest {

    private static final int CUESHEET = 5;
    private static final int PICTURE = 6;
    private static final int VORBIS_COMMENT = 4;

    @Test
    void tagsAreReadInTheirOrder() throws IOException {
        AudioReader reader = open(comment("title=Träume", "ARTIST=A", "Artist=B", "DATE=2024", "MOOD=blue", "X="), 1);

        assertThat(reader.metadata().tags())
                .containsExactly(
                        new Tag("TITLE", "Träume"),
                        new Tag("ARTIST", "A"),
                        new Tag("ARTIST", "B"),
                        new Tag("DATE", "2024"),
                        new Tag("MOOD", "blue"));
        assertThat(reader.notes()).isEmpty();
    }

    @Test
    void picturesAndCueSheetsAreTakenAlongAndUnknownBlocksAreListed() throws IOException {
        Picture cover = new Picture(Picture.FRONT_COVER, "image/png", "Hülle", new byte[] {1, 2, 3});
        AudioMetadata metadata = Reading.file(new FlacBytes(48_000, 1, 16)
                        .block(PICTURE, FlacPicture.bytes(cover))
                        .block(PICTURE, new byte[9])
                        .block(CUESHEET, new byte[396])
                        .block(99, new byte[7])
                        .frame(new int[][] {{1, 2, 3}}, FlacCoding.verbatim())
                        .bytes())
                .metadata();

        assertThat(metadata.pictures()).containsExactly(cover);
        assertThat(metadata.chunks()).containsExactly(Chunk.of(Chunk.Family.FLAC, "CUESHEET", new byte[396]));
        assertThat(metadata.omitted()).extracting(Omission::what).containsExactly("picture", "FLAC block of type 99");
    }

    @Test
    void anId3TagInFrontOfTheFileCounts() throws IOException {
        byte[] flac = new FlacBytes(48_000, 1, 16)
                .block(VORBIS_COMMENT, comment("TITLE=inside"))
                .frame(new int[][] {{1, 2, 3}}, FlacCoding.verbatim())
                .bytes();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Id3Writer.bytes(List.of(new Tag("ISRC", "DEA012600001")), List.of()));
        file.writeBytes(flac);

        assertThat(Reading.file(file.toByteArray()).metadata().tags())
                .containsExactly(new Tag("ISRC", "DEA012600001"), new Tag("TITLE", "inside"));
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

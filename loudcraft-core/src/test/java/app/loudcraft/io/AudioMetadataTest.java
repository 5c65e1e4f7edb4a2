package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioMetadataTest {

    private static final int LIMIT = 16 << 20;

    @Test
    void chunksAroundTheAudioAreCarriedInOrderAndPaddingIsNot() throws IOException {
        byte[] file = wav().chunk("JUNK", new byte[8])
                .chunk("bext", new byte[] {1, 2, 3})
                .fmt(1, 1, 48_000, 16)
                .chunk("fact", new byte[4])
                .chunk("cue ", new byte[] {4})
                .data(new byte[4])
                .chunk("PEAK", new byte[4])
                .chunk("id3 ", new byte[] {5, 6})
                .chunk("LIST", new byte[0])
                .bytes();

        assertThat(Reading.file(file).metadata().chunks())
                .containsExactly(
                        Chunk.of("bext", new byte[] {1, 2, 3}),
                        Chunk.of("cue ", new byte[] {4}),
                        Chunk.of("id3 ", new byte[] {5, 6}),
                        Chunk.of("LIST", new byte[0]));
        // A stream tells what stands before the audio.
        assertThat(Reading.stream(file).metadata().chunks())
                .containsExactly(Chunk.of("bext", new byte[] {1, 2, 3}), Chunk.of("cue ", new byte[] {4}));
    }

    @Test
    void audioIsReadAfterTheMetadataBehindIt() throws IOException {
        byte[] file = wav().fmt(1, 1, 48_000, 16)
                .data(WavBytes.le16(16_384, -16_384))
                .chunk("LIST", new byte[100])
                .bytes();

        assertThat(Reading.samples(file)).containsExactly(0.5f, -0.5f);
    }

    @Test
    void metadataGoesThroughAFileWithBextBeforeTheAudio(@TempDir Path folder) throws IOException {
        AudioMetadata metadata = AudioMetadata.of(List.of(
                Chunk.of("LIST", new byte[] {1}),
                Chunk.of("bext", new byte[] {2, 3, 4}),
                Chunk.of("iXML", new byte[2])));
        Path path = folder.resolve("tagged.wav");
        AudioBuffer audio = AudioBuffer.allocate(48_000, ChannelLayout.MONO, 3);
        WavRoundTripTest.write(
                path,
                audio,
                audio.spec().withFormat(SampleFormat.PCM_8),
                WriteOptions.DEFAULT.withMetadata(metadata),
                2);

        try (AudioReader reader = AudioFiles.open(path)) {
            assertThat(reader.notes()).isEmpty();
            assertThat(reader.frames()).hasValue(3);
            assertThat(reader.metadata().chunks()).extracting(Chunk::id).containsExactly("bext", "iXML", "LIST");
            assertThat(reader.metadata().chunks()).containsAll(metadata.chunks());
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        assertThat(text.indexOf("bext")).isLessThan(text.indexOf("data"));
        assertThat(text.indexOf("LIST")).isGreaterThan(text.indexOf("data"));
    }

    @Test
    void metadataOverTheLimitIsLeftOutAndListed() throws IOException {
        byte[] file = wav().fmt(1, 1, 48_000, 16)
                .chunk("bext", new byte[10])
                .data(new byte[4])
                .chunk("big ", new byte[LIMIT - 9])
                .chunk("fits", new byte[LIMIT - 10])
                .chunk("more", new byte[1])
                .bytes();

        AudioMetadata metadata = Reading.file(file).metadata();

        assertThat(metadata.chunks()).extracting(Chunk::id).containsExactly("bext", "fits");
        String reason = "metadata may have at most " + LIMIT + " bytes in all";
        assertThat(metadata.omitted())
                .containsExactly(
                        new Omission("chunk 'big '", LIMIT - 9, reason), new Omission("chunk 'more'", 1, reason));
    }

    @Test
    void chunkThatIsNotWholeIsLeftOutAndListed() throws IOException {
        byte[] file = wav().fmt(1, 1, 48_000, 16)
                .data(new byte[4])
                .chunk("LIST", 1_000_000, new byte[4])
                .bytes();

        AudioMetadata metadata = Reading.file(file).metadata();

        assertThat(metadata.isEmpty()).isTrue();
        assertThat(metadata.omitted())
                .containsExactly(new Omission("chunk 'LIST'", 1_000_000, "the file ends inside it"));
    }

    @Test
    void aSamplerChunkWhoseLoopsDoNotFitIsLeftOutAndListed() throws IOException {
        byte[] sampler = WavBytes.le(60).putInt(28, 1).array();
        byte[] cut = WavBytes.le(60).putInt(28, 2).array();
        byte[] file = wav().fmt(1, 1, 48_000, 16)
                .data(new byte[4])
                .chunk("smpl", cut)
                .chunk("smpl", new byte[35])
                .chunk("smpl", sampler)
                .bytes();

        AudioMetadata metadata = Reading.file(file).metadata();

        assertThat(metadata.chunks()).containsExactly(Chunk.of("smpl", sampler));
        assertThat(metadata.omitted()).extracting(Omission::bytes).containsExactly(60L, 35L);
    }

    @Test
    void nobodyCanChangeAChunkFromOutside() {
        byte[] bytes = {1, 2};
        Chunk chunk = Chunk.of("bext", bytes);
        bytes[0] = 9;
        chunk.bytes()[1] = 9;

        assertThat(chunk.bytes()).containsExactly(1, 2);
        assertThat(chunk.size()).isEqualTo(2);
        assertThat(chunk).hasToString("'bext' (2 bytes)");
    }

    @Test
    void chunksAreAddedAndTakenAway() {
        Chunk bext = Chunk.of("bext", new byte[] {1});
        Chunk list = Chunk.of("LIST", new byte[] {2});

        assertThat(AudioMetadata.EMPTY.with(bext).with(list)).isEqualTo(AudioMetadata.of(List.of(bext, list)));
        assertThat(AudioMetadata.of(List.of(bext, list)).without("bext")).isEqualTo(AudioMetadata.of(List.of(list)));
        assertThat(AudioMetadata.of(List.of(bext)).without("bext")).isSameAs(AudioMetadata.EMPTY);
    }

    @Test
    void idsAreFourPrintableCharacters() {
        for (String id : List.of("abc", "abcde", "ab\nc", "abc\u00e9")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Chunk.of(id, new byte[0]));
        }
    }
}

package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.BroadcastExtension;
import app.loudcraft.metadata.BroadcastLoudness;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one container holds comes out of every other. */
class MetadataRoundTripTest {

    private static final AudioMetadata RICH = AudioMetadata.EMPTY
            .withTag(Tag.TITLE, "Träume \u266b")
            .withTag(Tag.ARTIST, "One", "Two")
            .withTag(Tag.ALBUM, "Album")
            .withTag(Tag.TRACK_NUMBER, "3")
            .withTag(Tag.ISRC, "DEA012600001")
            .withTag(Tag.COMMENT, "Loud; clear")
            .withTag("MOOD", "blue")
            .with(new Picture(Picture.FRONT_COVER, "image/png", "Hülle", new byte[] {1, 2, 3}));
    private static final AudioBuffer AUDIO = Signals.gaussian(5, 48_000, ChannelLayout.STEREO, 3_001, -20);
    private static final AudioSpec SPEC = AUDIO.spec().withFormat(SampleFormat.PCM_24);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"wav, flac", "wav, aiff", "flac, wav", "flac, aiff", "aiff, wav", "aiff, flac"})
    void tagsAndPicturesGoFromEachContainerToEachOther(String from, String to) throws IOException {
        Path first = write(folder.resolve("first." + from), RICH);
        Path second = write(folder.resolve("second." + to), metadata(first));

        assertThat(metadata(first).tags()).containsExactlyInAnyOrderElementsOf(RICH.tags());
        assertThat(metadata(second).tags()).containsExactlyInAnyOrderElementsOf(RICH.tags());
        assertThat(metadata(second).pictures()).isEqualTo(RICH.pictures());
        assertThat(metadata(second).chunks()).isEmpty();
        assertThat(AudioFiles.read(second).toInterleaved())
                .isEqualTo(AudioFiles.read(first).toInterleaved());
    }

    @Test
    void theContainerIsThatOfTheNameOrOfTheOptions() throws IOException {
        assertThat(container(write(folder.resolve("a.FLAC"), RICH))).isEqualTo("FLAC");
        assertThat(container(write(folder.resolve("a.aif"), RICH))).isEqualTo("AIFF");
        assertThat(container(write(folder.resolve("a"), RICH))).isEqualTo("WAV");
        Path path = folder.resolve("b.wav");
        try (AudioWriter writer =
                AudioFiles.create(path, SPEC, WriteOptions.DEFAULT.withContainer(AudioContainer.FLAC))) {
            writer.write(AUDIO.block());
            writer.commit();
        }
        assertThat(container(path)).isEqualTo("FLAC");
    }

    @Test
    void whatAContainerCannotHoldIsRefusedBeforeAnythingIsTouched() throws IOException {
        Path path = folder.resolve("a.flac");
        Files.writeString(path, "old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFiles.create(path, SPEC.withFormat(SampleFormat.FLOAT_32)))
                .withMessageContaining("format must be of integers in a FLAC file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFiles.create(
                        path, new AudioSpec(48_000, ChannelLayout.unspecified(9), SampleFormat.PCM_16)))
                .withMessage("spec must have at most 8 channels in a FLAC file, but had 9");
        assertThat(folder).isDirectoryContaining(file -> file.equals(path));
        assertThat(Files.readString(path)).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac", "aiff"})
    void chunksOfAnotherFamilyAreListedAsOmitted(String ending) throws IOException {
        AudioMetadata metadata = RICH.with(BroadcastExtension.BLANK).with(Chunk.of("smpl", new byte[36]));
        try (AudioWriter writer =
                AudioFiles.create(folder.resolve("a." + ending), SPEC, WriteOptions.DEFAULT.withMetadata(metadata))) {
            assertThat(writer.omitted()).extracting(Omission::what).containsExactly("chunk 'bext'", "chunk 'smpl'");
            assertThat(writer.omitted().get(1))
                    .asString()
                    .matches(
                            "chunk 'smpl' \\(36 bytes\\) is not carried over: (a FLAC|an AIFF) file has no place for it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "flac", "aiff"})
    void aFinishedFileIsAnnotatedAndItsAudioStays(String ending) throws IOException {
        Path path = folder.resolve("a." + ending);
        AudioMetadata before = ending.equals("wav") ? RICH.with(BroadcastExtension.BLANK) : RICH;
        BroadcastLoudness loudness = new BroadcastLoudness(
                OptionalDouble.of(-14),
                OptionalDouble.of(5),
                OptionalDouble.of(-1),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        AudioMetadata after = before.withTag("REPLAYGAIN_TRACK_GAIN", "-4.00 dB");
        after = ending.equals("wav") ? after.with(BroadcastExtension.BLANK.withLoudness(loudness)) : after;
        WriteOptions options = WriteOptions.DEFAULT.withMetadata(before).withDither(Dither.NONE);
        float[] stored;
        try (AudioWriter writer = AudioFiles.create(path, SPEC, options)) {
            writer.write(AUDIO.block());
            AudioSource stored0 = writer.readBack().orElseThrow();
            writer.annotate(after);
            writer.annotate(before);
            writer.annotate(after);
            stored = Reading.all(stored0.open(), 999).toInterleaved();
            writer.commit();
        }
        assertThat(metadata(path)).isEqualTo(after);
        assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(stored);
        // The same as if it had been known from the start, but for the padding of FLAC.
        if (!ending.equals("flac")) {
            Path again = write(folder.resolve("again." + ending), after);
            assertThat(path).hasSameBinaryContentAs(again);
        }
    }

    @Test
    void annotationsThatMoveTheAudioAreRefused() throws IOException {
        for (String ending : List.of("wav", "flac")) {
            try (AudioWriter writer = AudioFiles.create(folder.resolve("a." + ending), SPEC)) {
                AudioMetadata large =
                        AudioMetadata.EMPTY.with(BroadcastExtension.BLANK).withTag(Tag.COMMENT, "x".repeat(5_000));
                assertThatIllegalArgumentException().isThrownBy(() -> writer.annotate(large));
            }
        }
    }

    @Test
    void ffmpegReadsOurTagsAndWeReadThose() throws IOException, InterruptedException {
        for (String ending : List.of("wav", "flac", "aiff")) {
            Path path = write(folder.resolve("ours." + ending), RICH);
            String tags = new String(
                    Ffmpeg.run(folder, "-v", "error", "-i", path.toString(), "-f", "ffmetadata", "-")
                            .bytes(),
                    StandardCharsets.UTF_8);
            String lower = tags.toLowerCase(Locale.ROOT);
            assertThat(lower).as(ending).contains("title=träume \u266b", "album=album", "track=3");
            // Where a WAV file has an INFO list, FFmpeg 5.1 looks at nothing else.
            assertThat(ending.equals("wav") || lower.contains("dea012600001") && lower.contains("mood=blue"))
                    .as(tags)
                    .isTrue();
        }
        Path theirs = folder.resolve("theirs.flac");
        Ffmpeg.run(
                folder,
                "-v",
                "error",
                "-i",
                folder.resolve("ours.aiff").toString(),
                "-map",
                "0:a",
                "-metadata",
                "title=Other",
                theirs.toString());
        assertThat(metadata(theirs).tag(Tag.TITLE)).contains("Other");
        assertThat(metadata(theirs).tag("mood")).contains("blue");
    }

    private Path write(Path path, AudioMetadata metadata) throws IOException {
        WriteOptions options = WriteOptions.DEFAULT.withMetadata(metadata).withDither(Dither.NONE);
        try (AudioWriter writer = AudioFiles.create(path, SPEC, options)) {
            writer.write(AUDIO.block());
            writer.commit();
        }
        return path;
    }

    private static AudioMetadata metadata(Path path) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            assertThat(reader.notes()).isEmpty();
            return reader.metadata();
        }
    }

    private static String container(Path path) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            return reader.container();
        }
    }
}

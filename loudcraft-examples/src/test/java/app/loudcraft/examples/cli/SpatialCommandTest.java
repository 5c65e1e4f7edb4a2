package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code loudcraft spatial}: its options, what it prints and what it refuses. */
class SpatialCommandTest {

    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    private Path wide;

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(3), SampleFormat.PCM_24);
    }

    @BeforeEach
    void nameOutput() {
        wide = folder.resolve("wide.wav");
    }

    @Test
    void monoIsPassedUnchangedAndSaidToBe() throws IOException {
        Path mono = folder.resolve("mono.wav");
        float[] samples = Excerpt.seconds(1).channel(0);
        AudioFiles.write(mono, AudioBuffer.wrap(48_000, ChannelLayout.MONO, samples), SampleFormat.PCM_24);

        Execution done = Execution.of("spatial", mono, wide);

        assertThat(done).isEqualTo(new Execution(0, mono + " is mono: passed unchanged\n", ""));
        assertThat(wide).hasSameBinaryContentAs(mono);
        assertThat(Execution.of("spatial", mono, wide, "--bits", "16").out())
                .isEqualTo(mono + " is mono: not widened, stored as 16-bit PCM with TPDF dither\n");
        JsonNode json = Execution.of("spatial", mono, wide, "--json").json();
        assertThat(json.get("spatial").isNull()).isTrue();
    }

    @Test
    void moreThanTwoChannelsAreRefusedByName() throws IOException {
        Path surround = folder.resolve("surround.wav");
        AudioFiles.write(surround, AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, 480), SampleFormat.PCM_24);

        Execution done = Execution.of("spatial", surround, wide);

        assertThat(done)
                .isEqualTo(new Execution(
                        1, "", "loudcraft: " + surround + ": only stereo can be widened, but this is 5.1\n"));
        assertThat(files()).containsExactly(surround);
    }

    @Test
    void aFileIsNotWidenedOverItself() throws IOException {
        byte[] before = Files.readAllBytes(mix);

        Execution done = Execution.of("spatial", mix, mix);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.err()).isEqualTo("loudcraft: " + mix + ": the output needs a file of its own\n");
        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
    }

    @Test
    void aFileThatEndsTooSoonLeavesWhatWasThereBefore() throws IOException {
        Path damaged = folder.resolve("damaged.wav");
        byte[] bytes = Files.readAllBytes(mix);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(wide, "an old master");

        Execution done = Execution.of("spatial", damaged, wide);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().startsWith("loudcraft: " + damaged);
        assertThat(wide).hasContent("an old master");
        assertThat(files()).containsExactlyInAnyOrder(damaged, wide);
    }

    @Test
    void jsonTellsFilesStagesAndTheImageOverTime() throws IOException {
        JsonNode json = Execution.of("spatial", mix, wide, "--json").json();

        assertThat(json.get("input").get("file").asText()).isEqualTo(mix.toString());
        assertThat(json.get("input").get("frames").asInt()).isEqualTo(3 * 48_000);
        assertThat(json.get("output").get("file").asText()).isEqualTo(wide.toString());
        assertThat(json.get("output").get("encoding").asText()).isEqualTo("24-bit PCM");
        assertThat(json.get("output").get("clippedSamples").asInt()).isZero();
        assertThat(json.get("output").get("monoSumKept").asBoolean()).isTrue();
        assertThat(json.get("warnings")).isEmpty();
        assertThat(json.get("spatial").get("stages")).hasSize(8);
        JsonNode timeline = json.get("spatial").get("timeline");
        // 3 s in steps of 50 ms; what was fed after the end is no part of it.
        assertThat(timeline.get("stepSeconds").asDouble()).isEqualTo(0.05);
        assertThat(timeline.get("moments").get("seconds")).hasSize(60);
        assertThat(timeline.get("moments").get("correlationAfter")).hasSize(60);
    }

    @Test
    void metadataIsCarried() throws IOException {
        AudioBuffer audio = Excerpt.seconds(1);
        AudioMetadata metadata = AudioMetadata.of(List.of(Chunk.of("bext", new byte[602])));
        Path source = folder.resolve("source.wav");
        try (AudioWriter writer = AudioFiles.create(
                source, audio.spec().withFormat(SampleFormat.PCM_16), WriteOptions.DEFAULT.withMetadata(metadata))) {
            writer.write(audio.block());
            writer.commit();
        }

        Execution.of("spatial", source, wide);

        try (AudioReader reader = AudioFiles.open(wide)) {
            assertThat(reader.metadata()).isEqualTo(metadata);
        }
    }

    @Test
    void samplesThatAreNoNumbersAreWarnedOf() throws IOException {
        AudioBuffer audio = Excerpt.seconds(1);
        Path source = Files.write(folder.resolve("source.wav"), floatsWithNaN(audio));

        Execution done = Execution.of("spatial", source, wide);

        assertThat(done.out()).endsWith("Warning: " + source + " holds NaN or infinite samples: 1 count as 0\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--intensity, 101, --intensity",
        "--intensity, NaN, --intensity",
        "--bass-mono, 20, --bass-mono",
        "--floor, 0.7, --floor",
        "--haas, 4, --haas",
        "--bits, 20, 20",
        "--quality, best, best",
        "--energy, loud, loud"
    })
    void aValueOutOfRangeIsWrongUsage(String option, String value, String named) {
        Execution done = Execution.of("spatial", mix, wide, option, value);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines()).hasSize(2);
        assertThat(done.errLines().get(0)).startsWith("loudcraft: ").contains(named);
        assertThat(wide).doesNotExist();
    }

    @Test
    void quietPrintsNothing() {
        assertThat(Execution.of("spatial", mix, wide, "--quiet")).isEqualTo(new Execution(0, "", ""));
        assertThat(wide).isRegularFile();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A file whose last sample is a NaN, for the writer would replace it. */
    private byte[] floatsWithNaN(AudioBuffer audio) throws IOException {
        Path clean = folder.resolve("clean.wav");
        AudioFiles.write(clean, audio, SampleFormat.FLOAT_32);
        byte[] bytes = Files.readAllBytes(clean);
        // 0x7FC00000, little-endian; the audio stands at the end of the file
        bytes[bytes.length - 4] = 0;
        bytes[bytes.length - 3] = 0;
        bytes[bytes.length - 2] = (byte) 0xC0;
        bytes[bytes.length - 1] = 0x7F;
        return bytes;
    }
}

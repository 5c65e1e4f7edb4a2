package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.metadata.Tag;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterCommandTest {
    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    private Path master;

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(4), SampleFormat.PCM_24);
    }

    @BeforeEach
    void nameMaster() {
        master = folder.resolve("master.wav");
    }

    @Test
    void jsonTellsWhatWasDoneAndWhatTheWrittenFileMeasures() throws IOException {
        Execution done = Execution.of("master", mix, master, "--genre", "hip-hop", "--json");

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        JsonNode json = done.json();
        assertThat(keys(json))
                .containsExactly("input", "output", "target", "reached", "plan", "spatial", "warnings", "timing");
        assertThat(json.get("spatial").isNull()).isTrue();
        JsonNode remeasured =
                Execution.of("measure", "--json", "--all-kernels", master).json();
        assertThat(json.get("output")).isEqualTo(remeasured);
        assertThat(json.get("input"))
                .isEqualTo(
                        Execution.of("measure", "--json", "--all-kernels", mix).json());
        assertThat(keys(json.get("target"))).containsExactly("name", "lufs", "ceilingDbtp", "official");
        assertThat(json.get("target").get("name").asText()).isEqualTo("Spotify");
        assertThat(json.get("target").get("lufs").asDouble()).isEqualTo(-14.0);
        assertThat(json.get("reached").asBoolean()).isTrue();
        assertThat(json.get("plan").get("profile").asText()).isEqualTo("hip-hop");
        assertThat(json.get("plan").get("steps")).hasSizeGreaterThan(3).allSatisfy(step -> {
            assertThat(keys(step)).containsExactly("step", "active", "summary", "reason");
            assertThat(step.get("reason").asText()).isNotBlank();
        });
        assertThat(json.get("warnings").isArray()).isTrue();
        assertThat(keys(json.get("timing"))).containsExactly("seconds", "realTimeFactor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--target=-17.5", "--target -17.5"})
    void aLoudnessMayBeTheTarget(String option) throws IOException {
        List<Object> words = new ArrayList<>(List.of("master", mix, master, "--genre", "none", "--json"));
        words.addAll(List.of(option.split(" ")));

        JsonNode json = Execution.of(words.toArray()).json();

        assertThat(json.get("target").get("lufs").asDouble()).isEqualTo(-17.5);
        // The solver promises 0.1 LU; 0.05 more covers the dither and the rounding to 24 bits.
        assertThat(json.get("output").get("integratedLufs").asDouble()).isCloseTo(-17.5, within(0.15));
    }

    @Test
    void ceilingOutweighsThatOfTheTarget() throws IOException {
        JsonNode json = Execution.of("master", mix, master, "--ceiling", "-3", "--target", "youtube", "--json")
                .json();

        assertThat(json.get("target").get("ceilingDbtp").asDouble()).isEqualTo(-3.0);
        assertThat(json.get("output").get("truePeakDbtp").asDouble()).isLessThanOrEqualTo(-3.0);
    }

    @ParameterizedTest
    @CsvSource({"16, 16-bit PCM", "24, 24-bit PCM", "32f, 32-bit float"})
    void bitsChooseTheSampleFormat(String bits, String encoding) throws IOException {
        JsonNode json =
                Execution.of("master", mix, master, "--bits", bits, "--json").json();

        assertThat(json.get("output").get("encoding").asText()).isEqualTo(encoding);
    }

    @Test
    void reportForPeopleNamesEveryStep() {
        Execution done = Execution.of("master", mix, master);

        assertThat(done.exitCode()).isZero();
        assertThat(done.err()).isEmpty();
        assertThat(done.out()).contains("LUFS", "dBTP", "Tone", "Compressor", "Limiter", "Output");
    }

    @Test
    void tagsAndLoudnessGoIntoTheMaster() throws IOException {
        Path flac = folder.resolve("master.flac");
        Execution done = Execution.of(
                "master",
                mix,
                flac,
                "--tag",
                "TITLE=Morning",
                "--tag",
                "isrc=DEA012600001",
                "--loudness-tags",
                "replay-gain,r128");

        assertThat(done.err()).isEmpty();
        try (AudioReader reader = AudioFiles.open(flac)) {
            assertThat(reader.container()).isEqualTo("FLAC");
            assertThat(reader.metadata().tags())
                    .contains(new Tag(Tag.TITLE, "Morning"), new Tag(Tag.ISRC, "DEA012600001"));
            assertThat(reader.metadata().tag("REPLAYGAIN_TRACK_GAIN"))
                    .hasValueSatisfying(gain -> assertThat(gain).endsWith(" dB"));
            assertThat(reader.metadata().tag("R128_TRACK_GAIN")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--tag, TITLE, NAME=VALUE",
        "--tag, T\u00dcR=x, NAME=VALUE",
        "--loudness-tags, loud, 'replay-gain, r128, broadcast'"
    })
    void tagsThatAreNoneAreWrongUsage(String option, String value, String named) {
        Execution done = Execution.of("master", mix, master, option, value);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains(named);
        assertThat(master).doesNotExist();
    }

    @Test
    void quietPrintsNothing() {
        assertThat(Execution.of("master", mix, master, "--quiet")).isEqualTo(new Execution(0, "", ""));
        assertThat(master).isRegularFile();
    }

    @Test
    void aMixIsNotOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(mix);

        Execution done = Execution.of("master", mix, mix);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().startsWith("loudcraft: ");
        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
    }

    @Test
    void aFailureIsOneLineAndLeavesNoFile() throws IOException {
        Path noise = Files.write(folder.resolve("noise.wav"), new byte[] {1, 2, 3});

        Execution done = Execution.of("master", noise, master, "--json");

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.out()).isEmpty();
        assertThat(done.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: ")
                .contains("noise.wav");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(noise);
        }
    }

    @Test
    void anUnknownTargetIsAnsweredWithThoseThereAre() {
        Execution done = Execution.of("master", mix, master, "--target", "myspace");

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains("myspace", "spotify", "ebu-r-128", "club");
        assertThat(master).doesNotExist();
    }

    @Test
    void anUnknownGenreIsAnsweredWithThoseThereAre() {
        Execution done = Execution.of("master", mix, master, "--genre", "polka");

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains("polka", "hip-hop", "rnb-soul", "speech");
    }

    @ParameterizedTest
    @EnumSource(Genre.class)
    void everyGenreIsReadFromItsNameInAnyCase(Genre genre) {
        String hyphens = genre.name().replace('_', '-');

        assertThat(new GenreConverter().convert(hyphens)).isEqualTo(genre);
        assertThat(new GenreConverter().convert(genre.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(genre);
    }

    @ParameterizedTest
    @CsvSource({
        "--target, -2, targetLufs",
        "--target, NaN, NaN",
        "--ceiling, 3, ceilingDbtp",
        "--ceiling, loud, loud",
        "--bits, 20, 20"
    })
    void aFigureOutOfRangeIsWrongUsage(String option, String value, String named) {
        Execution done = Execution.of("master", mix, master, option, value);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines()).hasSize(2);
        assertThat(done.errLines().get(0)).startsWith("loudcraft: ").contains(named);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}

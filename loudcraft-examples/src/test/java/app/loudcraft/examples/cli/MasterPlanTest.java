package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.MasteringPlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code loudcraft master} with plans, references and the options of the treatment. */
class MasterPlanTest {
    @TempDir
    private static Path shared;

    private static Path mix;
    private static Path reference;

    @TempDir
    private Path folder;

    private Path master;
    private Path plan;

    @BeforeAll
    static void writeMixes() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(4), SampleFormat.PCM_24);
        reference = shared.resolve("reference.wav");
        Execution.of("master", mix, reference, "--genre", "rock", "--target", "-17", "--quiet");
    }

    @BeforeEach
    void nameFiles() {
        master = folder.resolve("master.wav");
        plan = folder.resolve("plan.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--genre pop --bits 16 --dither shaped --rate 44100", "--intensity 40 --linear-phase"})
    void aPlanThatIsAppliedGivesTheBitsThatItWasWrittenFor(String options) throws IOException {
        Execution.of(with(options, "master", mix, master, "--plan", plan, "--quiet"));
        Path again = folder.resolve("again.wav");

        Execution applied = Execution.of("master", mix, again, "--apply", plan, "--threads", "1", "--quiet");

        assertThat(applied).isEqualTo(new Execution(0, "", ""));
        assertThat(again).hasSameBinaryContentAs(master);
    }

    @Test
    void aPlanOfThePlanCommandIsTheOneThatMasterMakes() throws IOException {
        Path planned = folder.resolve("planned.json");
        Execution.of("plan", mix, "--genre", "latin", "--json", planned);
        Execution.of("master", mix, master, "--genre", "latin", "--plan", plan, "--quiet");

        assertThat(plan).hasSameTextualContentAs(planned);
    }

    @Test
    void whatOnlyPlanningUsesIsRefusedBesideAStoredPlan() {
        Execution done = Execution.of(
                "master", mix, master, "--apply", plan, "--bits", "24", "--genre", "pop", "--reference", reference);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines()).hasSize(2);
        assertThat(done.errLines().get(0))
                .contains("--apply")
                .endsWith("cannot be given: --bits, --genre, --reference");
        assertThat(master).doesNotExist();
    }

    @Test
    void aSpoiltPlanIsNamedWithItsField() throws IOException {
        Execution.of("plan", mix, "--json", plan);
        Files.writeString(plan, Files.readString(plan).replace("\"ceilingDbtp\" : -1.0", "\"ceilingDbtp\" : 1.0"));

        Execution done = Execution.of("master", mix, master, "--apply", plan);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: " + plan + ": field target.ceilingDbtp must be in ");
        assertThat(master).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"44100, stereo", "48000, mono"})
    void aPlanForAnotherRateOrLayoutIsRefused(int rateHz, String layout) throws IOException {
        Path other = folder.resolve("other.wav");
        float[] left = Excerpt.seconds(4).channel(0);
        AudioFiles.write(
                other,
                layout.equals("mono")
                        ? AudioBuffer.wrap(rateHz, ChannelLayout.MONO, left)
                        : AudioBuffer.stereo(rateHz, left, left),
                SampleFormat.PCM_24);
        Execution.of("plan", other, "--json", plan);

        Execution done = Execution.of("master", mix, master, "--apply", plan);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("48000 Hz, stereo", rateHz + " Hz, " + layout);
        assertThat(master).doesNotExist();
    }

    @Test
    void aReferenceSetsTheLoudness() throws IOException {
        JsonNode json = Execution.of("master", mix, master, "--json", "--reference", reference)
                .json();

        // The reference is within 0.05 LU of -17 LUFS, the master within 0.05 LU of the reference; 24 bits take the
        // rest.
        assertThat(json.get("output").get("integratedLufs").asDouble()).isCloseTo(-17.0, within(0.15));
    }

    @Test
    void ofSeveralReferencesTheMeanIsFollowed() throws IOException {
        Path louder = folder.resolve("louder.wav");
        Execution.of("master", mix, louder, "--genre", "none", "--target", "-15", "--quiet");

        Execution.of("master", mix, master, "--plan", plan, "--quiet", "--reference", reference, louder);

        // Two masters, each within 0.05 LU of its loudness.
        assertThat(PlanJson.read(plan).loudness().targetLufs().orElseThrow()).isCloseTo(-16.0, within(0.1));
    }

    @Test
    void aBlendOfNothingLeavesTheToneAlone() throws IOException {
        Execution.of("plan", mix, "--json", plan, "--reference-blend", "0", "--reference", reference);

        assertThat(PlanJson.read(plan).tone().active()).isFalse();
    }

    @Test
    void aReferenceInMonoIsRefusedInOneLine() throws IOException {
        Path mono = Tones.mono(folder.resolve("mono.wav"), 2.0, -20.0);

        Execution done = Execution.of("master", mix, master, "--reference", mono);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("a reference must be stereo", "mono.wav");
        assertThat(master).doesNotExist();
    }

    @Test
    void aReferenceThatIsNotThereIsNamed() {
        Execution done = Execution.of("master", mix, master, "--reference", folder.resolve("none.wav"));

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("none.wav", "no such file");
    }

    @Test
    void intensityOfNothingIsGainAndCeilingAlone() throws IOException {
        Execution.of("plan", mix, "--genre", "pop", "--intensity", "0", "--json", plan);

        MasteringPlan read = PlanJson.read(plan);
        assertThat(read.steps())
                .filteredOn(step -> step.active())
                .containsExactly(read.loudness(), read.limiter(), read.output());
    }

    @Test
    void nothingIsWidenedUnlessItIsAskedFor() {
        Execution plain = Execution.of("plan", mix);
        Execution off = Execution.of("plan", mix, "--spatial", "0");

        assertThat(off).isEqualTo(plain);
        assertThat(off.out().replaceAll("\\s+", " ")).contains("Spatial off - no widening was asked for");
        assertThat(Execution.of("master", mix, master, "--spatial", "0", "--quiet"))
                .isEqualTo(new Execution(0, "", ""));
    }

    @Test
    void theOptionOfTheImageIsOnlyForPlanning() {
        Execution done = Execution.of("master", mix, master, "--apply", plan, "--spatial", "0");

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines().get(0)).endsWith("cannot be given: --spatial");
    }

    @Test
    void rateIsThatOfTheMaster() throws IOException {
        JsonNode json =
                Execution.of("master", mix, master, "--rate", "44100", "--json").json();

        assertThat(json.get("input").get("sampleRateHz").asInt()).isEqualTo(48_000);
        assertThat(json.get("output").get("sampleRateHz").asInt()).isEqualTo(44_100);
    }

    @ParameterizedTest
    @CsvSource({
        "--intensity, 101, 100",
        "--intensity, half, half",
        "--spatial, 101, from 0 to 100",
        "--spatial, -1, from 0 to 100",
        "--spatial, wide, 'or genre, but was \"wide\"'",
        "--rate, 100, 8000",
        "--dither, pink, pink",
        "--threads, 0, threads",
        "--reference-blend, 50, --reference"
    })
    void aFigureOutOfRangeIsWrongUsage(String option, String value, String named) {
        Execution done = Execution.of("master", mix, master, option, value);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines()).hasSize(2);
        assertThat(done.errLines().get(0)).startsWith("loudcraft: ").contains(named);
        assertThat(master).doesNotExist();
    }

    @Test
    void aPlanNeverTakesThePlaceOfAudio() throws IOException {
        byte[] before = Files.readAllBytes(mix);

        assertThat(Execution.of("master", mix, master, "--plan", mix).exitCode())
                .isEqualTo(1);
        assertThat(Execution.of("master", mix, master, "--plan", master).exitCode())
                .isEqualTo(1);
        assertThat(Execution.of("plan", mix, "--json", mix).exitCode()).isEqualTo(1);

        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
        assertThat(master).doesNotExist();
    }

    @Test
    void aMasterNeverTakesThePlaceOfWhatIsRead() throws IOException {
        Execution.of("plan", mix, "--json", plan);
        byte[] before = Files.readAllBytes(mix);
        byte[] planBefore = Files.readAllBytes(plan);

        assertThat(Execution.of("master", mix, mix, "--apply", plan).exitCode()).isEqualTo(1);
        assertThat(Execution.of("master", mix, plan, "--apply", plan).exitCode())
                .isEqualTo(1);
        assertThat(Execution.of("master", mix, reference, "--reference", reference)
                        .exitCode())
                .isEqualTo(1);

        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
        assertThat(Files.readAllBytes(plan)).isEqualTo(planBefore);
    }

    @Test
    void aPlanThatHasNoPlaceIsToldBeforeAnythingIsMastered() throws IOException {
        Execution done = Execution.of(
                "master", mix, master, "--plan", folder.resolve("none").resolve("plan.json"));

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("there is no folder");
        assertThat(master).doesNotExist();
    }

    private static Object[] with(String options, Object... args) {
        List<Object> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of(options.split(" ")));
        return all.toArray();
    }
}

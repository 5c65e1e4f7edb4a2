package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(4), SampleFormat.PCM_24);
    }

    @Test
    void everyStepIsToldWithItsReason() throws IOException {
        Execution done = Execution.of("plan", mix, "--genre", "pop");

        assertThat(done.exitCode()).isZero();
        assertThat(done.err()).isEmpty();
        String words = done.out().replaceAll("\\s+", " ");
        assertThat(words)
                .contains(
                        "mix.wav",
                        "48000 Hz",
                        "integrated -",
                        "true peak -",
                        "over the loudness",
                        "tilt",
                        "not cut off",
                        "correlation",
                        "percussive ratio",
                        "not clipped",
                        "noise floor",
                        "Spotify, pop profile, intensity 100 %");
        MasteringPlan plan = PlanJson.parse(
                Execution.of("plan", mix, "--genre", "pop", "--json", "-").out());
        for (PlanStep step : plan.steps()) {
            assertThat(words).contains(step.title() + " " + step.summary() + " - " + step.reason());
        }
    }

    @Test
    void noLineIsTooLongForATerminal() {
        Execution done = Execution.of("plan", mix, "--genre", "hip-hop");

        // The first line holds a path, which is as long as it is.
        assertThat(done.out().lines().skip(1))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(120).doesNotEndWith(" "));
    }

    @Test
    void jsonIsPrintedAloneOrStoredBesideTheText() throws IOException {
        Path stored = folder.resolve("plan.json");

        Execution printed = Execution.of("plan", mix, "--json", "-");
        Execution told = Execution.of("plan", mix, "--json", stored);

        assertThat(printed.out()).isEqualTo(Files.readString(stored)).startsWith("{");
        assertThat(told.out()).isEqualTo(Execution.of("plan", mix).out()).contains("Limiter");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(stored);
        }
    }

    @Test
    void silenceIsToldWithoutFigures() throws IOException {
        Path silence = folder.resolve("silence.wav");
        AudioFiles.write(silence, AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 96_000), SampleFormat.PCM_16);

        Execution done = Execution.of("plan", silence);

        assertThat(done.exitCode()).isZero();
        assertThat(done.out())
                .contains("Warning: the loudness is left as it is")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void surroundHasNoWidth() throws IOException {
        Path surround = folder.resolve("surround.wav");
        AudioBuffer excerpt = Excerpt.seconds(2);
        float[] left = excerpt.channel(0);
        float[] right = excerpt.channel(1);
        AudioFiles.write(
                surround,
                AudioBuffer.wrap(48_000, ChannelLayout.SURROUND_5_1, left, right, left, left, left, right),
                SampleFormat.PCM_24);

        Execution done = Execution.of("plan", surround, "--genre", "classical");

        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("5.1").containsPattern("(?m)^Width +-$");
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        Execution done = Execution.of("plan", folder.resolve("none.wav"));

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.out()).isEmpty();
        assertThat(done.errLines()).singleElement().asString().contains("none.wav", "no such file");
    }
}

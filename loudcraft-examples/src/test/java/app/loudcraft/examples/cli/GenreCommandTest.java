package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.onnx.FrontEnd;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenreCommandTest {

    /** The model that the tests of loudcraft-onnx use, which has zeros in place of the hash of a front end. */
    private static final Path TINY = Path.of("../loudcraft-onnx/src/test/resources/app/loudcraft/onnx/tiny.onnx");

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        String bytes = Files.readString(TINY, StandardCharsets.ISO_8859_1);
        model = Files.writeString(
                folder.resolve("model.onnx"),
                bytes.replace("0".repeat(64), new FrontEnd().hash()),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void aLineNamesTheGenreAndTheThreeMostProbable() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 7.0, SampleFormat.PCM_24);

        Execution told = Execution.of("genre", tone, "--model", model);

        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out().strip())
                .matches("\\Q" + tone + "\\E: (rock|electronic|classical|speech) "
                        + "\\((\\w+ \\d+ %; ){2}\\w+ \\d+ %\\)");
    }

    @Test
    void jsonOfOneFileIsAnObjectWithAllProbabilities() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 7.0, SampleFormat.PCM_24);

        JsonNode json = Execution.of("genre", "--json", "--model", model, tone).json();

        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("file", "genre", "confidence", "probabilities");
        JsonNode probabilities = json.get("probabilities");
        assertThat(probabilities).hasSize(4);
        String first = probabilities.fieldNames().next();
        assertThat(json.get("genre").asText()).isEqualTo(first);
        assertThat(json.get("confidence").asDouble())
                .isEqualTo(probabilities.get(first).asDouble());
        double sum = 0.0;
        for (JsonNode probability : probabilities) {
            sum += probability.asDouble();
        }
        // Four figures of four decimals.
        assertThat(sum).isCloseTo(1.0, within(2e-4));
    }

    @Test
    void severalFilesAreAnArrayAndShortOnesUnsure() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 7.0, SampleFormat.PCM_24);
        Path blip = Tones.stereo(folder.resolve("blip.wav"), 0.5, SampleFormat.PCM_24);

        JsonNode json = Execution.of("genre", "--json", "--top", 2, "--model", model, blip, tone)
                .json();

        assertThat(json.findValuesAsText("file")).containsExactly(blip.toString(), tone.toString());
        assertThat(json.get(0).get("genre").asText()).isEqualTo("UNSURE");
        assertThat(json.get(0).get("confidence").asDouble()).isEqualTo(0.25);
        assertThat(json.get(0).get("whyUnsure").asText()).isEqualTo("the mix is shorter than 1 s");
        assertThat(json.get(1).has("whyUnsure")).isFalse();
        assertThat(json.get(1).get("probabilities")).hasSize(2);
    }

    @Test
    void withoutAModelTheBundledOneIsAsked() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 7.0, SampleFormat.PCM_24);

        Execution told = Execution.of("genre", "--json", tone);

        assertThat(told.exitCode()).isZero();
        JsonNode json = told.json();
        assertThat(json.get("file").asText()).isEqualTo(tone.toString());
        assertThat(json.get("probabilities").size()).isGreaterThan(1);
        assertThat(json.get("genre").asText())
                .isIn(json.get("probabilities").fieldNames().next(), "UNSURE");
    }

    @Test
    void aLineSaysWhyNothingCanBeTold() throws IOException {
        Path blip = Tones.stereo(folder.resolve("blip.wav"), 0.5, SampleFormat.PCM_24);

        Execution told = Execution.of("genre", blip);

        assertThat(told.exitCode()).isZero();
        assertThat(told.out().strip()).isEqualTo(blip + ": unsure, since the mix is shorter than 1 s");
    }

    /** In a virtual machine of its own, since a native library is looked for once only. */
    @Test
    void withoutOnnxRuntimeItFailsInOneLine() throws IOException, InterruptedException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 2.0, SampleFormat.PCM_24);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Donnxruntime.native.path=" + empty,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loudcraft.class.getName(),
                        "genre",
                        tone.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(output).isEqualTo(1);
        assertThat(output.lines().filter(line -> line.startsWith("loudcraft: ONNX Runtime cannot be loaded on ")))
                .as(output)
                .hasSize(1);
    }

    @Test
    void whatCannotBeReadIsReportedAndTheOthersAreTold() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 7.0, SampleFormat.PCM_24);
        Path none = folder.resolve("none.wav");

        Execution told = Execution.of("genre", none, tone, "--model", model);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errLines()).hasSize(1).first().asString().contains("none.wav");
        assertThat(told.out()).startsWith(tone + ": ");
    }

    @Test
    void aFileThatIsNoModelIsOneLine() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 1.0, SampleFormat.PCM_24);

        Execution told = Execution.of("genre", tone, "--model", TINY);
        Execution wrong = Execution.of("genre", tone, "--model", tone);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errLines()).hasSize(1).first().asString().contains("must have been trained with the front end");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errLines()).hasSize(1).first().asString().contains("must be an ONNX model that loads");
        assertThat(Execution.of("genre", tone, "--model", model, "--top", 0).exitCode())
                .isEqualTo(2);
    }
}

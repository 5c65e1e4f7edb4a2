package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code loudcraft check}. */
class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path tone(String name) throws IOException {
        return Tones.stereo(folder.resolve(name), 4.0, SampleFormat.PCM_24);
    }

    private static JsonNode check(JsonNode file, String id) {
        for (JsonNode check : file.get("checks")) {
            if (check.get("id").asText().equals(id)) {
                return check;
            }
        }
        throw new AssertionError("there is no check " + id + " in " + file);
    }

    private static SchemaShape schema() throws IOException {
        Path file = Path.of("..", "docs", "quality-report.schema.json");
        return new SchemaShape(new ObjectMapper().readTree(Files.readString(file)));
    }

    @Test
    void fileThatFailsSaysSoFirstAndInItsExitCode() throws IOException {
        Path tone = tone("tone.wav");
        Execution done = Execution.of("check", tone, "--target=apple-podcasts");
        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isEqualTo(3);
        assertThat(done.out()).startsWith("FAIL  " + tone + "\n");
        assertThat(done.out())
                .contains("Q1 Integrated loudness")
                .contains("-23.0")
                .contains("-16.0 LUFS; pass within 1 LU, warn within 2 LU")
                .contains("Q1 Integrated loudness: fail\n")
                .contains("0:00.000 - 0:04.000")
                .contains("change of +7.0 dB brings it to the target.\n");
    }

    @ParameterizedTest
    @CsvSource({"ebu-r-128, pass", "-22.2, warn", "spotify, warn", "apple-podcasts, fail"})
    void targetDecides(String target, String status) throws IOException {
        JsonNode json = Execution.of("check", tone("tone.wav"), "--target=" + target, "--json")
                .json();
        assertThat(check(json, "Q1").get("status").asText()).isEqualTo(status);
    }

    @Test
    void genreDecidesWhatDynamicsAreExpectedAndSpeechGoesToPodcasts() throws IOException {
        Path tone = tone("tone.wav");
        JsonNode classical =
                Execution.of("check", tone, "--genre", "classical", "--json").json();
        assertThat(check(classical, "Q5").get("threshold").asText()).startsWith("PLR at least 15.0 dB");
        JsonNode speech =
                Execution.of("check", tone, "--genre", "speech", "--json").json();
        assertThat(check(speech, "Q1").get("threshold").asText()).startsWith("-16.0 LUFS");
    }

    @Test
    void jsonHasTheShapeOfItsSchema() throws IOException {
        tone("tone.wav");
        Tones.mono(folder.resolve("over.wav"), 2.0, 0.5);
        Tones.mono(folder.resolve("silent.wav"), 2.0, -400.0);
        Tones.noise(folder.resolve("noise.wav"), 44_100, 15.0);
        JsonNode all = Execution.of("check", folder, "--json").json();
        assertThat(all).hasSize(4);
        assertThat(schema().faults(all)).isEmpty();
        Path over = folder.resolve("over.wav");
        JsonNode one = Execution.of("check", over, "--json").json();
        assertThat(schema().faults(one)).isEmpty();
        assertThat(one.get("file").asText()).isEqualTo(over.toString());
        assertThat(one.get("verdict").asText()).isEqualTo("fail");
        JsonNode peak = check(one, "Q2");
        assertThat(peak.get("ebuQcIds").get(0).asText()).isEqualTo("0084B");
        assertThat(peak.get("value").asDouble()).isBetween(0.49, 0.51);
        assertThat(peak.get("findings").get(0).get("channel").asInt()).isZero();
        JsonNode silent =
                Execution.of("check", folder.resolve("silent.wav"), "--json").json();
        assertThat(check(silent, "Q1").get("status").asText()).isEqualTo("n/a");
        assertThat(check(silent, "Q1").get("value").isNull()).isTrue();
    }

    @Test
    void schemaRefusesAnotherShape() throws IOException {
        JsonNode json = Execution.of("check", tone("tone.wav"), "--json").json();
        ObjectNode more = json.deepCopy();
        more.put("extra", 1);
        assertThat(schema().faults(more)).isNotEmpty();
        ObjectNode less = json.deepCopy();
        ((ObjectNode) less.get("checks").get(0)).remove("unit");
        assertThat(schema().faults(less)).isNotEmpty();
        ObjectNode other = json.deepCopy();
        other.put("verdict", "perfect");
        assertThat(schema().faults(other)).isNotEmpty();
    }

    @Test
    void unreadableFileIsReportedAndTheOthersAreJudged() throws IOException {
        Path tone = tone("tone.wav");
        Path text = Files.writeString(folder.resolve("text.wav"), "these are words, not audio at all");
        Execution done = Execution.of("check", text, tone);
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("text.wav");
        assertThat(done.out()).contains("tone.wav");
        assertThat(Execution.of("check", text, tone, "--json").json()).hasSize(1);
    }

    @Test
    void damagedFileFailsWithItsByte() throws IOException {
        Path tone = tone("tone.wav");
        byte[] bytes = Files.readAllBytes(tone);
        Path half = Files.write(folder.resolve("half.wav"), Arrays.copyOf(bytes, bytes.length / 2));
        Execution done = Execution.of("check", half, "--json");
        assertThat(done.exitCode()).isEqualTo(3);
        assertThat(schema().faults(done.json())).isEmpty();
        assertThat(done.json().get("verdict").asText()).isEqualTo("fail");
        assertThat(check(done.json(), "Q1").get("status").asText()).isEqualTo("n/a");
        JsonNode finding = check(done.json(), "Q10").get("findings").get(0);
        assertThat(finding.get("message").asText()).contains("half.wav, byte ", "but the file ends after");
    }

    @Test
    void encoderThatIsNoneIsWrongUsage() throws IOException {
        Path tone = tone("tone.wav");
        Execution done = Execution.of("check", tone, "--encoder", folder.resolve("none"));
        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines().get(0))
                .contains("--encoder must be a program that can be run")
                .contains("none");
    }

    @Test
    void encoderThatIsNamedIsUsed() throws IOException {
        JsonNode json = Execution.of("check", tone("tone.wav"), "--json", "--encoder", "ffmpeg")
                .json();
        JsonNode delivery = check(json, "Q10");
        assumeFalse(
                delivery.get("findings").toString().contains("ffmpeg cannot be started"), "ffmpeg is not installed");
        assertThat(delivery.get("method").asText())
                .contains("by a round trip through")
                .contains("(ffmpeg, ");
        assertThat(delivery.get("unit").asText()).isEqualTo("dBTP");
    }

    @Test
    void anyNumberOfThreadsPrintsTheSame() throws IOException {
        Path noise = Tones.noise(folder.resolve("noise.wav"), 8_000, 20.0);
        Execution onOne = Execution.of("check", noise, "--threads", 1);
        assertThat(onOne.out()).contains("noise.wav");
        assertThat(Execution.of("check", noise, "--threads", 4)).isEqualTo(onOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads=0", "--target=nowhere", "--genre=noise", "--strict"})
    void wrongUsageIsTold(String option) throws IOException {
        Execution done = Execution.of("check", tone("tone.wav"), option);
        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines()).isNotEmpty();
    }

    @Test
    void longListsOfFindingsAreCutForPeople() throws IOException {
        AudioBuffer clicks = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 96_000);
        for (int i = 0; i < 15; i++) {
            clicks.channel(i % 2)[4_800 * (i + 1)] = 1.0f;
        }
        Path file = folder.resolve("clicks.wav");
        AudioFiles.write(file, clicks, SampleFormat.FLOAT_32);
        String text = Execution.of("check", file).out();
        assertThat(text).contains("0:00.100 - 0:00.100  channel 1  Peaks at 0.00 dBTP, 1.00 dB over the ceiling.");
        assertThat(text).contains("0:00.200 - 0:00.200  channel 2").contains("\n  and 5 more; --json shows all\n");
        JsonNode json = Execution.of("check", file, "--json").json();
        assertThat(check(json, "Q2").get("findings")).hasSize(15);
    }
}

package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.SampleFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {

    @TempDir
    private Path folder;

    @Test
    void adviceIsALetterForEachFile() throws IOException {
        Path loud = Tones.mono(folder.resolve("loud.wav"), 2.0, -0.05);
        Path cd = Tones.stereo(folder.resolve("cd.wav"), 2.0, SampleFormat.PCM_16);

        Execution advised = Execution.of("advise", loud, cd);

        assertThat(advised.err()).isEmpty();
        assertThat(advised.exitCode()).isZero();
        String[] letters = advised.out().split("\n\n");
        assertThat(letters).hasSize(2);
        assertThat(letters[0])
                .startsWith(loud + "\nThis mix can be mastered, but a new export")
                .contains("3 to 6 dB of headroom", "A gain of -6.0 dB", "In short:");
        assertThat(letters[1]).startsWith(cd + "\n").contains("The file holds 16 bits a sample.");
    }

    @Test
    void jsonOfOneFileIsAnObject() throws IOException {
        Path loud = Tones.mono(folder.resolve("loud.wav"), 2.0, -2.9);

        Execution advised = Execution.of("advise", "--json", loud);
        JsonNode json = advised.json();

        assertThat(advised.exitCode()).isZero();
        assertThat(json.get("file").asText()).isEqualTo(loud.toString());
        assertThat(json.get("verdict").asText()).isEqualTo("warn");
        // A sine of 1 kHz at 48 kHz has a sample at its peak; its start rings a little.
        assertThat(json.get("suggestedGainDb").asDouble()).isCloseTo(-3.1, within(0.05));
        assertThat(json.get("checks")).hasSize(10);
        JsonNode headroom = json.get("checks").get(0);
        List<String> names = new ArrayList<>();
        headroom.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("id", "name", "status", "value", "unit", "threshold", "method", "findings");
        assertThat(headroom.get("id").asText()).isEqualTo("P1");
        assertThat(headroom.get("name").asText()).isEqualTo("Headroom");
        assertThat(headroom.get("status").asText()).isEqualTo("warn");
        assertThat(headroom.get("value").asDouble()).isCloseTo(-2.9, within(0.001));
        assertThat(headroom.get("unit").asText()).isEqualTo("dBFS");
        JsonNode finding = headroom.get("findings").get(0);
        assertThat(finding.get("channel").isNull()).isTrue();
        assertThat(finding.get("startSeconds").asDouble()).isBetween(0.0, 2.0);
        assertThat(finding.get("message").asText()).startsWith("There is little headroom");
        assertThat(finding.get("remedy").asText()).contains("-6 and -3 dBFS");
    }

    @Test
    void jsonOfSeveralFilesAndOfFoldersIsAnArray() throws IOException {
        Path one = Tones.mono(folder.resolve("one.wav"), 0.5, -6.0);
        Path two = Tones.mono(folder.resolve("two.wav"), 0.5, -6.0);

        assertThat(Execution.of("advise", "--json", two, one).json().findValuesAsText("file"))
                .containsExactly(two.toString(), one.toString());
        Files.delete(two);
        JsonNode ofFolder = Execution.of("advise", "--json", folder).json();
        assertThat(ofFolder.isArray()).isTrue();
        assertThat(ofFolder.findValuesAsText("file")).containsExactly(one.toString());
    }

    @Test
    void jsonHasTheShapeOfItsSchema() throws IOException {
        SchemaShape schema = new SchemaShape(
                new ObjectMapper().readTree(Files.readString(Path.of("..", "docs", "mix-advice.schema.json"))));
        Tones.mono(folder.resolve("over.wav"), 2.0, 0.5);
        Tones.mono(folder.resolve("silent.wav"), 2.0, -400.0);
        Tones.noise(folder.resolve("noise.wav"), 44_100, 6.0);
        JsonNode all = Execution.of("advise", "--json", folder).json();
        assertThat(all).hasSize(3);
        assertThat(schema.faults(all)).isEmpty();
        assertThat(schema.faults(all.get(0))).isEmpty();
        assertThat(all.findValuesAsText("status")).contains("pass", "warn", "fail", "n/a");
        ObjectNode more = all.get(0).deepCopy();
        more.put("extra", 1);
        assertThat(schema.faults(more)).isNotEmpty();
        ObjectNode other = all.get(0).deepCopy();
        other.put("verdict", "WARN");
        assertThat(schema.faults(other)).isNotEmpty();
    }

    @Test
    void whatCannotBeReadIsOneLineAndTheOthersAreAdvisedOn() throws IOException {
        Path mp3 = Files.write(folder.resolve("a.mp3"), new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0, 0, 0});
        Path tone = Tones.mono(folder.resolve("b.wav"), 0.5, -6.0);

        Execution advised = Execution.of("advise", mp3, folder.resolve("gone.wav"), tone);

        assertThat(advised.exitCode()).isEqualTo(1);
        assertThat(advised.errLines()).hasSize(2);
        assertThat(advised.errLines().get(0)).contains("a.mp3", "an MP3 file");
        assertThat(advised.errLines().get(1)).contains("gone.wav", "there is no such file");
        assertThat(advised.out()).startsWith(tone.toString());
    }

    @Test
    void threadsChangeNothing() throws IOException {
        Path noise = Tones.noise(folder.resolve("noise.wav"), 44_100, 6.0);
        assertThat(Execution.of("advise", "--json", "--threads", 3, noise).out())
                .isEqualTo(
                        Execution.of("advise", "--json", "--threads", 1, noise).out());
        Execution none = Execution.of("advise", "--threads", 0, noise);
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.errLines().get(0)).isEqualTo("loudcraft: --threads must be at least 1, but was 0");
    }
}

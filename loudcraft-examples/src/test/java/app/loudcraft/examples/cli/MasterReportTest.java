package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code loudcraft master --report}, and the shape of what {@code --json} prints. */
class MasterReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path mix() throws IOException {
        return Tones.noise(folder.resolve("mix.wav"), 48_000, 4.0);
    }

    private static SchemaShape schema() throws IOException {
        Path file = Path.of("..", "docs", "mastering-report.schema.json");
        return new SchemaShape(MAPPER.readTree(Files.readString(file)));
    }

    /** JSON without what differs from run to run. */
    private static JsonNode withoutTiming(JsonNode node) {
        ObjectNode copy = node.deepCopy();
        copy.remove("timing");
        return copy;
    }

    @Test
    void pageTellsOfMixAndMasterAndPlaysBoth() throws IOException {
        Path page = folder.resolve("report.html");
        Execution done = Execution.of("master", mix(), folder.resolve("master.wav"), "--report", page);
        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("Quality gate: ").doesNotContain("Q1 Integrated");
        assertThat(Files.readString(page))
                .contains("<h1>master.wav</h1>", "<audio src=\"mix.wav\"", "<audio src=\"master.wav\"")
                .contains("id=\"Q1\"", "What was done, and why");
    }

    @Test
    void pageDoesNotMakeTheMasterFail() throws IOException {
        // A limiter that spends its budget leaves peaks some dB over the loudness, so under -1 dBTP there is no -3
        // LUFS.
        Path master = folder.resolve("master.wav");
        Path page = folder.resolve("report.HTML");
        Path mix = mix();
        Execution done =
                Execution.of("master", mix, master, "--genre=none", "--target=-3", "--report", page, "--quiet");
        assertThat(done.out()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(Files.readString(page)).contains("<h2 id=\"verdict-title\">Fails</h2>");
        assertThat(Execution.of(
                                "master",
                                mix,
                                master,
                                "--genre=none",
                                "--target=-3",
                                "--report",
                                page,
                                "--quiet",
                                "--check")
                        .exitCode())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void jsonFileHoldsWhatJsonPrintsAndHasTheShapeOfItsSchema(boolean check) throws IOException {
        Path file = folder.resolve("report.json");
        Path master = folder.resolve("master.wav");
        String extra = check ? "--check" : "--intensity=50";
        JsonNode printed = Execution.of("master", mix(), master, "--report", file, "--json", extra)
                .json();
        JsonNode stored = MAPPER.readTree(Files.readString(file));
        assertThat(stored).isEqualTo(printed);
        assertThat(schema().faults(stored)).isEmpty();
        assertThat(stored.has("quality")).isEqualTo(check);
        JsonNode again = MAPPER.readTree(Files.readString(file));
        Execution.of("master", folder.resolve("mix.wav"), master, "--report", file, "--quiet", extra);
        assertThat(withoutTiming(MAPPER.readTree(Files.readString(file)))).isEqualTo(withoutTiming(again));
    }

    @Test
    void widenedMasterHasTheShapeOfTheSchemaToo() throws IOException {
        JsonNode json = Execution.of("master", mix(), folder.resolve("wide.wav"), "--spatial=40", "--json")
                .json();
        assertThat(json.get("spatial").isObject()).isTrue();
        assertThat(schema().faults(json)).isEmpty();
    }

    @Test
    void schemaRefusesAnotherShape() throws IOException {
        ObjectNode json = (ObjectNode) Execution.of("master", mix(), folder.resolve("master.wav"), "--json")
                .json();
        ObjectNode more = json.deepCopy();
        more.put("extra", 1);
        assertThat(schema().faults(more)).isNotEmpty();
        ObjectNode less = json.deepCopy();
        ((ObjectNode) less.get("output")).remove("truePeakDbtp");
        assertThat(schema().faults(less)).isNotEmpty();
        ObjectNode other = json.deepCopy();
        other.put("reached", "nearly");
        assertThat(schema().faults(other)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "report", "html"})
    void otherEndingsAreWrongUsageAndNothingIsMastered(String name) throws IOException {
        Path master = folder.resolve("master.wav");
        Execution done = Execution.of("master", mix(), master, "--report", folder.resolve(name));
        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.errLines().get(0)).contains("--report must end in .html, for people, or .json, for programs");
        assertThat(master).doesNotExist();
    }

    @Test
    void reportNeedsAPlaceOfItsOwnThatCanBeWritten() throws IOException {
        Path master = folder.resolve("master.wav");
        Path plan = folder.resolve("plan.json");
        Execution same = Execution.of("master", mix(), master, "--plan", plan, "--report", plan);
        assertThat(same.exitCode()).isEqualTo(1);
        assertThat(same.errLines()).singleElement().asString().contains("the report needs a file of its own");
        Execution nowhere =
                Execution.of("master", folder.resolve("mix.wav"), master, "--report", folder.resolve("no/report.html"));
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.errLines()).singleElement().asString().contains("there is no folder");
        assertThat(master).doesNotExist();
    }
}

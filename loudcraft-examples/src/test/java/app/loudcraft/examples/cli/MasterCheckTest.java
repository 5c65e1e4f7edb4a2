package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code loudcraft master --check}. */
class MasterCheckTest {

    @TempDir
    private Path folder;

    @Test
    void masterIsJudgedByItsTarget() throws IOException {
        Path mix = Tones.noise(folder.resolve("mix.wav"), 48_000, 4.0);
        Path master = folder.resolve("master.wav");
        Execution done = Execution.of("master", mix, master, "--check", "--json");
        assertThat(done.err()).isEmpty();
        JsonNode quality = done.json().get("quality");
        assertThat(quality.get("file").asText()).isEqualTo(master.toString());
        assertThat(quality.get("checks").get(0).get("id").asText()).isEqualTo("Q1");
        assertThat(done.exitCode()).isEqualTo(quality.get("verdict").asText().equals("fail") ? 3 : 0);
        assertThat(Execution.of("master", mix, master, "--check").out()).contains("Quality gate: ", "Q1 Integrated");
        assertThat(Execution.of("master", mix, master, "--json").json().has("quality"))
                .isFalse();
    }

    @Test
    void masterThatCannotBeAsLoudAsAskedFailsAndIsWrittenAllTheSame() throws IOException {
        // A limiter that spends its budget leaves peaks some dB over the loudness, so under -1 dBTP there is no -3
        // LUFS.
        Path mix = Tones.noise(folder.resolve("mix.wav"), 48_000, 4.0);
        Path master = folder.resolve("master.wav");
        Execution done = Execution.of("master", mix, master, "--genre=none", "--target=-3", "--check", "--quiet");
        assertThat(done.out()).isEmpty();
        assertThat(master).exists();
        assertThat(done.exitCode()).isEqualTo(3);
    }
}

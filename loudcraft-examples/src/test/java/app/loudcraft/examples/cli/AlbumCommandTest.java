package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumCommandTest {
    private static final double QUIETER_DB = -6.0;

    @TempDir
    private static Path mixes;

    private static Path loud;
    private static Path quiet;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeMixes() throws IOException {
        loud = mixes.resolve("1 loud.wav");
        quiet = mixes.resolve("2 quiet.wav");
        AudioBuffer mix = Excerpt.seconds(4);
        AudioFiles.write(loud, mix, SampleFormat.PCM_24);
        for (int c = 0; c < mix.channels(); c++) {
            float[] channel = mix.channel(c);
            for (int i = 0; i < channel.length; i++) {
                channel[i] *= (float) Math.pow(10.0, QUIETER_DB / 20.0);
            }
        }
        AudioFiles.write(quiet, mix, SampleFormat.PCM_24);
    }

    @Test
    void tracksKeepTheirDistance() throws IOException {
        Path masters = folder.resolve("new").resolve("masters");

        Execution done = Execution.of("album", masters, loud, quiet, "--genre", "none", "--target", "-16", "--json");

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        JsonNode json = done.json();
        assertThat(json.get("tracks")).hasSize(2);
        double first = lufs(json.get("tracks").get(0).get("output"));
        double second = lufs(json.get("tracks").get(1).get("output"));
        // Each within 0.05 LU of its place, and 0.05 more for dither and rounding.
        assertThat(second - first).isCloseTo(QUIETER_DB, within(0.2));
        assertThat(lufs(json.get("album").get("output"))).isCloseTo(-16.0, within(0.3));
        assertThat(json.get("album").get("rounds").asInt()).isBetween(1, 3);
        assertThat(json.get("tracks").get(1).get("output"))
                .isEqualTo(Execution.of("measure", "--json", "--all-kernels", masters.resolve("2 quiet.wav"))
                        .json());
    }

    private static double lufs(JsonNode reading) {
        return reading.get("integratedLufs").asDouble();
    }

    @Test
    void aFolderIsItsTracksAndThePageNamesThem() {
        Path masters = folder.resolve("masters");

        Execution done = Execution.of("album", masters, mixes, "--bits", "16", "--threads", "1");

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        List<String> lines = done.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("1 loud.wav").contains("LUFS", "dBTP");
        assertThat(lines.get(2)).startsWith("2 quiet.wav");
        assertThat(lines.get(3)).startsWith("album");
        assertThat(masters.resolve("1 loud.wav")).isRegularFile();
        assertThat(masters.resolve("2 quiet.wav")).isRegularFile();
    }

    @Test
    void twoTracksOfOneNameAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path twin = Files.copy(loud, other.resolve("1 loud.wav"));

        Execution done = Execution.of("album", folder.resolve("masters"), loud, twin);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("1 loud.wav", "different names");
    }

    @Test
    void aMissingTrackMastersNone() {
        Path masters = folder.resolve("masters");

        Execution missing = Execution.of("album", masters, loud, folder.resolve("none.wav"));
        Execution empty = Execution.of("album", masters, loud, folder);

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.errLines()).singleElement().asString().contains("none.wav", "no such file");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.errLines()).singleElement().asString().contains("there is no audio file in this folder");
        assertThat(masters.resolve("1 loud.wav")).doesNotExist();
    }

    @Test
    void mixesAreNotOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(loud);

        Execution done = Execution.of("album", mixes, loud);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("over its own mix");
        assertThat(Files.readAllBytes(loud)).isEqualTo(before);
    }

    @Test
    void anAlbumWithoutTracksIsWrongUsage() {
        assertThat(Execution.of("album", folder).exitCode()).isEqualTo(2);
        assertThat(Execution.of("album", folder, loud, "--reference", quiet).exitCode())
                .isEqualTo(2);
        assertThat(Execution.of("album", folder, loud, "--intensity", "-1").err())
                .contains("-1");
        assertThat(Execution.of("album", folder, loud, "--spatial", "all").err())
                .contains("from 0 to 100, or genre", "all");
    }
}

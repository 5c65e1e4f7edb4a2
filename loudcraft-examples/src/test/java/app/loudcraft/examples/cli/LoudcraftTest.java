package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.MasteringStage;
import app.loudcraft.plan.DeliveryTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudcraftTest {
    @Test
    void aMissingOrUnknownCommandIsWrongUsage() {
        assertThat(Execution.of().exitCode()).isEqualTo(2);
        assertThat(Execution.of("remix").exitCode()).isEqualTo(2);
        assertThat(Execution.of("measure").exitCode()).isEqualTo(2);
        assertThat(Execution.of("measure", "--loudly", "mix.wav").err()).contains("--loudly");
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        Execution help = Execution.of("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("master", "plan", "album", "spatial", "measure", "targets", "demo", "wrong usage");
        assertThat(Execution.of("master", "--help").out())
                .contains("--target", "--ceiling", "--genre=auto|none|NAME", "Default: auto", "--bits");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(Execution.of("--version").out()).matches("loudcraft \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void everyTargetIsListedWithItsFigures() {
        Execution listed = Execution.of("targets");

        assertThat(listed.exitCode()).isZero();
        for (DeliveryTarget target : DeliveryTarget.all()) {
            assertThat(listed.out())
                    .containsPattern("(?m)^" + target.key() + " +(-|-\\d+\\.\\d) +-?\\d\\.\\d +(yes|no) ");
        }
        assertThat(listed.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void demoLeavesMixAndMasterInItsFolder(@TempDir Path folder) {
        Path demo = folder.resolve("new").resolve("demo");

        Execution done = Execution.of("demo", demo);

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(demo.resolve("mix.wav")).isRegularFile();
        assertThat(demo.resolve("master.wav")).isRegularFile();
        assertThat(done.out()).contains("mix", "master", "LUFS", "Limiter", "Spotify");
    }

    @Test
    void demoInAFolderThatIsAFileFails(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Execution done = Execution.of("demo", file);

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines())
                .singleElement()
                .isEqualTo("loudcraft: " + file + ": there is a file of this name already");
    }

    @Test
    void failuresAreToldInOneLine() {
        assertThat(Failures.line(new IOException("first\n  second"))).isEqualTo("loudcraft: first; second");
        assertThat(Failures.line(new IOException())).isEqualTo("loudcraft: IOException");
        assertThat(Failures.line(new AccessDeniedException("a.wav"))).isEqualTo("loudcraft: a.wav: access is denied");
    }

    @Test
    void progressNeverGoesBack() {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        try (MasteringProgress progress = new MasteringProgress(new PrintStream(drawn, true, StandardCharsets.UTF_8))) {
            progress.progressed(MasteringStage.SOLVE, 1.0);
            progress.progressed(MasteringStage.SOLVE, 0.0);
        }

        assertThat(drawn.toString(StandardCharsets.UTF_8)).contains("65%", "solve");
    }
}

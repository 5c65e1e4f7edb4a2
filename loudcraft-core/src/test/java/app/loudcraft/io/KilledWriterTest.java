package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.HaltingWriter.Moment;
import app.loudcraft.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a killed process leaves of a file, and what the next one makes of that. */
class KilledWriterTest {

    private static final byte[] OLD = {1, 2, 3};

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldFileIsThere() throws IOException {
        target = Files.write(folder.resolve("master.wav"), OLD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BEGUN", "WRITTEN", "READ_BACK"})
    void deathBeforeCommitLeavesTheOldFileAndAPartThatTheNextWriterSweeps(Moment moment) throws Exception {
        ChildJvm.awaitEnd(ChildJvm.start(HaltingWriter.class, List.of(), target, moment));

        assertThat(target).hasBinaryContent(OLD);
        assertThat(parts()).hasSize(1);
        assertNextWriterLeavesItsFileAlone();
    }

    @Test
    void deathAfterCommitLeavesTheNewFileWhole() throws Exception {
        ChildJvm.awaitEnd(ChildJvm.start(HaltingWriter.class, List.of(), target, Moment.COMMITTED));

        Path same = folder.resolve("same.wav");
        AudioFiles.write(same, HaltingWriter.audio(), SampleFormat.PCM_24);
        assertThat(target).hasSameBinaryContentAs(same);
        assertThat(parts()).isEmpty();
    }

    @Test
    void partOfALivingProcessIsNotSwept() throws Exception {
        Process holder = ChildJvm.start(HaltingWriter.class, List.of(), target, Moment.HELD);
        // It says so when it has come that far.
        assertThat(holder.inputReader().readLine()).isEqualTo("HELD");
        List<Path> held = parts();
        assertThat(held).hasSize(1);

        AudioFiles.write(
                target, AudioBuffer.allocate(48_000, HaltingWriter.audio().layout(), 5), SampleFormat.PCM_24);
        assertThat(AudioFiles.read(target).frames()).isEqualTo(5);
        assertThat(parts()).isEqualTo(held);

        holder.getOutputStream().close();
        ChildJvm.awaitEnd(holder);
        assertThat(AudioFiles.read(target).frames())
                .isEqualTo(HaltingWriter.audio().frames());
        assertThat(parts()).isEmpty();
    }

    private void assertNextWriterLeavesItsFileAlone() throws IOException {
        AudioFiles.write(
                target, AudioBuffer.allocate(48_000, HaltingWriter.audio().layout(), 5), SampleFormat.PCM_24);
        assertThat(AudioFiles.read(target).frames()).isEqualTo(5);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}

package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.testkit.ChildJvm;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is killed while it masters. */
class KilledMasterTest {

    private static final byte[] OLD = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void deathInAnyPassOverIntermediateAudioLeavesTheOldMasterAndNoTemporaryFile() throws Exception {
        Path mix = folder.resolve("mix.wav");
        Path master = Files.write(folder.resolve("master.wav"), OLD);
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        // 16 s are 6 MB of intermediate audio, more than a sixteenth of this heap.
        AudioFiles.write(mix, TestMix.stereo().seconds(16.0), SampleFormat.PCM_16);
        List<String> options = List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary);

        for (MasteringStage stage : List.of(MasteringStage.SOLVE, MasteringStage.VERIFY)) {
            ChildJvm.awaitEnd(ChildJvm.start(HaltingMaster.class, options, mix, master, stage));

            assertThat(master).hasBinaryContent(OLD);
            assertThat(names(temporary)).isEmpty();
            // The second run has swept what the first one left.
            assertThat(names(folder)).hasSize(4).contains("mix.wav", "master.wav", "temporary");
        }

        AudioFiles.write(master, TestMix.stereo().seconds(0.1), SampleFormat.PCM_16);
        assertThat(names(folder)).containsExactlyInAnyOrder("mix.wav", "master.wav", "temporary");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

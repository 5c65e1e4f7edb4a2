package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringStage;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mastering with everything switched on that is stopped before its end. */
class StoppedMasteringTest {

    private static final byte[] OLD = {1, 2, 3};

    @TempDir
    private Path folder;

    private final Mastering mastering =
            Mastering.builder().detectGenre().spatial(40).qualityGate().build();
    private Path mix;
    private Path master;

    @BeforeEach
    void placeFiles() throws IOException {
        mix = folder.resolve("mix.wav");
        master = folder.resolve("master.wav");
        AudioFiles.write(mix, Excerpt.seconds(1), SampleFormat.PCM_24);
        Files.write(master, OLD);
    }

    @ParameterizedTest
    @EnumSource(MasteringStage.class)
    void cancelInAnyStageLeavesTheOldOutputAndNothingElse(MasteringStage stage) throws IOException {
        MasteringListener canceller = new MasteringListener() {
            private boolean cancelled;

            @Override
            public void progressed(MasteringStage now, double fraction) {
                cancelled |= now == stage;
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
        assertThatThrownBy(() -> mastering.master(mix, master, canceller))
                .isInstanceOf(CancellationException.class)
                .hasMessage("cancelled during " + stage);
        assertNothingHappened();
    }

    @ParameterizedTest
    @EnumSource(MasteringStage.class)
    void interruptInAnyStageLeavesTheOldOutputAndNothingElse(MasteringStage stage) throws IOException {
        MasteringListener interrupter = (now, fraction) -> {
            if (now == stage) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> mastering.master(mix, master, interrupter))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertNothingHappened();
    }

    private void assertNothingHappened() throws IOException {
        assertThat(master).hasBinaryContent(OLD);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(mix, master);
        }
    }
}

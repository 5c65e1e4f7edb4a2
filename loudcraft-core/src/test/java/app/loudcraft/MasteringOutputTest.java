package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.SpoolFiles;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to files when a mastering does not come to its end. */
class MasteringOutputTest {

    private static final byte[] OLD = {1, 2, 3};

    @TempDir
    private Path folder;

    private final Mastering mastering = Mastering.builder().build();
    private Path mix;
    private Path master;
    private Set<Path> spoolsBefore;

    @BeforeEach
    void placeFiles() throws IOException {
        mix = folder.resolve("mix.wav");
        master = folder.resolve("master.wav");
        AudioFiles.write(mix, TestMix.stereo().seconds(1.0), SampleFormat.PCM_24);
        Files.write(master, OLD);
        spoolsBefore = SpoolFiles.list();
    }

    private void assertNothingHappened() throws IOException {
        assertThat(Files.readAllBytes(master)).isEqualTo(OLD);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(mix, master);
        }
        assertThat(SpoolFiles.list()).isEqualTo(spoolsBefore);
    }

    @ParameterizedTest
    @EnumSource(
            value = MasteringStage.class,
            names = {"CLASSIFY", "INSPECT"},
            mode = EnumSource.Mode.EXCLUDE)
    void cancelInAnyStageLeavesTheOldOutputAndNothingElse(MasteringStage stage) throws IOException {
        MasteringListener canceller = new MasteringListener() {
            private boolean cancelled;

            @Override
            public void progressed(MasteringStage now, double fraction) {
                cancelled |= now == stage && fraction > 0.4;
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
    @EnumSource(
            value = MasteringStage.class,
            names = {"CLASSIFY", "INSPECT"},
            mode = EnumSource.Mode.EXCLUDE)
    void listenerThatThrowsEndsTheMasteringInTheSameWay(MasteringStage stage) throws IOException {
        MasteringListener thrower = (now, fraction) -> {
            if (now == stage) {
                throw new IllegalStateException("no more");
            }
        };
        assertThatThrownBy(() -> mastering.master(mix, master, thrower))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        assertNothingHappened();
    }

    @ParameterizedTest
    @EnumSource(
            value = MasteringStage.class,
            names = {"CLASSIFY", "INSPECT"},
            mode = EnumSource.Mode.EXCLUDE)
    void interruptInAnyStageLeavesTheOldOutputAndNothingElse(MasteringStage stage) throws IOException {
        for (int threads : new int[] {1, 3}) {
            Mastering some = Mastering.builder().parallelism(threads).build();
            MasteringListener interrupter = (now, fraction) -> {
                if (now == stage) {
                    Thread.currentThread().interrupt();
                }
            };
            assertThatThrownBy(() -> some.master(mix, master, interrupter))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertNothingHappened();
        }
    }

    @Test
    void stagesComeInTheirOrderAndEveryFractionIsAFraction() throws IOException {
        List<MasteringStage> heard = new ArrayList<>();
        mastering.master(mix, master, (stage, fraction) -> {
            assertThat(fraction).isBetween(0.0, 1.0);
            if (heard.isEmpty() || heard.get(heard.size() - 1) != stage) {
                heard.add(stage);
            }
        });
        assertThat(heard)
                .containsExactly(
                        MasteringStage.ANALYZE,
                        MasteringStage.PROCESS,
                        MasteringStage.SOLVE,
                        MasteringStage.WRITE,
                        MasteringStage.VERIFY);
        assertThat(EnumSet.copyOf(heard)).hasSize(5);
    }

    @Test
    void masterReplacesTheOldFileAndLeavesNoOther() throws IOException {
        mastering.master(mix, master);
        assertThat(AudioFiles.read(master).frames()).isEqualTo(48_000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(mix, master);
        }
        assertThat(SpoolFiles.list()).isEqualTo(spoolsBefore);
    }

    @Test
    void mixIsNeverOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(mix);
        MasteringPlan plan = mastering.plan(mastering.analyze(mix));
        Path detour = folder.resolve("../" + folder.getFileName() + "/mix.wav");
        for (Path same : List.of(mix, detour)) {
            assertThatThrownBy(() -> mastering.master(mix, same))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("the master must not be written over its own mix");
            assertThatThrownBy(() -> mastering.render(mix, plan, same))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("the master must not be written over its own mix");
        }
        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
        assertNothingHappened();
    }

    @Test
    void mixIsNotOverwrittenThroughASymbolicLinkEither() throws IOException {
        Path link = folder.resolve("link.wav");
        Files.createSymbolicLink(link, mix);
        byte[] before = Files.readAllBytes(mix);
        assertThatThrownBy(() -> mastering.master(mix, link)).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> mastering.master(link, mix)).isInstanceOf(FileSystemException.class);
        assertThat(Files.readAllBytes(mix)).isEqualTo(before);
        Files.delete(link);
        assertNothingHappened();
    }

    @Test
    void mixThatIsMissingOrNoAudioIsRefused() throws IOException {
        assertThatThrownBy(() -> mastering.master(folder.resolve("no.wav"), master))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");
        Path text = Files.writeString(folder.resolve("text.wav"), "These are words, and words are no audio at all.");
        assertThatThrownBy(() -> mastering.master(text, master)).isInstanceOf(AudioFormatException.class);
        Files.delete(text);
        assertNothingHappened();
    }

    @Test
    void folderThatIsMissingIsToldBeforeAnyWorkIsDone() throws IOException {
        assertThatThrownBy(() -> mastering.master(mix, folder.resolve("no/master.wav"), (stage, fraction) -> {
                    if (stage != MasteringStage.ANALYZE) {
                        throw new AssertionError("work was done: " + stage);
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
        assertNothingHappened();
    }

    @Test
    void planForAnotherRateOrLayoutIsRefused() throws IOException {
        MasteringPlan plan = mastering.plan(mastering.analyze(mix));
        Path slow = folder.resolve("slow.wav");
        AudioFiles.write(slow, Signals.silence(44_100, ChannelLayout.STEREO, 100), SampleFormat.PCM_16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.render(slow, plan, master))
                .withMessage("plan must be for 44100 Hz, stereo as the mix is, but was for 48000 Hz, stereo");
        Files.delete(slow);
        assertNothingHappened();
    }

    @Test
    void cancelledStreamLeavesItsWriterUncommitted() {
        AudioBuffer audio = TestMix.stereo().seconds(1.0);
        BufferWriter writer = new BufferWriter(audio.spec());
        MasteringListener canceller = new MasteringListener() {
            @Override
            public void progressed(MasteringStage stage, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> mastering.master(AudioFiles.of(audio), writer, canceller))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(writer::buffer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mastering.master(audio, canceller)).isInstanceOf(CancellationException.class);
    }
}

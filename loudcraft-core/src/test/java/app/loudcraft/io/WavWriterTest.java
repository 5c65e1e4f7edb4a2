package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.testkit.FullDisk;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

    private static final AudioSpec SPEC = new AudioSpec(48_000, ChannelLayout.STEREO, SampleFormat.PCM_16);
    private static final byte[] OLD = WavBytes.ascii("what was there before");

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldFileIsThere() throws IOException {
        target = Files.write(folder.resolve("master.wav"), OLD);
    }

    @Test
    void closingWithoutCommitLeavesEverythingAsItWas() throws IOException {
        try (AudioWriter writer = AudioFiles.create(target, SPEC)) {
            writer.write(AudioBlock.allocate(2, 100_000));
            assertThat(filesInFolder()).hasSize(2).anyMatch(name -> name.matches("\\.master\\.wav\\.\\w+\\.part"));
        }
        assertOldFileAlone();
    }

    @Test
    void commitReplacesTheOldFileInTheEnd() throws IOException {
        try (AudioWriter writer = AudioFiles.create(target, SPEC)) {
            writer.write(AudioBlock.allocate(2, 100));
            assertThat(target).hasBinaryContent(OLD);
            writer.commit();
            assertThat(AudioFiles.read(target).frames()).isEqualTo(100);
        }
        assertThat(AudioFiles.read(target).frames()).isEqualTo(100);
        assertThat(filesInFolder()).containsExactly("master.wav");
    }

    @Test
    void fullDiskWhileWritingLeavesTheOldFile() throws IOException {
        FileWriter writer = writerOn(FullDisk.failingWrites(folder.resolve("p.part"), 100_000));

        assertThatThrownBy(() -> writer.write(AudioBlock.allocate(2, 100_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("master.wav cannot be written: No space left on device");
        assertOldFileAlone();
        assertThatIllegalStateException().isThrownBy(writer::commit);
        writer.close();
        assertOldFileAlone();
    }

    @Test
    void fullDiskAtCommitLeavesTheOldFile() throws IOException {
        FileWriter writer = writerOn(FullDisk.failingWrites(folder.resolve("p.part"), 200));
        writer.write(AudioBlock.allocate(2, 1_000));

        assertThatThrownBy(writer::commit).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertOldFileAlone();
    }

    @Test
    void diskThatTellsOnlyWhenForcedLeavesTheOldFile() throws IOException {
        FileWriter committed = writerOn(FullDisk.failingForce(folder.resolve("p.part"), 200));
        committed.write(AudioBlock.allocate(2, 1_000));
        assertThatThrownBy(committed::commit)
                .isInstanceOf(IOException.class)
                .hasMessage(target + " cannot be written: No space left on device");
        assertOldFileAlone();

        FileWriter readBack = writerOn(FullDisk.failingForce(folder.resolve("p.part"), 200));
        readBack.write(AudioBlock.allocate(2, 1_000));
        assertThatThrownBy(readBack::readBack).isInstanceOf(IOException.class).hasMessageContaining("master.wav");
        assertThatIllegalStateException().isThrownBy(readBack::commit);
        assertOldFileAlone();
    }

    @Test
    void fullDiskAtTheBeginningLeavesTheOldFile() {
        assertThatThrownBy(() -> writerOn(FullDisk.failingWrites(folder.resolve("p.part"), 10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        assertOldFileAlone();
    }

    @Test
    void targetThatCannotBeReplacedLeavesNoPart() throws IOException {
        Path occupied = folder.resolve("occupied.wav");
        try (AudioWriter writer = AudioFiles.create(occupied, SPEC)) {
            writer.write(AudioBlock.allocate(2, 100));
            Files.createDirectory(occupied);
            Files.createFile(occupied.resolve("inside"));
            assertThatThrownBy(writer::commit).isInstanceOf(IOException.class).hasMessageContaining("occupied.wav");
        }
        assertThat(filesInFolder()).containsExactlyInAnyOrder("master.wav", "occupied.wav");
    }

    @Test
    void linkIsFollowedAndStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.wav"), target);

        AudioFiles.write(link, AudioBuffer.allocate(48_000, ChannelLayout.MONO, 5), SampleFormat.PCM_24);

        assertThat(link).isSymbolicLink();
        assertThat(AudioFiles.read(target).frames()).isEqualTo(5);
    }

    @Test
    void placesThatCannotHoldAFileAreNamedPlainly() {
        assertThatThrownBy(() -> AudioFiles.create(folder.resolve("none/master.wav"), SPEC))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no folder")
                .hasMessageContaining("none");
        assertThatThrownBy(() -> AudioFiles.create(folder, SPEC))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("this is a folder");
    }

    @Test
    void writerIsUsedInOrderOnly() throws IOException {
        AudioWriter writer = AudioFiles.create(target, SPEC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(AudioBlock.allocate(1, 1)))
                .withMessage("block must have 2 channels, but had 1");
        writer.commit();
        assertThatIllegalStateException().isThrownBy(() -> writer.write(AudioBlock.allocate(2, 1)));
        assertThatIllegalStateException().isThrownBy(writer::commit);
        writer.close();
        writer.close();
        assertThat(filesInFolder()).containsExactly("master.wav");
    }

    @Test
    void moreChannelsThanTheReaderTakesAreRefused() {
        AudioSpec spec = new AudioSpec(48_000, ChannelLayout.unspecified(65), SampleFormat.PCM_16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFiles.create(target, spec))
                .withMessage("spec must have at most 64 channels in a WAV file, but had 65");
        assertOldFileAlone();
    }

    @Test
    void metadataMayNotHoldWhatTheWriterMakesItself() {
        AudioMetadata metadata = AudioMetadata.of(List.of(Chunk.of("fmt ", new byte[16])));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFiles.create(target, SPEC, WriteOptions.DEFAULT.withMetadata(metadata)))
                .withMessageContaining("'fmt ' (16 bytes)");
        assertOldFileAlone();
    }

    @Test
    void stereoIsWrittenInThePlainFormAndSurroundInTheExtensible() throws IOException {
        AudioFiles.write(target, AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 4), SampleFormat.PCM_24);
        ByteBuffer plain = WavBytes.le(100).put(Files.readAllBytes(target), 0, 80);
        assertThat(plain.getInt(52)).isEqualTo(16);
        assertThat(plain.getShort(56)).isEqualTo((short) 1);

        AudioFiles.write(target, AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, 4), SampleFormat.PCM_24);
        ByteBuffer extensible = WavBytes.le(100).put(Files.readAllBytes(target), 0, 100);
        assertThat(extensible.getInt(52)).isEqualTo(40);
        assertThat(extensible.getShort(56)).isEqualTo((short) 0xFFFE);
        assertThat(extensible.getInt(76)).isEqualTo(0x3F);
    }

    @Test
    void fileOverTheLimitBecomesRf64WithTheSameSamples() throws IOException {
        AudioBuffer audio = Signals.gaussian(3, 48_000, ChannelLayout.STEREO, 5_000, -20);
        AudioMetadata metadata = AudioMetadata.of(List.of(Chunk.of("LIST", new byte[7])));
        // RIFF's own size is 20,000 bytes of audio, 80 - 8 of front matter and 16 of metadata behind: 20,088.
        for (long limit : new long[] {10_000, 20_087, 20_088}) {
            try (FileWriter writer =
                    WavWriter.begin(PendingFile.at(target), SPEC, WriteOptions.DEFAULT.withMetadata(metadata), limit)) {
                writer.write(audio.block());
                writer.commit();
            }
            byte[] bytes = Files.readAllBytes(target);
            boolean large = bytes.length - 8 > limit;
            assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo(large ? "RF64" : "RIFF");
            try (AudioReader reader = AudioFiles.open(target)) {
                assertThat(reader.container()).isEqualTo(large ? "RF64" : "WAV");
                assertThat(reader.frames()).hasValue(5_000);
                assertThat(reader.metadata()).isEqualTo(metadata);
                assertThat(reader.notes()).isEmpty();
            }
            if (large) {
                ByteBuffer ds64 = WavBytes.le(48).put(bytes, 0, 48);
                assertThat(ds64.getInt(4)).isEqualTo(-1);
                assertThat(ds64.getLong(20)).isEqualTo(bytes.length - 8);
                assertThat(ds64.getLong(28)).isEqualTo(20_000);
                assertThat(ds64.getLong(36)).isEqualTo(5_000);
            }
        }
    }

    private FileWriter writerOn(FullDisk disk) throws IOException {
        return WavWriter.begin(
                new PendingFile(target, folder.resolve("p.part"), disk), SPEC, WriteOptions.DEFAULT, Long.MAX_VALUE);
    }

    private void assertOldFileAlone() {
        assertThat(target).hasBinaryContent(OLD);
        assertThat(filesInFolder()).containsExactly("master.wav");
    }

    private List<String> filesInFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

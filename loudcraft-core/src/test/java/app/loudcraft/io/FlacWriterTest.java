package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.testkit.FullDisk;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlacWriterTest {

    private static final AudioSpec SPEC = new AudioSpec(48_000, ChannelLayout.STEREO, SampleFormat.PCM_16);
    private static final byte[] OLD = WavBytes.ascii("what was there before");
    // A Vorbis comment that says nothing but who wrote it.
    private static final int COMMENT_BYTES = 4 + 9 + 4;
    // Marker, stream info, seek table, tags and padding, with their headers.
    private static final int HEAD_BYTES = 4 + 4 + 34 + 4 + 256 * 18 + 4 + COMMENT_BYTES + 4 + 4096;

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldFileIsThere() throws IOException {
        target = Files.write(folder.resolve("master.flac"), OLD);
    }

    @Test
    void closingWithoutCommitLeavesEverythingAsItWas() throws IOException {
        try (AudioWriter writer = begin(SPEC)) {
            writer.write(AudioBlock.allocate(2, 100_000));
            assertThat(filesInFolder()).hasSize(2);
        }
        assertOldFileAlone();
    }

    @Test
    void commitReplacesTheOldFileInTheEnd() throws IOException {
        try (AudioWriter writer = begin(SPEC)) {
            writer.write(AudioBlock.allocate(2, 100));
            assertThat(target).hasBinaryContent(OLD);
            writer.commit();
        }
        assertThat(AudioFiles.read(target).frames()).isEqualTo(100);
        assertThat(filesInFolder()).containsExactly("master.flac");
    }

    @Test
    void fullDiskWhileWritingLeavesTheOldFile() throws IOException {
        FileWriter writer = writerOn(fullDisk(40_000));
        AudioBlock noise =
                Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 50_000, -12).block();

        assertThatThrownBy(() -> writer.write(noise))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("master.flac cannot be written: No space left on device");
        assertOldFileAlone();
        assertThatIllegalStateException().isThrownBy(writer::commit);
        writer.close();
        assertOldFileAlone();
    }

    @Test
    void fullDiskAtCommitLeavesTheOldFile() throws IOException {
        FileWriter writer = writerOn(fullDisk(HEAD_BYTES + 10));
        writer.write(
                Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 1_000, -12).block());

        assertThatThrownBy(writer::commit).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        assertOldFileAlone();
    }

    @Test
    void fullDiskAtTheBeginningLeavesTheOldFile() {
        assertThatThrownBy(() -> writerOn(fullDisk(10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        assertOldFileAlone();
    }

    @Test
    void writerIsUsedInOrderOnly() throws IOException {
        AudioWriter writer = begin(SPEC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(AudioBlock.allocate(1, 1)))
                .withMessage("block must have 2 channels, but had 1");
        writer.commit();
        assertThatIllegalStateException().isThrownBy(() -> writer.write(AudioBlock.allocate(2, 1)));
        assertThatIllegalStateException().isThrownBy(writer::commit);
        writer.close();
        writer.close();
        assertThat(filesInFolder()).containsExactly("master.flac");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dither.class,
            names = {"TPDF", "SHAPED"})
    void bytesDoNotDependOnHowTheWritingIsCut(Dither dither) throws IOException {
        AudioBuffer audio = Signals.pink(7, 48_000, ChannelLayout.SURROUND_3_0, 9_500, -20);
        AudioSpec spec = audio.spec().withFormat(SampleFormat.PCM_16);
        byte[] whole = null;
        for (int cut : new int[] {9_500, 1, 997, 4_096}) {
            try (FileWriter writer =
                    FlacWriter.begin(PendingFile.at(target), spec, WriteOptions.DEFAULT.withDither(dither))) {
                for (int at = 0; at < audio.frames(); at += cut) {
                    writer.write(audio.block().window(at, Math.min(cut, audio.frames() - at)));
                }
                writer.commit();
            }
            byte[] bytes = Files.readAllBytes(target);
            whole = whole == null ? bytes : whole;
            assertThat(bytes).as("cut into %d", cut).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleFormat.class,
            names = {"PCM_8", "PCM_16", "PCM_24", "PCM_32"})
    void samplesAreThoseOfAWavFile(SampleFormat format) throws IOException {
        Path wav = folder.resolve("master.wav");
        for (ChannelLayout layout : List.of(
                ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1, ChannelLayout.SURROUND_7_1)) {
            AudioBuffer audio = Signals.gaussian(4, 48_000, layout, 5_000, -6);
            AudioSpec spec = audio.spec().withFormat(format);
            AudioFiles.write(wav, audio, format);
            try (FileWriter writer = begin(spec)) {
                writer.write(audio.block());
                try (AudioReader stored = writer.readBack().orElseThrow().open()) {
                    assertThat(stored.spec()).isEqualTo(spec);
                    assertThat(stored.frames()).hasValue(5_000);
                    assertThat(stored.name()).isEqualTo(target.toString());
                }
                writer.commit();
            }
            assertThat(AudioFiles.read(target).toInterleaved())
                    .as("%s", layout)
                    .isEqualTo(AudioFiles.read(wav).toInterleaved());
        }
    }

    @Test
    void channelsAreStoredInTheOrderOfTheirMask() throws IOException {
        ChannelLayout turned = ChannelLayout.of(Channel.CENTRE, Channel.RIGHT, Channel.LEFT);
        AudioBuffer audio = Signals.gaussian(4, 48_000, turned, 10, -20);
        try (FileWriter writer = begin(audio.spec().withFormat(SampleFormat.PCM_24))) {
            writer.write(audio.block());
            try (AudioReader stored = writer.readBack().orElseThrow().open()) {
                assertThat(stored.spec().layout())
                        .isEqualTo(ChannelLayout.of(Channel.LEFT, Channel.RIGHT, Channel.CENTRE));
            }
            writer.commit();
        }
        AudioBuffer stored = AudioFiles.read(target);
        for (int c = 0; c < 3; c++) {
            // A step of 24 bits is 1.2e-7: dither and rounding move a sample by at most 1.5 of them.
            assertThat(stored.channel(2 - c)[5]).isCloseTo(audio.channel(c)[5], within(3e-7f));
        }
    }

    @Test
    void headSaysWhatFollowsIt() throws IOException {
        AudioBuffer audio = Signals.gaussian(5, 8_000, ChannelLayout.MONO, 8_000 * 25, -20);
        Chunk application = Chunk.of(Chunk.Family.FLAC, "APPLICATION", WavBytes.ascii("loudabc"));
        WriteOptions options =
                WriteOptions.DEFAULT.withFlacLevel(3).withMetadata(AudioMetadata.of(List.of(application)));
        try (FileWriter writer =
                FlacWriter.begin(PendingFile.at(target), audio.spec().withFormat(SampleFormat.PCM_16), options)) {
            writer.write(audio.block());
            assertThat(writer.saturations()).isZero();
            writer.commit();
        }
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(target));
        assertThat(new String(file.array(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("fLaC");
        assertThat(file.getInt(4)).isEqualTo(34);
        assertThat(file.getShort(8)).isEqualTo((short) 4096);
        assertThat(file.getShort(10)).isEqualTo((short) 4096);
        int shortest = file.getInt(11) & 0xFFFFFF;
        int longest = file.getInt(14) & 0xFFFFFF;
        assertThat(shortest).isPositive().isLessThan(longest);
        assertThat(longest).isLessThan(4096 * 2 + 30);
        assertThat(file.getLong(18) & 0xF_FFFF_FFFFL).isEqualTo(8_000 * 25);

        int table = 4 + 4 + 34;
        assertThat(file.getInt(table)).isEqualTo(3 << 24 | 256 * 18);
        assertThat(file.getInt(table + 4 + 256 * 18)).isEqualTo(4 << 24 | COMMENT_BYTES);
        int behind = table + 4 + 256 * 18 + 4 + COMMENT_BYTES;
        assertThat(file.getInt(behind)).isEqualTo(2 << 24 | 7);
        assertThat(new String(file.array(), behind + 4, 7, StandardCharsets.US_ASCII))
                .isEqualTo("loudabc");
        assertThat(file.getInt(behind + 11)).isEqualTo(0x81 << 24 | 4096);
        int audioStart = behind + 11 + 4 + 4096;
        for (int point = 0; point < 3; point++) {
            int at = table + 4 + point * 18;
            assertThat(file.getLong(at)).isEqualTo(80_000L * point / 4096 * 4096);
            assertThat(file.getShort(at + 16)).isEqualTo((short) 4096);
            int frame = audioStart + (int) file.getLong(at + 8);
            assertThat(file.getShort(frame)).isEqualTo((short) 0xFFF8);
        }
        assertThat(file.getLong(table + 4 + 3 * 18)).isEqualTo(-1);
        try (AudioReader reader = AudioFiles.open(target)) {
            assertThat(reader.skip(150_000)).isEqualTo(150_000);
            AudioBlock one = AudioBlock.allocate(1, 1);
            reader.read(one);
            assertThat(one.channel(0)[0]).isEqualTo(AudioFiles.read(target).channel(0)[150_000]);
        }
    }

    @Test
    void samplesOutOfRangeAreHeldAndCounted() throws IOException {
        AudioBuffer loud = AudioBuffer.allocate(48_000, ChannelLayout.MONO, 3);
        loud.channel(0)[0] = 2.0f;
        loud.channel(0)[1] = -2.0f;
        loud.channel(0)[2] = Float.NaN;
        AudioSpec spec = loud.spec().withFormat(SampleFormat.PCM_32);
        try (FileWriter writer = begin(spec)) {
            writer.write(loud.block());
            assertThat(writer.saturations()).isEqualTo(2);
            writer.commit();
        }
        assertThat(FlacFiles.decode(Files.readAllBytes(target)))
                .isDeepEqualTo(new int[][] {{Integer.MAX_VALUE, Integer.MIN_VALUE, 0}});
    }

    private FileWriter begin(AudioSpec spec) throws IOException {
        return FlacWriter.begin(PendingFile.at(target), spec, WriteOptions.DEFAULT);
    }

    private FileWriter writerOn(FullDisk disk) throws IOException {
        PendingFile file = new PendingFile(target, folder.resolve("p.part"), disk);
        return FlacWriter.begin(file, SPEC, WriteOptions.DEFAULT);
    }

    private FullDisk fullDisk(long room) throws IOException {
        return FullDisk.failingWrites(folder.resolve("p.part"), room);
    }

    private void assertOldFileAlone() {
        assertThat(target).hasBinaryContent(OLD);
        assertThat(filesInFolder()).containsExactly("master.flac");
    }

    private List<String> filesInFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package app.loudcraft.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.SpoolFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolTest {

    // a chunk of 4096 stereo frames
    private static final long CHUNK_BYTES = 4096L * 2 * Float.BYTES;

    @ParameterizedTest(name = "{0} frames, {1} chunks in memory, written by {2} and read by {3}")
    @CsvSource({
        "0, 0, 100, 100",
        "1, 0, 1, 1",
        "4095, 0, 4096, 4096",
        "4096, 0, 4096, 4096",
        "4097, 0, 4096, 7",
        "30000, 0, 441, 10000",
        "30000, 3, 10000, 441",
        "30000, 3, 1, 30000",
        "12288, 3, 4096, 4095",
        "12289, 3, 4096, 4095",
        "30000, 100, 997, 1",
        "32768, 8, 997, 13"
    })
    void whatIsWrittenIsReadAnyNumberOfTimes(int frames, int chunks, int writeFrames, int readFrames)
            throws IOException {
        AudioBuffer audio = Signals.gaussian(frames, 48_000, ChannelLayout.STEREO, frames, -10.0);
        Set<Path> before = SpoolFiles.list();
        try (Spool spool = spool(audio, chunks * CHUNK_BYTES)) {
            write(spool, audio, writeFrames);
            boolean inFile = frames / 4096 > chunks;
            Set<Path> during = SpoolFiles.list();
            during.removeAll(before);
            if (SpoolFiles.openOnesAreSeen()) {
                assertThat(during).hasSize(inFile ? 1 : 0);
            }
            for (int time = 0; time < 2; time++) {
                assertSame(read(spool, readFrames), audio);
            }
        }
        assertThat(SpoolFiles.list()).isEqualTo(before);
    }

    @Test
    void twoReadersDoNotDisturbEachOther() throws IOException {
        AudioBuffer audio = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 20_000, -10.0);
        try (Spool spool = spool(audio, CHUNK_BYTES)) {
            write(spool, audio, 20_000);
            AudioBuffer first = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 20_000);
            AudioBuffer second = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 20_000);
            try (AudioReader one = spool.open();
                    AudioReader other = spool.open()) {
                assertThat(other.read(second.block().window(0, 9_000))).isEqualTo(9_000);
                for (int at = 0; at < 20_000; at += 1_000) {
                    assertThat(one.read(first.block().window(at, 1_000))).isEqualTo(1_000);
                }
                assertThat(other.read(second.block().window(9_000, 11_000))).isEqualTo(11_000);
            }
            assertSame(first, audio);
            assertSame(second, audio);
        }
    }

    @Test
    void spoolsShareTheirMemoryAndGiveItBack() throws IOException {
        AudioBuffer audio = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 20_000, -10.0);
        SpoolMemory shared = new SpoolMemory(5 * CHUNK_BYTES);
        try (Spool second = new Spool(audio.spec(), "second", 3 * CHUNK_BYTES, shared)) {
            try (Spool first = new Spool(audio.spec(), "first", 3 * CHUNK_BYTES, shared)) {
                write(first, audio, 4_096);
                // Of the four whole chunks of each, three and two go to memory.
                write(second, audio, 4_096);
                assertThat(shared.take(CHUNK_BYTES)).isFalse();
                assertSame(read(first, 1_000), audio);
            }
            assertThat(shared.take(3 * CHUNK_BYTES)).isTrue();
            assertThat(shared.take(1)).isFalse();
            assertSame(read(second, 1_000), audio);
        }
        assertThat(shared.take(2 * CHUNK_BYTES)).isTrue();
        assertThat(shared.take(1)).isFalse();
    }

    @Test
    void memoryThatComesFreeIsNotUsedBehindTheFile() throws IOException {
        AudioBuffer audio = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 20_000, -10.0);
        SpoolMemory shared = new SpoolMemory(CHUNK_BYTES);
        assertThat(shared.take(CHUNK_BYTES)).isTrue();
        try (Spool spool = new Spool(audio.spec(), "test", 3 * CHUNK_BYTES, shared)) {
            spool.write(audio.block().window(0, 5_000));
            shared.giveBack(CHUNK_BYTES);
            spool.write(audio.block().window(5_000, 15_000));
            assertSame(read(spool, 1_000), audio);
        }
        assertThat(shared.take(CHUNK_BYTES)).isTrue();
    }

    @Test
    void readerTellsItsEnd() throws IOException {
        AudioBuffer audio = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 5_000, -10.0);
        try (Spool spool = spool(audio, 0)) {
            write(spool, audio, 5_000);
            try (AudioReader reader = spool.open()) {
                assertThat(reader.frames()).hasValue(5_000);
                AudioBlock block = AudioBlock.allocate(2, 6_000);
                assertThat(reader.read(block.window(0, 0))).isZero();
                assertThat(reader.read(block.window(0, 6_000))).isEqualTo(5_000);
                assertThat(reader.read(block)).isEqualTo(-1);
                assertThat(reader.read(block.window(0, 0))).isZero();
            }
        }
    }

    @Test
    void spooledMixSaysWhatItsReaderSaid(@TempDir Path folder) throws IOException {
        AudioBuffer audio = Signals.gaussian(7, 44_100, ChannelLayout.STEREO, 5_000, -10.0);
        audio.channel(1)[17] = Float.NaN;
        Path file = folder.resolve("mix.wav");
        AudioFiles.write(file, audio, SampleFormat.PCM_16);
        try (AudioReader mix = AudioFiles.open(Files.newInputStream(file), "a stream");
                SpooledMix spooled = SpooledMix.of(mix, 333);
                AudioReader again = spooled.open()) {
            assertThat(again.spec()).isEqualTo(mix.spec());
            assertThat(again.name()).isEqualTo("a stream");
            assertThat(again.container()).isEqualTo("WAV");
            assertThat(again.metadata()).isEqualTo(mix.metadata());
            assertThat(again.notes()).isEqualTo(mix.notes());
            assertSame(read(spooled::open, 100), AudioFiles.read(file));
        }
        try (SpooledMix spooled = SpooledMix.of(AudioFiles.of(audio), 333);
                AudioReader again = spooled.open()) {
            assertThat(again.nonFiniteSamples()).isEqualTo(1);
        }
    }

    @Test
    void failureWhileSpoolingIsPassedOnAndLeavesNoFile() throws IOException {
        Set<Path> before = SpoolFiles.list();
        Set<Path> during = new TreeSet<>();
        // nine million stereo frames are 72 MB, more than is ever kept in memory
        AudioReader broken = new BrokenReader(9_000_000, () -> during.addAll(SpoolFiles.list()));
        assertThatThrownBy(() -> SpooledMix.of(broken, 1 << 16))
                .isInstanceOf(IOException.class)
                .hasMessage("torn tape");
        during.removeAll(before);
        if (SpoolFiles.openOnesAreSeen()) {
            assertThat(during).hasSize(1);
        }
        assertThat(SpoolFiles.list()).isEqualTo(before);
    }

    private static Spool spool(AudioBuffer audio, long memoryBytes) {
        return new Spool(audio.spec(), "test", memoryBytes, SpoolMemory.SHARED);
    }

    private static void write(Spool spool, AudioBuffer audio, int blockFrames) {
        Blocks.feed(audio, blockFrames, block -> {
            try {
                spool.write(block);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    static AudioBuffer read(AudioSource source, int blockFrames) throws IOException {
        try (AudioReader reader = source.open()) {
            BufferWriter writer = new BufferWriter(reader.spec());
            reader.forEachBlock(blockFrames, writer::write);
            writer.commit();
            return writer.buffer();
        }
    }

    static void assertSame(AudioBuffer actual, AudioBuffer expected) {
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(actual.channel(c)).isEqualTo(expected.channel(c));
        }
    }
}

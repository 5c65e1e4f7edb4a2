package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryAudioTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 37, 4_096, 10_000, 20_000})
    void bufferComesBackThroughReaderAndWriter(int blockFrames) throws IOException {
        AudioBuffer audio = Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 10_000, -20);
        AudioReader reader = AudioFiles.of(audio);

        assertThat(reader.frames()).hasValue(10_000);
        assertThat(reader.container()).isEqualTo("memory");
        assertThat(reader.metadata()).isSameAs(AudioMetadata.EMPTY);
        AudioBuffer copy = Reading.all(reader, blockFrames);
        assertThat(copy.spec()).isEqualTo(audio.spec());
        assertThat(copy.toInterleaved()).isEqualTo(audio.toInterleaved());
    }

    @Test
    void readerCountsNonFiniteSamplesAndLeavesTheBufferAlone() throws IOException {
        AudioBuffer audio = AudioBuffer.stereo(48_000, new float[] {Float.NaN, 1}, new float[] {2, Float.NaN});
        AudioReader reader = AudioFiles.of(audio);
        AudioBlock block = AudioBlock.allocate(2, 2);

        assertThat(reader.read(block)).isEqualTo(2);
        assertThat(block.channel(0)).containsExactly(0, 1);
        assertThat(block.channel(1)).containsExactly(2, 0);
        assertThat(reader.nonFiniteSamples()).isEqualTo(2);
        assertThat(audio.channel(0)[0]).isNaN();
        assertThat(reader.read(block)).isEqualTo(-1);
        assertThat(reader.read(block.window(0, 0))).isZero();
    }

    @Test
    void writerReplacesNonFiniteSamples() throws IOException {
        BufferWriter writer = new BufferWriter(
                AudioBuffer.allocate(48_000, ChannelLayout.MONO, 0).spec(), 0);
        writer.write(AudioBlock.of(new float[][] {{9, Float.POSITIVE_INFINITY, 1}}, 1, 2));
        writer.commit();

        assertThat(writer.buffer().channel(0)).containsExactly(0, 1);
    }

    @Test
    void bufferIsThereAfterCommitOnly() throws IOException {
        BufferWriter writer = new BufferWriter(
                AudioBuffer.allocate(48_000, ChannelLayout.MONO, 0).spec());
        writer.write(AudioBlock.allocate(1, 10));
        assertThatIllegalStateException().isThrownBy(writer::buffer);
        writer.commit();
        writer.close();

        assertThat(writer.buffer().frames()).isEqualTo(10);
        assertThatIllegalStateException().isThrownBy(() -> writer.write(AudioBlock.allocate(1, 10)));
        assertThatIllegalStateException().isThrownBy(writer::commit);
    }

    @Test
    void expectedLengthIsAHintAndNotALimit() throws IOException {
        BufferWriter writer = new BufferWriter(
                AudioBuffer.allocate(48_000, ChannelLayout.MONO, 0).spec(), 3);
        writer.write(AudioBlock.allocate(1, 10));
        writer.commit();

        assertThat(writer.buffer().frames()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> new BufferWriter(writer.spec(), -1));
    }
}

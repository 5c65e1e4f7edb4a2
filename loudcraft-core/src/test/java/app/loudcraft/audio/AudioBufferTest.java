package app.loudcraft.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AudioBufferTest {

    @Test
    void interleavingThereAndBackChangesNothing() {
        float[] interleaved = {1, 2, 3, 4, 5, 6};
        AudioBuffer buffer = AudioBuffer.fromInterleaved(48_000, ChannelLayout.STEREO, interleaved);
        assertThat(buffer.channel(0)).containsExactly(1, 3, 5);
        assertThat(buffer.channel(1)).containsExactly(2, 4, 6);
        assertThat(buffer.toInterleaved()).containsExactly(interleaved);
    }

    @Test
    void aBlockWritesThroughToItsBuffer() {
        AudioBuffer buffer = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 4);
        AudioBlock block = buffer.block().window(1, 2);
        block.channel(1)[block.offset()] = 0.5f;
        assertThat(buffer.channel(1)).containsExactly(0, 0.5f, 0, 0);
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithTheRule() {
        assertThatThrownBy(() -> AudioBuffer.stereo(48_000, new float[2], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channels must be equally long, but were 2 and 3 frames");
        assertThatThrownBy(() -> AudioBuffer.stereo(7_999, new float[2], new float[2]))
                .hasMessage("sampleRateHz must be in [8000, 384000] Hz, but was 7999");
        assertThatThrownBy(() -> AudioBlock.allocate(2, 8).window(7, 2))
                .hasMessage("window must lie in [0, 8], but was offset 7 with 2 frames");
    }
}

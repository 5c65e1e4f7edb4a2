package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordLengthTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 12, 16, 20, 23, 24})
    void theBitsThatAProgrammeWasRoundedToAreFound(int bits) {
        assertThat(heard(rounded(bits), 480).bits()).hasValue(bits);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 480, 4_096})
    void theCutIntoBlocksMakesNoDifference(int blockFrames) {
        WordLength length = heard(rounded(16), blockFrames);

        assertThat(length.bits()).hasValue(16);
        assertThat(length.isFinerThanMost()).isFalse();
    }

    @Test
    void aSampleBetweenTheStepsOf24BitsIsFinerThanMost() {
        WordLength length = heard(Signals.sine(997.0, -30.0).stereo(0.1), 480);

        assertThat(length.bits()).hasValue(24);
        assertThat(length.isFinerThanMost()).isTrue();
    }

    @Test
    void silenceHasNoWordLength() {
        assertThat(heard(Signals.silence(48_000, ChannelLayout.STEREO, 1_000), 480)
                        .bits())
                .isEmpty();
    }

    @Test
    void oneChannelOfManyThatUsesAllBitsIsEnough() {
        AudioBuffer buffer = Signals.silence(48_000, ChannelLayout.SURROUND_5_1, 1_000);
        buffer.channel(4)[999] = 0x1p-23f;

        assertThat(heard(buffer, 7).bits()).hasValue(24);
    }

    /** Noise on the steps of a word length, with full scale both ways. */
    private static AudioBuffer rounded(int bits) {
        AudioBuffer buffer = Signals.gaussian(3, 48_000, ChannelLayout.STEREO, 4_800, -12.0);
        double steps = Math.pow(2.0, bits - 1.0);
        for (int c = 0; c < 2; c++) {
            float[] x = buffer.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (Math.max(-steps, Math.min(steps - 1.0, Math.rint(x[i] * steps))) / steps);
            }
        }
        buffer.channel(0)[0] = -1.0f;
        buffer.channel(1)[4_799] = (float) (1.0 / steps) * (bits == 1 ? -1.0f : 1.0f);
        return buffer;
    }

    private static WordLength heard(AudioBuffer buffer, int blockFrames) {
        WordLength length = new WordLength();
        AudioBlock block = buffer.block();
        for (int at = 0; at < buffer.frames(); at += blockFrames) {
            length.listen(block.window(at, Math.min(blockFrames, buffer.frames() - at)));
        }
        return length;
    }
}

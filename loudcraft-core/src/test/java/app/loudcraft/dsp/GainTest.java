package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainTest {

    @Test
    void everySampleIsMultipliedByTheSameFactor() {
        AudioBuffer noise = Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 1_000, -10.0);
        AudioBuffer louder = apply(6.0, noise);
        assertThat(Gain.of(6.0).gainDb()).isEqualTo(6.0);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(louder.channel(c)[i]).isEqualTo((float) (noise.channel(c)[i] * Math.pow(10.0, 0.3)));
            }
        }
    }

    @Test
    void zeroDecibelsKeepEveryBit() {
        float[] x = {0f, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL, 0.1f, Float.MAX_VALUE, -1f};
        AudioBuffer out = apply(0.0, AudioBuffer.wrap(48_000, ChannelLayout.MONO, x.clone()));
        for (int i = 0; i < x.length; i++) {
            assertThat(Float.floatToRawIntBits(out.channel(0)[i])).isEqualTo(Float.floatToRawIntBits(x[i]));
        }
    }

    @Test
    void theLargestFloatCanBeBroughtDownAndTheSmallestUp() {
        float[] x = {Float.MAX_VALUE, Float.MIN_VALUE};
        assertThat(apply(-776.0, AudioBuffer.wrap(48_000, ChannelLayout.MONO, x.clone()))
                        .channel(0)[0])
                .isBetween(0.53f, 0.55f);
        assertThat(apply(890.0, AudioBuffer.wrap(48_000, ChannelLayout.MONO, x.clone()))
                        .channel(0)[1])
                .isBetween(0.43f, 0.45f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -2000.1})
    void gainOutsideItsRangeIsRefused(double gainDb) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gain.of(gainDb))
                .withMessage("gainDb must be in [-2000.0, 2000.0] dB, but was " + gainDb);
    }

    private static AudioBuffer apply(double gainDb, AudioBuffer audio) {
        AudioBuffer out = audio.copy();
        Gain gain = Gain.of(gainDb);
        gain.prepare(new ProcessSpec(48_000, audio.channels(), audio.frames()));
        AudioBlock block = out.block();
        gain.process(block);
        return out;
    }
}

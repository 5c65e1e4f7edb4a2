package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    @Test
    void latenciesAndTailsAddUp() {
        Equalizer first = Equalizer.of(EqualizerBand.highPass(20.0, 0.7));
        Equalizer second = Equalizer.of(EqualizerBand.bell(100.0, 3.0, 2.0));
        Chain chain = Chain.of(new Delay(5), first, second, new Delay(7));
        chain.prepare(new ProcessSpec(48_000, 2, 64));
        assertThat(chain.latencyFrames()).isEqualTo(12);
        assertThat(chain.tailFrames())
                .isEqualTo(first.tailFrames() + second.tailFrames())
                .isPositive();
    }

    // latencies below, at and above a render block, and longer than the signal itself
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4_095, 4_096, 4_097, 30_000})
    void renderHidesTheLatencyAndLeavesTheMixAlone(int latencyFrames) {
        AudioBuffer mix = Signals.gaussian(1, 44_100, ChannelLayout.STEREO, 10_001, -12.0);
        AudioBuffer before = mix.copy();
        AudioBuffer result = Chain.of(new Delay(latencyFrames), new Delay(3)).render(mix);
        assertThat(result.sampleRateHz()).isEqualTo(44_100);
        assertThat(result.layout()).isEqualTo(ChannelLayout.STEREO);
        for (int c = 0; c < 2; c++) {
            assertThat(result.channel(c)).containsExactly(before.channel(c));
            assertThat(mix.channel(c)).containsExactly(before.channel(c));
        }
    }

    @Test
    void renderGivesWhatTheStreamGives() {
        AudioBuffer mix = Signals.gaussian(2, 48_000, ChannelLayout.MONO, 9_000, -12.0);
        AudioBuffer stream = mix.copy();
        Chain chain = Chain.of(Equalizer.of(EqualizerBand.bell(500.0, 6.0, 1.0)), compressor());
        chain.prepare(new ProcessSpec(48_000, 1, 9_000));
        chain.process(stream.block());
        assertThat(chain.render(mix).channel(0)).containsExactly(stream.channel(0));
        // a second time from a fresh state, not from where the first one ended
        assertThat(chain.render(mix).channel(0)).containsExactly(stream.channel(0));
    }

    @Test
    void processorsWorkInOrder() {
        AudioBuffer mix = Signals.sine(1_000.0, -20.0).mono(0.2);
        Equalizer boost = Equalizer.of(EqualizerBand.bell(1_000.0, 12.0, 1.0));
        Compressor[] compressors = {compressor(), compressor()};
        Chain.of(boost, compressors[0]).render(mix);
        Chain.of(compressors[1], Equalizer.of(EqualizerBand.bell(1_000.0, 12.0, 1.0)))
                .render(mix);
        assertThat(compressors[0].maxGainReductionDb()).isGreaterThan(3.0);
        assertThat(compressors[1].maxGainReductionDb()).isZero();
    }

    @Test
    void emptyChainAndEmptyMixAreFine() {
        AudioBuffer mix = Signals.gaussian(3, 48_000, ChannelLayout.STEREO, 500, -12.0);
        assertThat(Chain.of().render(mix).channel(1)).containsExactly(mix.channel(1));
        AudioBuffer nothing = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 0);
        assertThat(Chain.of(new Delay(10)).render(nothing).frames()).isZero();
    }

    @Test
    void wrongUseIsRefusedWithTheRule() {
        Delay delay = new Delay(1);
        assertThatThrownBy(() -> Chain.of(delay, Equalizer.of(), delay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("processors must be distinct, but one occurs twice");
        assertThatThrownBy(() -> Chain.of((Processor) null)).isInstanceOf(NullPointerException.class);
        Chain chain = Chain.of(delay);
        chain.prepare(new ProcessSpec(48_000, 2, 16));
        assertThatThrownBy(() -> chain.process(AudioBlock.allocate(1, 16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block must have 2 channels, but was 1");
        assertThatThrownBy(() -> chain.process(AudioBlock.allocate(2, 17)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block must have at most 16 frames, but was 17");
    }

    private static Compressor compressor() {
        return Compressor.of(CompressorSettings.defaults()
                .withThresholdDbfs(-18.0)
                .withKneeDb(0.0)
                .withRatio(10.0));
    }
}

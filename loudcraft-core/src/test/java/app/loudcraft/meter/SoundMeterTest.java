package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundMeterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 441, 1_024, 4_096, 65_537})
    void readingDoesNotDependOnTheBlocks(int blockFrames) {
        AudioBuffer mix = TestMix.stereo().rate(44_100).seconds(3.3);
        SoundMeter meter = new SoundMeter(44_100, ChannelLayout.STEREO);
        Blocks.feed(mix, blockFrames, meter::process);
        assertThat(meter.reading()).isEqualTo(Heard.of(mix));
        assertThat(meter.reading())
                .hasSameHashCodeAs(Heard.of(mix))
                .hasToString(Heard.of(mix).toString());
    }

    @Test
    void readingInBetweenDisturbsNothing() {
        AudioBuffer mix = TestMix.stereo().seconds(2.0);
        SoundMeter meter = new SoundMeter(48_000, ChannelLayout.STEREO);
        Blocks.feed(mix, 10_007, block -> {
            meter.process(block);
            meter.reading();
        });
        assertThat(meter.reading()).isEqualTo(Heard.of(mix));
        assertThat(meter.reading())
                .isNotEqualTo(Heard.of(TestMix.stereo().seed(2).seconds(2.0)));
    }

    @Test
    void whatIsNoNumberCountsAsZero() {
        AudioBuffer mix = TestMix.stereo().seconds(3.0);
        AudioBuffer broken = mix.copy();
        for (int i = 1_000; i < mix.frames(); i += 9_973) {
            mix.channel(i % 2)[i] = 0.0f;
            broken.channel(i % 2)[i] =
                    i % 3 == 0 ? Float.NaN : i % 3 == 1 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }
        assertThat(Heard.of(broken)).isEqualTo(Heard.of(mix));
    }

    @Test
    void everyLayoutAndRateIsMeasured() {
        for (ChannelLayout layout :
                new ChannelLayout[] {ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_7_1_4}) {
            for (int rate : new int[] {8_000, 22_050, 88_200, 384_000}) {
                SoundReading reading =
                        Heard.of(Signals.sine(1_000, -20.0).rate(rate).seconds(1.5, layout));
                // Programme is the mean over the channels, which are all alike.
                assertThat(reading.spectrum().programmeDb(17)).isCloseTo(-20.0, within(0.01));
                assertThat(reading.dynamics().programme().meanDb()).isCloseTo(-20.0, within(0.1));
                assertThat(reading.condition().dcDbfs()).hasSize(layout.size());
                assertThat(reading.stereo().isPresent()).isEqualTo(layout.isStereo());
            }
        }
    }

    @Test
    void hugeSamplesAreSurvived() {
        AudioBuffer mix = Heard.signal(44_100, ChannelLayout.STEREO, 2.0, i -> i % 100 == 0 ? 3e38 : -1e38);
        SoundReading reading = Heard.of(mix);
        assertThat(reading.spectrum().programmeDb(17)).isFinite();
        assertThat(reading.stereo().orElseThrow().correlation()).isCloseTo(1.0, within(1e-9));
        assertThat(reading.dynamics().programme().meanDb()).isFinite();
    }

    @Test
    void blockOfAnotherLayoutIsRefused() {
        SoundMeter meter = new SoundMeter(44_100, ChannelLayout.STEREO);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> meter.process(Signals.sine(1_000, -20.0).mono(0.1).block()))
                .withMessage("block must have 2 channels, but had 1");
    }
}

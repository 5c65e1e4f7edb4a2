package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {

    @ParameterizedTest
    @ValueSource(ints = {11_025, 22_050, 35_467, 44_100, 48_000})
    void everyPartitionOfTheStreamGivesTheSameBits(int rateHz) {
        AudioBuffer programme = roughProgramme(rateHz);
        LoudnessMeter whole = new LoudnessMeter(rateHz, programme.layout());
        whole.process(programme.block());
        assertThat(whole.reading().loudnessRangeLu().orElseThrow()).isGreaterThan(1.0);
        for (int blockFrames : new int[] {1, 7, 128, 441, 480, 1024, 65_536}) {
            LoudnessMeter meter = new LoudnessMeter(rateHz, programme.layout());
            Blocks.feed(programme, blockFrames, meter::process);
            assertSameBits(meter, whole);
        }
    }

    /** Noise at many levels, digital silence in which states decay, and samples that are no numbers. */
    private static AudioBuffer roughProgramme(int rateHz) {
        int second = rateHz;
        ChannelLayout layout = ChannelLayout.SURROUND_5_1;
        AudioBuffer programme = Signals.concat(
                Signals.pink(1, rateHz, layout, 2 * second, -20.0),
                Signals.silence(rateHz, layout, second + 17),
                Signals.gaussian(2, rateHz, layout, second, -45.0),
                Signals.pink(3, rateHz, layout, 2 * second + 3, -31.0));
        programme.channel(0)[second] = Float.NaN;
        programme.channel(3)[second] = Float.POSITIVE_INFINITY;
        programme.channel(5)[5 * second] = Float.NEGATIVE_INFINITY;
        return programme;
    }

    private static void assertSameBits(LoudnessMeter meter, LoudnessMeter expected) {
        assertThat(meter.reading()).isEqualTo(expected.reading());
        assertThat(meter.momentaryLufs()).isEqualTo(expected.momentaryLufs());
        assertThat(meter.shortTermLufs()).isEqualTo(expected.shortTermLufs());
        assertThat(meter.shortTermTimeline().toArray())
                .isEqualTo(expected.shortTermTimeline().toArray());
        assertThat(meter.momentaryTimeline().toArray())
                .isEqualTo(expected.momentaryTimeline().toArray());
    }

    @Test
    void readingInBetweenAndResettingLeaveNoTrace() {
        AudioBuffer programme = roughProgramme(44_100);
        LoudnessMeter fresh = new LoudnessMeter(44_100, programme.layout());
        fresh.process(programme.block());
        LoudnessMeter used = new LoudnessMeter(44_100, programme.layout());
        used.process(programme.block().window(1234, 100_000));
        used.reset();
        assertThat(used.reading()).isEqualTo(new LoudnessMeter(44_100, programme.layout()).reading());
        Blocks.feed(programme, 10_007, block -> {
            used.process(block);
            used.reading();
        });
        assertSameBits(used, fresh);
        assertThat(used.reading()).isEqualTo(fresh.reading());
    }

    @Test
    void theBlockIsNotChanged() {
        AudioBuffer programme = roughProgramme(48_000);
        AudioBuffer before = programme.copy();
        new LoudnessMeter(48_000, programme.layout()).process(programme.block());
        for (int c = 0; c < programme.channels(); c++) {
            assertThat(programme.channel(c)).isEqualTo(before.channel(c));
        }
    }

    @Test
    void silenceIsMinusInfinityWithARangeOfZero() {
        LoudnessMeter meter = stereo48();
        meter.process(Signals.silence(48_000, ChannelLayout.STEREO, 5 * 48_000).block());
        OptionalDouble silence = OptionalDouble.of(Double.NEGATIVE_INFINITY);
        assertThat(meter.reading())
                .isEqualTo(new LoudnessReading(
                        silence,
                        OptionalDouble.of(0.0),
                        silence,
                        silence,
                        silence,
                        silence,
                        silence,
                        silence,
                        240_000,
                        0,
                        false));
        assertThat(meter.momentaryLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.shortTermLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void whatIsQuieterThanTheAbsoluteGateHasMaximaButNoIntegratedLoudness() {
        LoudnessMeter meter = stereo48();
        meter.process(Signals.sine(1000.0, -75.0).stereo(5.0).block());
        LoudnessReading reading = meter.reading();
        assertThat(reading.integratedLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(reading.relativeGateLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(reading.loudnessRangeLu()).hasValue(0.0);
        assertThat(reading.rangeLowLufs()).hasValue(Double.NEGATIVE_INFINITY);
        // a stereo sine reads its peak level, give or take the K-weighting at 1 kHz (0.007 dB) and the onset
        assertThat(reading.maxMomentaryLufs().orElseThrow()).isCloseTo(-75.0, within(0.02));
        assertThat(reading.maxShortTermLufs().orElseThrow()).isCloseTo(-75.0, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 35_467, 44_100, 48_000, 384_000})
    void aValueExistsFromTheFrameThatFillsItsWindow(int rateHz) {
        int momentary = (int) Math.round(0.4 * rateHz);
        AudioBuffer noise = Signals.gaussian(4, rateHz, ChannelLayout.MONO, 3 * rateHz, -20.0);
        AudioBlock block = noise.block();
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.MONO);
        assertThat(meter.reading().ungatedLufs()).isEmpty();

        meter.process(block.window(0, momentary - 1));
        assertThat(meter.reading().integratedLufs()).isEmpty();
        assertThat(meter.reading().relativeGateLufs()).isEmpty();
        assertThat(meter.reading().maxMomentaryLufs()).isEmpty();
        assertThat(meter.momentaryLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.momentaryTimeline().size()).isZero();
        assertThat(meter.reading().ungatedLufs().orElseThrow()).isFinite();

        meter.process(block.window(momentary - 1, 1));
        assertThat(meter.reading().integratedLufs().orElseThrow()).isFinite();
        assertThat(meter.reading().maxMomentaryLufs()).hasValue(meter.momentaryLufs());
        // one window: gates change nothing; the two sums differ in their order only
        assertThat(meter.reading().ungatedLufs().orElseThrow()).isCloseTo(meter.momentaryLufs(), within(1e-12));

        meter.process(block.window(momentary, 3 * rateHz - 1 - momentary));
        assertThat(meter.reading().loudnessRangeLu()).isEmpty();
        assertThat(meter.reading().rangeLowLufs()).isEmpty();
        assertThat(meter.reading().maxShortTermLufs()).isEmpty();
        assertThat(meter.shortTermTimeline().size()).isZero();

        meter.process(block.window(3 * rateHz - 1, 1));
        assertThat(meter.reading().loudnessRangeLu()).hasValue(0.0);
        assertThat(meter.reading().rangeLowLufs()).hasValue(meter.shortTermLufs());
        assertThat(meter.reading().maxShortTermLufs()).hasValue(meter.shortTermLufs());
        assertThat(meter.reading().frames()).isEqualTo(3L * rateHz);
    }

    @Test
    void samplesThatAreNoNumbersCountAsZeroAndAreCounted() {
        AudioBuffer broken = Signals.pink(6, 48_000, ChannelLayout.SURROUND_5_1, 5 * 48_000, -20.0);
        AudioBuffer mended = broken.copy();
        float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < 60; i++) {
            broken.channel(i % 6)[3_001 * i] = bad[i % 3];
            mended.channel(i % 6)[3_001 * i] = 0.0f;
        }
        LoudnessReading reading = read(broken);
        LoudnessReading expected = read(mended);
        assertThat(reading.nonFiniteSamples()).isEqualTo(60);
        assertThat(expected.nonFiniteSamples()).isZero();
        assertThat(reading.integratedLufs()).isEqualTo(expected.integratedLufs());
        assertThat(reading.loudnessRangeLu()).isEqualTo(expected.loudnessRangeLu());
        assertThat(reading.maxMomentaryLufs()).isEqualTo(expected.maxMomentaryLufs());
    }

    @Test
    void theLargestFloatsStillReadAsNumbers() {
        AudioBuffer huge = Signals.silence(48_000, ChannelLayout.STEREO, 4 * 48_000);
        for (int i = 0; i < huge.frames(); i++) {
            huge.channel(0)[i] = i % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
        }
        LoudnessReading reading = read(huge);
        // 20 log10(3.4e38) = 770.6 dB, and the shelf's 4 dB
        assertThat(reading.integratedLufs().orElseThrow()).isCloseTo(774.0, within(0.5));
        assertThat(reading.nonFiniteSamples()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "5.1, 0, 0.0",
        "5.1, 2, 0.0",
        "5.1, 4, 1.4922",
        "5.1, 5, 1.4922",
        "7.1, 1, 0.0",
        "7.1, 4, 0.0",
        "7.1, 6, 1.4922",
        "7.1, 7, 1.4922",
        "7.1.4, 4, 0.0",
        "7.1.4, 6, 1.4922",
        "7.1.4, 8, 0.0",
        "7.1.4, 11, 0.0",
        "9.1.6, 8, 1.4922",
        "9.1.6, 10, 0.0",
        "22.2, 0, 1.4922",
        "22.2, 6, 0.0",
        "22.2, 22, 0.0",
    })
    void oneChannelReadsWithTheWeightOfItsPlace(String layoutName, int channel, double gainLu) {
        ChannelLayout layout = ChannelLayout.named().stream()
                .filter(named -> named.toString().equals(layoutName))
                .findFirst()
                .orElseThrow();
        double front = read(Signals.pink(7, 48_000, ChannelLayout.MONO, 48_000, -20.0))
                .integratedLufs()
                .orElseThrow();
        // 10 log10(1.41) = 1.49219
        assertThat(onlyIn(layout, channel).integratedLufs().orElseThrow() - front)
                .isCloseTo(gainLu, within(0.0001));
    }

    @Test
    void lowFrequencyEffectsAreNotHeard() {
        assertThat(onlyIn(ChannelLayout.SURROUND_5_1, 3).integratedLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(onlyIn(ChannelLayout.SURROUND_7_1_4, 3).ungatedLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(onlyIn(ChannelLayout.SURROUND_22_2, 3).ungatedLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(onlyIn(ChannelLayout.SURROUND_22_2, 9).ungatedLufs()).hasValue(Double.NEGATIVE_INFINITY);
    }

    private static LoudnessReading onlyIn(ChannelLayout layout, int channel) {
        AudioBuffer buffer = Signals.silence(48_000, layout, 48_000);
        float[] noise =
                Signals.pink(7, 48_000, ChannelLayout.MONO, 48_000, -20.0).channel(0);
        System.arraycopy(noise, 0, buffer.channel(channel), 0, noise.length);
        return read(buffer);
    }

    @Test
    void dualMonoReadsLikeTheSameSignalInBothChannels() {
        AudioBuffer mono = Signals.pink(8, 48_000, ChannelLayout.MONO, 5 * 48_000, -20.0);
        LoudnessMeter meter = LoudnessMeter.dualMono(48_000);
        meter.process(mono.block());
        LoudnessReading stereo = read(AudioBuffer.stereo(48_000, mono.channel(0), mono.channel(0)));
        assertThat(meter.reading().integratedLufs()).isEqualTo(stereo.integratedLufs());
        assertThat(meter.reading().dualMono()).isTrue();
        assertThat(stereo.dualMono()).isFalse();
        LoudnessReading asOneChannel = read(mono);
        assertThat(asOneChannel.dualMono()).isFalse();
        // 10 log10(2)
        assertThat(meter.reading().integratedLufs().orElseThrow()
                        - asOneChannel.integratedLufs().orElseThrow())
                .isCloseTo(3.0103, within(0.0001));
    }

    @Test
    void aBlockOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> stereo48().process(AudioBlock.allocate(1, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block must have 2 channels, but was 1");
        assertThatThrownBy(() -> LoudnessMeter.dualMono(7_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampleRateHz must be in [8000, 384000] Hz, but was 7999");
    }

    @Test
    void anEmptyBlockIsAccepted() {
        LoudnessMeter meter = stereo48();
        meter.process(AudioBlock.allocate(2, 0));
        assertThat(meter.reading().frames()).isZero();
    }

    @Test
    void theTimelineSaysWhereItsWindowsLie() {
        AudioBuffer noise = Signals.pink(9, 11_025, ChannelLayout.STEREO, 5 * 11_025 + 100, -20.0);
        LoudnessMeter meter = new LoudnessMeter(11_025, ChannelLayout.STEREO);
        LoudnessTimeline empty = meter.shortTermTimeline();
        meter.process(noise.block());
        LoudnessTimeline timeline = meter.shortTermTimeline();
        assertThat(empty.size()).isZero();
        assertThat(timeline.size()).isEqualTo(21);
        assertThat(timeline.startFrame(1)).isEqualTo(1103); // 1102.5 rounded up
        assertThat(timeline.endFrame(0)).isEqualTo(33_075);
        assertThat(timeline.endFrame(20)).isEqualTo(5 * 11_025);
        for (int i = 0; i < timeline.size(); i++) {
            LoudnessMeter upToHere = new LoudnessMeter(11_025, ChannelLayout.STEREO);
            upToHere.process(noise.block().window(0, (int) timeline.endFrame(i)));
            assertThat(timeline.lufs(i)).isEqualTo(upToHere.shortTermLufs());
        }
        assertThat(meter.momentaryTimeline().size()).isEqualTo(47);
        assertThat(meter.momentaryTimeline().endFrame(0)).isEqualTo(4410);
    }

    private static LoudnessMeter stereo48() {
        return new LoudnessMeter(48_000, ChannelLayout.STEREO);
    }

    private static LoudnessReading read(AudioBuffer buffer) {
        LoudnessMeter meter = new LoudnessMeter(buffer.sampleRateHz(), buffer.layout());
        meter.process(buffer.block());
        return meter.reading();
    }
}

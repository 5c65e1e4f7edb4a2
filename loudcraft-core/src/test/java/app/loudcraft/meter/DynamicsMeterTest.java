package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsMeterTest {

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void everyBandReadsTheToneInIt(int rateHz) {
        double[] hz = {50.0, 400.0, 2_500.0, 9_000.0};
        AudioBuffer mix = Signals.silence(rateHz, ChannelLayout.STEREO, 5 * rateHz);
        for (int band = 0; band < 4; band++) {
            Heard.add(
                    mix, Signals.sine(hz[band], -20.0 - 3.0 * band).rate(rateHz).stereo(5.0));
        }
        DynamicsReading reading = read(mix);
        assertThat(reading.bands()).hasSize(DynamicsReading.BANDS);
        for (int band = 0; band < 4; band++) {
            BandLevels dynamics = reading.band(band);
            assertThat(dynamics.meanDb()).isCloseTo(-20.0 - 3.0 * band, within(0.1));
            // One step of the histogram.
            assertThat(dynamics.p50Db()).isCloseTo(-20.0 - 3.0 * band, within(1.0));
            assertThat(dynamics.crestDb()).isBetween(-1.0, 1.1);
        }
        assertThat(reading.band(0).highHz()).isEqualTo(DynamicsReading.edgeHz(0));
        assertThat(reading.band(3).highHz()).isEqualTo(0.5 * rateHz);
        assertThat(reading.programme().meanDb()).isCloseTo(-17.26, within(0.1));
    }

    @Test
    void percentilesAreThoseOfTheLoudMoments() {
        AudioBuffer loud = Signals.sine(2_000, -10.0).stereo(1.0);
        AudioBuffer soft = Signals.sine(2_000, -30.0).stereo(1.0);
        AudioBuffer pause = Signals.sine(2_000, -60.0).stereo(4.0);
        BandLevels band =
                read(Signals.concat(loud, soft, pause, loud, soft, pause)).band(2);
        assertThat(band.p10Db()).isCloseTo(-30.0, within(1.0));
        assertThat(band.p75Db()).isCloseTo(-10.0, within(1.0));
        assertThat(band.p95Db()).isCloseTo(-10.0, within(1.0));
        // Half of the moments at -10 dB, half at -30; a few lie across the changes.
        assertThat(band.meanDb()).isCloseTo(-13.0, within(0.3));
        assertThat(band.crestDb()).isCloseTo(3.0, within(1.0));
        assertThat(band.levels().count()).isBetween(170L, 200L);
    }

    @Test
    void histogramPredictsAMeanGainReduction() {
        AudioBuffer loud = Signals.sine(2_000, -10.5).stereo(2.0);
        AudioBuffer soft = Signals.sine(2_000, -30.5).stereo(2.0);
        LevelHistogram levels = read(Signals.concat(loud, soft)).programme().levels();
        // 4:1 over -20.5 dB takes 7.5 dB off the loud half.
        assertThat(levels.mean(db -> Math.max(0.0, 0.75 * (db + 20.5)))).isCloseTo(3.75, within(0.2));
        assertThat(levels.energyWeightedMean(db -> Math.max(0.0, 0.75 * (db + 20.5))))
                .isCloseTo(7.43, within(0.2));
        assertThat(levels.count(-11) + levels.count(-31)).isGreaterThan(levels.count() * 9 / 10);
        assertThat(levels.count(1_000)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels.percentileDb(1.5))
                .withMessage("share must be in [0.0, 1.0], but was 1.5");
    }

    @Test
    void clicksAreStrokesAndPadsAreNot() {
        AudioBuffer clicks = Heard.signal(48_000, ChannelLayout.STEREO, 10.0, i -> i % 12_000 < 8 ? 0.5 : 0.0);
        AudioBuffer pad = Heard.signal(48_000, ChannelLayout.STEREO, 10.0, i -> {
            double t = i / 48_000.0;
            double root = 220.0 * (1 + (int) (t / 2.0) % 3);
            return 0.1
                    * (Math.sin(2 * Math.PI * root * t)
                            + Math.sin(2 * Math.PI * 1.5 * root * t)
                            + Math.sin(2 * Math.PI * 7 * root * t));
        });
        assertThat(read(clicks).percussiveRatio()).isGreaterThan(0.9);
        assertThat(read(pad).percussiveRatio()).isLessThan(0.05);
        double both = read(Heard.add(clicks, pad)).percussiveRatio();
        assertThat(both).isBetween(0.05, 0.9);
        assertThat(read(Signals.gaussian(1, 48_000, ChannelLayout.MONO, 480_000, -20.0))
                        .percussiveRatio())
                .isLessThan(0.1);
    }

    @Test
    void drumsAreMorePercussiveThanTheirReverberation() {
        Random random = new Random(3);
        double[] dry = {0.0};
        AudioBuffer drums = Heard.signal(48_000, ChannelLayout.MONO, 8.0, i -> {
            dry[0] = Math.exp(-(i % 12_000) / 1_000.0) * random.nextGaussian();
            return 0.2 * dry[0];
        });
        AudioBuffer hall = Heard.signal(48_000, ChannelLayout.MONO, 8.0, i -> {
            return 0.2 * Math.exp(-(i % 12_000) / 24_000.0) * random.nextGaussian();
        });
        assertThat(read(drums).percussiveRatio())
                .isGreaterThan(0.3)
                .isGreaterThan(3.0 * read(hall).percussiveRatio());
    }

    @Test
    void silenceReadsAsNothing() {
        for (double seconds : new double[] {0.0, 0.01, 2.0}) {
            DynamicsReading reading = read(Heard.signal(48_000, ChannelLayout.STEREO, seconds, i -> 0.0));
            assertThat(reading.percussiveRatio()).isZero();
            assertThat(reading.band(1).meanDb()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(reading.band(1).p99Db()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(reading.band(1).crestDb()).isZero();
            assertThat(reading.band(1).levels().mean(db -> 1.0)).isZero();
            assertThat(reading.band(1).levels().energyWeightedMean(db -> 1.0)).isZero();
            assertThat(reading.band(1).levels()).hasToString("no levels");
        }
    }

    @Test
    void ratesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DynamicsMeter(384_001, ChannelLayout.MONO))
                .withMessage("sampleRateHz must be in [8000, 384000] Hz, but was 384001");
    }

    private static DynamicsReading read(AudioBuffer buffer) {
        DynamicsMeter meter = new DynamicsMeter(buffer.sampleRateHz(), buffer.layout());
        meter.process(buffer.block());
        return meter.reading();
    }
}

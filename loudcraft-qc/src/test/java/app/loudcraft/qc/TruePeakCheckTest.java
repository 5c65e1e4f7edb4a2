package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.RateConverter;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.TruePeakLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.PeakCases;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakCheckTest {

    private static final int RATE_HZ = 48_000;

    // 16 points a frame miss a peak at 20 kHz, where the converter ends, by 0.035 dB at most.
    private static final double DENSE_DB = 0.04;

    private static TruePeakCheck check(AudioBuffer buffer, DeliveryTarget target) {
        return new TruePeakCheck(AudioSource.of(buffer), TruePeakLimits.defaults(target, Optional.empty()));
    }

    private static QualityCheck judge(AudioBuffer buffer, DeliveryTarget target) {
        return Judging.of(buffer, check(buffer, target), target);
    }

    /** A quiet tone with a blow of 2 ms at 1 kHz in one channel. */
    private static AudioBuffer blow(AudioBuffer buffer, int channel, double seconds, double dbfs) {
        float[] wave = Signals.sine(1_000.0, dbfs).frames(96);
        int at = (int) Math.round(seconds * RATE_HZ);
        System.arraycopy(wave, 0, buffer.channel(channel), at, wave.length);
        return buffer;
    }

    private static AudioBuffer quiet(double seconds) {
        return Signals.sine(100.0, -30.0).stereo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"-1.0, PASS", "-3.0, PASS", "-0.95, WARN", "-0.71, WARN", "-0.69, FAIL", "0.5, FAIL"})
    void distanceOverTheCeilingDecides(double dbtp, QualityStatus status) {
        QualityCheck check = judge(Signals.sine(997.0, dbtp).stereo(1.0), DeliveryTarget.APPLE_MUSIC);
        assertThat(check.status()).isEqualTo(status);
        assertThat(check.value().orElseThrow()).isCloseTo(dbtp, within(0.001));
        assertThat(check.unit()).isEqualTo("dBTP");
        assertThat(check.threshold()).isEqualTo("at most -1.0 dBTP; warn up to 0.3 dB over it");
        assertThat(check.ebuQcIds()).containsExactly("0084B");
        assertThat(check.findings().isEmpty()).isEqualTo(status == QualityStatus.PASS);
    }

    @ParameterizedTest(name = "case {0}")
    @CsvSource({
        "15, 4, 0.50,  0.0, -6.0, PASS",
        "16, 4, 0.50, 45.0, -6.0, PASS",
        "17, 6, 0.50, 60.0, -6.0, PASS",
        "18, 8, 0.50, 67.5, -6.0, PASS",
        "19, 4, 1.41, 45.0,  3.0, FAIL"
    })
    void sinesOfTech3341AreJudgedByWhatTheyMustRead(
            int number, int framesPerPeriod, double fullScale, double degrees, double dbtp, QualityStatus status) {
        float[] x = PeakCases.sine(RATE_HZ, (double) RATE_HZ / framesPerPeriod, fullScale, degrees);
        QualityCheck check = judge(AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, x), DeliveryTarget.EBU_R128);
        assertWithinTech3341(check.value().orElseThrow(), dbtp);
        assertThat(check.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "case 20 + {0}")
    @ValueSource(ints = {0, 1, 2, 3})
    void burstsOfTech3341AreFoundWhereTheyAre(int offset) {
        float[] x = PeakCases.burst(RATE_HZ, offset);
        QualityCheck check = judge(AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, x), DeliveryTarget.EBU_R128);
        assertWithinTech3341(check.value().orElseThrow(), 0.0);
        assertThat(check.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertWithinTech3341(finding.measured().orElseThrow(), 0.0);
            // the period of full scale lasts four frames in the middle of half a second; a frame more on either side
            assertThat(finding.startSeconds()).isBetween(0.25 - 1.0 / RATE_HZ, 0.25 + 4.0 / RATE_HZ);
            assertThat(finding.endSeconds()).isBetween(finding.startSeconds(), 0.25 + 5.0 / RATE_HZ);
        });
    }

    /** EBU Tech 3341 allows +0.2 and -0.4 dB. */
    private static void assertWithinTech3341(double dbtp, double expected) {
        assertThat(dbtp).isBetween(expected - 0.4, expected + 0.2);
    }

    @Test
    void overshootsOfAConversionAreFoundWhereTheyAre() {
        AudioBuffer master = Signals.gain(TestMix.stereo().quietDb(0.0).seconds(4.0), 16.0);
        TruePeakLimiter limiter = new TruePeakLimiter(LimiterSettings.mastering(-1.0));
        limiter.prepare(new ProcessSpec(RATE_HZ, 2, 4_096));
        Blocks.feed(master, 4_096, limiter::process);
        assertThat(judge(master, DeliveryTarget.APPLE_MUSIC).status()).isEqualTo(QualityStatus.PASS);

        AudioBuffer converted = RateConverter.convert(master, 44_100);
        QualityCheck check = judge(converted, DeliveryTarget.APPLE_MUSIC);

        assertThat(check.status()).isGreaterThan(QualityStatus.PASS);
        List<QualityFinding> places = check.findings();
        assertThat(places).hasSizeBetween(2, 50);
        double[][] dense = {DensePeaks.of(converted.channel(0)), DensePeaks.of(converted.channel(1))};
        for (QualityFinding place : places) {
            int from = (int) Math.round(place.startSeconds() * 44_100);
            int to = (int) Math.round(place.endSeconds() * 44_100);
            double peak = Arrays.stream(dense[place.channel().orElseThrow()], from, to)
                    .max()
                    .orElseThrow();
            assertThat(place.measured().orElseThrow()).isCloseTo(Decibels.fromAmplitude(peak), within(DENSE_DB));
        }
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < dense[c].length; i++) {
                if (Decibels.fromAmplitude(dense[c][i]) > -1.0 + DENSE_DB) {
                    int channel = c;
                    double seconds = i / 44_100.0;
                    assertThat(places).as("channel %d at %s s", c, seconds).anySatisfy(place -> {
                        assertThat(place.channel()).hasValue(channel);
                        assertThat(seconds).isBetween(place.startSeconds(), place.endSeconds());
                    });
                }
            }
        }
    }

    @Test
    void peaksBetweenSamplesCount() {
        // A quarter of the rate at 45 degrees stands 3.01 dB over its samples. Faded in, as a sudden start rings.
        AudioBuffer sine = Signals.sine(RATE_HZ / 4.0, 0.0).phase(45.0).stereo(0.5);
        for (float[] channel : new float[][] {sine.channel(0), sine.channel(1)}) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) (channel[i] * (0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / channel.length)));
            }
        }
        QualityCheck check = judge(sine, DeliveryTarget.APPLE_MUSIC);
        assertThat(check.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(check.findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.measured().orElseThrow()).isCloseTo(0.0, within(0.01));
            assertThat(finding.startSeconds()).isBetween(0.1, 0.25);
            assertThat(finding.endSeconds()).isBetween(0.25, 0.4);
        });
        // ACX asks for a sample peak, and those are at -3.01 dBFS
        assertThat(judge(sine, DeliveryTarget.AUDIOBOOK_ACX).status()).isEqualTo(QualityStatus.PASS);
        assertThat(judge(sine, DeliveryTarget.AUDIOBOOK_ACX).unit()).isEqualTo("dBFS");
    }

    @Test
    void everyPlaceIsNamedInItsChannel() {
        AudioBuffer programme = quiet(3.0);
        blow(programme, 0, 0.5, -0.8);
        blow(programme, 1, 1.25, 0.0);
        blow(programme, 1, 2.0, 0.3);
        QualityCheck check = judge(programme, DeliveryTarget.APPLE_MUSIC);
        assertThat(check.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(check.findings()).hasSize(3);
        assertPlace(check.findings().get(0), 0, 0.5, -0.8);
        assertPlace(check.findings().get(1), 1, 1.25, 0.0);
        assertPlace(check.findings().get(2), 1, 2.0, 0.3);
        assertThat(check.findings().get(2).remedy())
                .startsWith("Limit again from the source before its limiter, with the ceiling at -2.4 dBTP");
    }

    private static void assertPlace(QualityFinding finding, int channel, double seconds, double dbtp) {
        assertThat(finding.channel()).hasValue(channel);
        assertThat(finding.startSeconds()).isBetween(seconds, seconds + 0.002);
        assertThat(finding.endSeconds()).isBetween(finding.startSeconds(), seconds + 0.002);
        // cut out of a sine, its ends ring a little
        assertThat(finding.measured().orElseThrow()).isCloseTo(dbtp, within(0.1));
    }

    @Test
    void whatIsCloserThanTenMillisecondsIsOnePlace() {
        AudioBuffer programme = quiet(2.0);
        blow(programme, 0, 0.500, 0.0);
        blow(programme, 0, 0.509, 0.0);
        blow(programme, 0, 0.525, 0.0);
        assertThat(judge(programme, DeliveryTarget.APPLE_MUSIC).findings()).hasSize(2);
    }

    @Test
    void fiftyHighestPlacesAreShownAndTheOthersCounted() {
        AudioBuffer programme = quiet(4.0);
        for (int i = 0; i < 70; i++) {
            blow(programme, i % 2, 0.1 + 0.05 * i, 0.01 * i);
        }
        QualityCheck check = judge(programme, DeliveryTarget.APPLE_MUSIC);
        assertThat(check.findings()).hasSize(51);
        assertThat(check.findings().get(0).message())
                .isEqualTo("These are the highest 50 of 70 places over the ceiling.");
        assertThat(check.findings().get(1).startSeconds()).isCloseTo(0.1 + 0.05 * 20, within(0.002));
    }

    @Test
    void spotifyAsksLouderMastersToPeakLower() {
        QualityCheck loud = judge(Signals.sine(997.0, -1.5).stereo(2.0), DeliveryTarget.SPOTIFY);
        assertThat(loud.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(loud.threshold())
                .isEqualTo("at most -2.0 dBTP; warn up to 0.3 dB over it (lowered for being louder than -13.5 LUFS)");
        AudioBuffer quiet = blow(quiet(2.0), 0, 1.0, -1.5);
        assertThat(judge(quiet, DeliveryTarget.SPOTIFY).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void placeAtTheVeryFirstAndTheVeryLastFrameIsFound() {
        AudioBuffer programme = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 10_000);
        programme.channel(0)[0] = 1.0f;
        programme.channel(1)[9_999] = -1.0f;
        List<QualityFinding> findings =
                judge(programme, DeliveryTarget.APPLE_MUSIC).findings();
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).startSeconds()).isZero();
        assertThat(findings.get(1).endSeconds()).isEqualTo(10_000.0 / RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 1_023, 1_024, 1_087, 1_088, 1_089, 2_111, 2_112, 5_000})
    void highestPlaceIsTheTruePeakWhateverTheLength(int frames) {
        AudioBuffer noise = Signals.gaussian(frames, RATE_HZ, ChannelLayout.STEREO, frames, 0.0);
        QualityCheck check = judge(noise, DeliveryTarget.of(-14.0, -20.0));
        double highest = check.findings().stream()
                .mapToDouble(finding -> finding.measured().orElse(Double.NEGATIVE_INFINITY))
                .max()
                .orElseThrow();
        // the meter reads with the same kernel; what it finds before the first frame counts there too
        assertThat(highest).isEqualTo(check.value().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 96_000})
    void surroundAndOtherRatesAreJudged(int rateHz) {
        AudioBuffer surround = TestMix.stereo()
                .rate(rateHz)
                .in(ChannelLayout.SURROUND_5_1)
                .gainDb(14.0)
                .seconds(1.0);
        assertThat(judge(surround, DeliveryTarget.ATSC_A85).findings())
                .anySatisfy(finding -> assertThat(finding.channel()).hasValue(5));
    }

    @Test
    void silenceIsNotJudged() {
        QualityCheck check = judge(Signals.silence(RATE_HZ, ChannelLayout.MONO, 48_000), DeliveryTarget.SPOTIFY);
        assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(judge(Signals.silence(RATE_HZ, ChannelLayout.MONO, 0), DeliveryTarget.SPOTIFY)
                        .status())
                .isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    @Test
    void metersThatReadMuchHigherAreWarnedOf() {
        // The table printed in BS.1770-5 reads 0.21 dB high at 0.08 of the rate.
        AudioBuffer high = Signals.sine(0.08 * RATE_HZ, -0.75).stereo(0.5);
        for (int c = 0; c < 2; c++) {
            float[] x = high.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (x[i] * (0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / x.length)));
            }
        }
        DeliveryTarget target = DeliveryTarget.of(-14.0, -0.7);
        TruePeakLimits exact = new TruePeakLimits(-0.7, OptionalDouble.empty(), OptionalDouble.empty(), 0.0, true);
        QualityCheck check = Judging.of(high, new TruePeakCheck(AudioSource.of(high), exact), target);
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("but coarser meters read"));
        assertThat(judge(high, target).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void ceilingForLoudProgrammesNeedsALoudness() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TruePeakLimits(-1.0, OptionalDouble.of(-2.0), OptionalDouble.empty(), 0.3, true))
                .withMessageContaining("both be present or both empty");
    }
}

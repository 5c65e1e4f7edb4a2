package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.DynamicsLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsCheckTest {

    private static final TestMix MIX = TestMix.stereo().rate(16_000);
    private static final DeliveryTarget TARGET = DeliveryTarget.SPOTIFY;

    private static QualityCheck judge(AudioBuffer buffer, DynamicsLimits limits) {
        return Judging.of(buffer, new DynamicsCheck(Judging.spec(buffer), limits), TARGET);
    }

    private static DynamicsLimits limits(Genre genre) {
        return DynamicsLimits.defaults(TARGET, Optional.of(genre));
    }

    /** Music under a ceiling of -1 dBTP, over which its highest peak would stand by so much. */
    private static AudioBuffer limited(double drivenDb) {
        AudioBuffer mix = MIX.quietDb(0.0).seconds(12.0);
        double peakDbtp = Judging.programme(mix, TARGET).analysis().programme().truePeakDbtp();
        AudioBuffer driven = Signals.gain(mix, drivenDb - 1.0 - peakDbtp);
        TruePeakLimiter limiter = new TruePeakLimiter(LimiterSettings.mastering(-1.0));
        limiter.prepare(new ProcessSpec(driven.sampleRateHz(), driven.channels(), 4_096));
        Blocks.feed(driven, 4_096, limiter::process);
        return driven;
    }

    @Test
    void sineHasNoPeakOverItsLoudness() {
        QualityCheck check = judge(Signals.sine(1_000.0, -14.0).stereo(10.0), limits(Genre.POP));
        // 997 Hz is where the weighting has 0 dB
        assertThat(check.value().orElseThrow()).isCloseTo(0.0, within(0.02));
        assertThat(check.unit()).isEqualTo("dB");
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.threshold()).contains("PLR at least 9.0 dB", "heuristic, warns only");
        assertThat(judge(
                                Signals.sine(1_000.0, -14.0).stereo(10.0),
                                limits(Genre.POP).withMayFail(true))
                        .status())
                .isEqualTo(QualityStatus.FAIL);
    }

    @Test
    void dynamicMusicHasNoFindings() {
        QualityCheck check = judge(MIX.seconds(70.0), limits(Genre.POP));
        assertThat(check.findings()).isEmpty();
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void harderALimiterIsDrivenTheLessPeaksStandOver() {
        double before = Double.POSITIVE_INFINITY;
        for (double drivenDb : new double[] {0.0, 2.0, 4.0, 6.0, 9.0}) {
            double plr = judge(limited(drivenDb), limits(Genre.ROCK)).value().orElseThrow();
            assertThat(plr).as("driven by %s dB", drivenDb).isLessThan(before - 0.5);
            before = plr;
        }
        QualityCheck crushed = judge(limited(9.0), limits(Genre.CLASSICAL));
        assertThat(crushed.status()).isEqualTo(QualityStatus.WARN);
        assertThat(crushed.findings().get(0).remedy())
                .isEqualTo(String.format(Locale.ROOT, "Lower the input of the limiter by %.1f dB.", 15.0 - before));
    }

    @Test
    void limiterThatWorksAllTheTimeIsFound() {
        QualityCheck hard = judge(limited(14.0), limits(Genre.ROCK));
        assertThat(hard.findings())
                .anySatisfy(finding -> assertThat(finding.message()).startsWith("Peaks stand at the ceiling in "));
        assertThat(judge(limited(3.0), limits(Genre.ROCK)).findings())
                .noneSatisfy(finding -> assertThat(finding.message()).contains("at the ceiling"));
        DynamicsLimits club = DynamicsLimits.defaults(DeliveryTarget.CLUB, Optional.of(Genre.ELECTRONIC));
        assertThat(judge(limited(14.0), club).findings())
                .noneSatisfy(finding -> assertThat(finding.message()).contains("at the ceiling"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pinkNoiseHasTheRatiosThatAreKnownOfIt(long seed) {
        AudioBuffer pink =
                ShapedNoise.thirds(band -> 0.0).seed(seed).sideDb(0.0).seconds(30.0);
        // The single highest peak of half a minute differs by up to 0.5 dB from seed to seed, the median over all
        // windows of 3 s by 0.15; and the noise that the figures were measured with is not this one.
        assertThat(judge(pink, limits(Genre.POP)).value().orElseThrow()).isCloseTo(10.9, within(0.6));
        assertThat(Judging.programme(pink, TARGET)
                        .analysis()
                        .programme()
                        .psrMedianDb()
                        .orElseThrow())
                .isCloseTo(9.9, within(0.2));
    }

    @Test
    void densePassageIsFoundAtItsPlace() {
        AudioBuffer programme = Signals.concat(
                MIX.quietDb(0.0).seconds(20.0),
                Signals.sine(440.0, -20.0).rate(16_000).stereo(10.0),
                MIX.quietDb(0.0).seed(2).seconds(20.0));
        List<QualityFinding> findings = judge(programme, limits(Genre.POP)).findings();
        QualityFinding passage = findings.get(findings.size() - 1);
        assertThat(passage.message()).startsWith("A dense passage");
        // windows of 3 s every 0.1 s; one that has a stroke of the music in it is not dense, and a fading one may be
        assertThat(passage.startSeconds()).isBetween(19.5, 20.11);
        assertThat(passage.endSeconds()).isBetween(29.89, 30.11);
        assertThat(findings).hasSize(2);
    }

    @Test
    void loudnessRangeIsHeldToWhatSuitsTheGenre() {
        AudioBuffer wide = Signals.concat(
                MIX.quietDb(0.0).seconds(35.0), MIX.quietDb(0.0).gainDb(-18.0).seconds(35.0));
        assertThat(judge(wide, limits(Genre.SPEECH)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("The loudness range is 18."));
        assertThat(judge(wide, limits(Genre.SPEECH).withMayFail(true)).status()).isEqualTo(QualityStatus.FAIL);
        AudioBuffer even = MIX.quietDb(0.0).seconds(61.0);
        assertThat(judge(even, limits(Genre.CLASSICAL)).findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("hardly differ"));
        assertThat(judge(MIX.quietDb(0.0).seconds(50.0), limits(Genre.CLASSICAL))
                        .findings())
                .noneSatisfy(finding -> assertThat(finding.message()).contains("loudness range"));
    }

    @Test
    void placesOfDeliveryChangeWhatIsExpected() {
        assertThat(DynamicsLimits.defaults(DeliveryTarget.CLUB, Optional.empty())
                        .passPlrDb())
                .isEqualTo(8.0);
        assertThat(DynamicsLimits.defaults(DeliveryTarget.NETFLIX, Optional.empty())
                        .maxRangeLu())
                .hasValue(18.0);
        assertThat(DynamicsLimits.defaults(DeliveryTarget.GAME_HOME, Optional.of(Genre.CLASSICAL))
                        .maxRangeLu())
                .hasValue(20.0);
    }

    @Test
    void monoAndSurroundAreJudgedAndSilenceIsNot() {
        assertThat(judge(MIX.in(ChannelLayout.MONO).seconds(5.0), limits(Genre.POP))
                        .status())
                .isEqualTo(QualityStatus.PASS);
        assertThat(judge(MIX.in(ChannelLayout.SURROUND_5_1).seconds(5.0), limits(Genre.POP))
                        .value())
                .isPresent();
        for (AudioBuffer nothing : List.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 0),
                Signals.silence(48_000, ChannelLayout.STEREO, 480_000),
                Signals.sine(997.0, -14.0).stereo(0.3))) {
            QualityCheck check = judge(nothing, limits(Genre.POP));
            assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
            assertThat(check.findings())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.message()).startsWith("There are no dynamics to measure: "));
        }
    }

    @Test
    void whatIsTooShortForShortTermLoudnessIsJudgedByTheRestAlone() {
        QualityCheck check = judge(MIX.seconds(2.0), limits(Genre.POP));
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
    }
}

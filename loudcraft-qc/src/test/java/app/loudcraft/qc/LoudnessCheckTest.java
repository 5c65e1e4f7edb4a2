package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.LoudnessLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import app.loudcraft.testkit.ToneProgramme;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessCheckTest {

    private static final int RATE_HZ = 48_000;

    // A sine of 1 kHz in both channels has the loudness of its peak, -0.01 LU (BS.1770-5: 997 Hz has 0.00).
    private static final double SINE_LU = 0.02;

    private static QualityCheck judge(AudioBuffer buffer, DeliveryTarget target) {
        LoudnessLimits limits = LoudnessLimits.defaults(target, Optional.empty());
        return Judging.of(buffer, new LoudnessCheck(Judging.spec(buffer), limits), target);
    }

    private static AudioBuffer tone(double lufs) {
        return Signals.sine(997.0, lufs).stereo(4.0);
    }

    @ParameterizedTest
    @CsvSource({
        "-14.005, PASS",
        "-13.995, PASS",
        "-13.55, PASS",
        "-14.45, PASS",
        "-13.4, WARN",
        "-12.05, WARN",
        "-15.9, WARN",
        "-11.9, FAIL",
        "-30.0, WARN"
    })
    void distanceFromTheTargetDecides(double lufs, QualityStatus status) {
        QualityCheck check = judge(tone(lufs), DeliveryTarget.SPOTIFY);
        assertThat(check.status()).isEqualTo(status);
        assertThat(check.value().orElseThrow()).isCloseTo(lufs, within(SINE_LU));
        assertThat(check.unit()).isEqualTo("LUFS");
        assertThat(check.threshold()).isEqualTo("-14.0 LUFS; pass within 0.5 LU, warn within 2 LU; quieter warns only");
        assertThat(check.method()).contains("BS.1770-5");
        assertThat(check.ebuQcIds()).containsExactly("0010B");
        assertThat(check.findings().isEmpty()).isEqualTo(status == QualityStatus.PASS);
    }

    /** Cases 1 to 5 of EBU Tech 3341 (v4, Table 1), as core's own tests have them. */
    static Stream<Arguments> casesOfTech3341() {
        ToneProgramme three = ToneProgramme.tone(10, -36).then(60, -23).then(10, -36);
        ToneProgramme four = ToneProgramme.tone(10, -72)
                .then(10, -36)
                .then(60, -23)
                .then(10, -36)
                .then(10, -72);
        ToneProgramme five = ToneProgramme.tone(20, -26).then(20.1, -20).then(20, -26);
        return Stream.of(
                Arguments.of(1, ToneProgramme.tone(20, -23), -23.0, QualityStatus.PASS),
                Arguments.of(2, ToneProgramme.tone(20, -33), -33.0, QualityStatus.FAIL),
                Arguments.of(3, three, -23.0, QualityStatus.PASS),
                Arguments.of(4, four, -23.0, QualityStatus.PASS),
                Arguments.of(5, five, -23.0, QualityStatus.PASS));
    }

    @ParameterizedTest(name = "case {0}")
    @MethodSource("casesOfTech3341")
    void casesOfTech3341AreJudgedByWhatTheyMustRead(
            int number, ToneProgramme programme, double lufs, QualityStatus status) {
        QualityCheck check = judge(programme.stereo(RATE_HZ), DeliveryTarget.EBU_R128);
        // the document allows 0.1 LU; the target passes within 0.5
        assertThat(check.value().orElseThrow()).isCloseTo(lufs, within(0.1));
        assertThat(check.status()).isEqualTo(status);
        if (status == QualityStatus.FAIL) {
            assertThat(check.findings().get(0).message()).contains("10.0 LU too quiet");
        } else {
            assertThat(check.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EBU R128, -23, PASS",
        "EBU R128, -22.1, WARN",
        "EBU R128, -21.9, FAIL",
        "YouTube, -30, WARN",
        "YouTube, -10, FAIL",
        "Tidal, -30, WARN",
        "Apple Music, -30, WARN",
        "Amazon Music, -30, WARN",
        "Deezer, -12.9, FAIL",
        "EBU R128, -24.1, FAIL",
        "Apple Podcasts, -18.1, FAIL",
        "Netflix, -10, WARN",
        "CD, -20, WARN",
        "Club, -20, WARN",
        "SoundCloud, -30, PASS",
        "Apple Podcasts, -15.1, PASS",
        "Apple Podcasts, -14.1, WARN",
        "Apple Podcasts, -13.9, FAIL"
    })
    void everyTargetHasItsOwnRule(String name, double lufs, QualityStatus status) {
        DeliveryTarget target =
                DeliveryTarget.named(name.replace("R128", "R 128")).orElseThrow();
        assertThat(judge(tone(lufs), target).status()).isEqualTo(status);
    }

    @Test
    void whereNoLoudnessIsAskedForItIsReportedAlone() {
        QualityCheck check = judge(tone(-30.0), DeliveryTarget.BANDCAMP);
        assertThat(check.value().orElseThrow()).isCloseTo(-30.0, within(SINE_LU));
        assertThat(check.threshold()).isEqualTo("no loudness is asked for; reported only");
    }

    @Test
    void remedyNamesTheGainAndTheLimitingThatItTakes() {
        // Up by 6 dB the peaks of the sine stand at -14 dBTP; a click at -3 dBFS would stand at +3.
        AudioBuffer quiet = tone(-20.0);
        quiet.channel(0)[100_000] = 0.7079f;
        QualityFinding finding = judge(quiet, DeliveryTarget.SPOTIFY).findings().get(0);
        assertThat(finding.remedy())
                .isEqualTo(
                        "A gain change of +6.0 dB brings it to the target; 4.0 dB of peak limiting would be required.");
        assertThat(judge(tone(-10.0), DeliveryTarget.SPOTIFY).findings().get(0).remedy())
                .isEqualTo("A gain change of -4.0 dB brings it to the target.");
    }

    @Test
    void loudestAndQuietestTenSecondsAreShown() {
        AudioBuffer programme = Signals.concat(
                Signals.sine(997.0, -12.0).stereo(20.0),
                Signals.sine(997.0, -8.0).stereo(10.0),
                Signals.sine(997.0, -12.0).stereo(20.0),
                Signals.sine(997.0, -15.0).stereo(10.0),
                Signals.silence(RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ));
        List<QualityFinding> findings = judge(programme, DeliveryTarget.SPOTIFY).findings();
        assertThat(findings).hasSize(3);
        QualityFinding loudest = findings.get(1);
        assertThat(loudest.message()).contains("loudest 10 s");
        assertThat(loudest.startSeconds()).isCloseTo(20.0, within(0.1001));
        assertThat(loudest.endSeconds()).isCloseTo(30.0, within(0.1001));
        assertThat(loudest.measured().orElseThrow()).isCloseTo(-8.0, within(SINE_LU));
        QualityFinding quietest = findings.get(2);
        assertThat(quietest.message()).contains("quietest 10 s");
        assertThat(quietest.measured().orElseThrow()).isLessThan(-15.0);
    }

    @Test
    void quietestTenSecondsAreNoPause() {
        AudioBuffer programme = Signals.concat(
                Signals.silence(RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ),
                Signals.sine(997.0, -8.0).stereo(20.0),
                Signals.sine(997.0, -12.0).stereo(14.0),
                Signals.sine(997.0, -8.0).stereo(20.0));
        QualityFinding quietest = judge(programme, DeliveryTarget.SPOTIFY).findings().stream()
                .filter(finding -> finding.message().contains("quietest"))
                .findFirst()
                .orElseThrow();
        // its edges may reach into the pause as far as the gate of 10 LU lets them
        assertThat(quietest.endSeconds()).isGreaterThan(20.0);
        assertThat(quietest.measured().orElseThrow()).isGreaterThan(-19.0);
    }

    @Test
    void shortFormThatShoutsIsWarnedOf() {
        AudioBuffer advert = Signals.concat(
                Signals.sine(997.0, -26.0).stereo(20.0),
                Signals.sine(997.0, -16.5).stereo(4.0));
        QualityCheck check = judge(advert, DeliveryTarget.EBU_R128);
        assertThat(check.findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("R 128 s1"));
        assertThat(judge(tone(-23.0), DeliveryTarget.EBU_R128).findings()).isEmpty();
    }

    @Test
    void monoHasATargetOfItsOwnWhereThereIsOne() {
        // One front channel reads 3.01 LU under the same sine in two.
        AudioBuffer mono = Signals.sine(997.0, -16.0).mono(20.0);
        assertThat(judge(mono, DeliveryTarget.APPLE_PODCASTS).status()).isEqualTo(QualityStatus.PASS);
        assertThat(judge(mono, DeliveryTarget.AES_SPEECH).status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void surroundIsJudgedToo() {
        AudioBuffer surround = TestMix.stereo().in(ChannelLayout.SURROUND_5_1).seconds(5.0);
        assertThat(judge(surround, DeliveryTarget.ATSC_A85).value()).isPresent();
    }

    @Test
    void whatHasNoLoudnessIsNotJudged() {
        for (AudioBuffer nothing : List.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 0),
                Signals.silence(48_000, ChannelLayout.STEREO, 480_000),
                Signals.sine(997.0, -14.0).stereo(0.3))) {
            QualityCheck check = judge(nothing, DeliveryTarget.SPOTIFY);
            assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
            assertThat(check.findings())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.message()).startsWith("There is no loudness to measure: "));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 41.0, Double.NaN})
    void limitsOutsideTheirRangeAreRefused(double passLu) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoudnessLimits(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        passLu,
                        40.0,
                        true,
                        true,
                        OptionalDouble.empty()))
                .withMessage("passLu must be in [0.0, 40.0] LU, but was " + passLu);
    }
}

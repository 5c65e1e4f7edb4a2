package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.StereoLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StereoCheckTest {

    private static final StereoLimits LIMITS = StereoLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());

    private static Check check(AudioSpec spec) {
        return new StereoCheck(spec, LIMITS);
    }

    private static QualityCheck heard(AudioBuffer audio) {
        return HeardCheck.of(audio, StereoCheckTest::check);
    }

    @ParameterizedTest
    // The last column is 10 log10((1 + correlation) / 2), what channels of the same level lose in mono.
    @CsvSource({
        "1.0, PASS, 0.00",
        "0.8, PASS, -0.46",
        "0.5, WARN, -1.25",
        "0.0, WARN, -3.01",
        "-0.5, FAIL, -6.02",
        "-0.9, FAIL, -13.01"
    })
    void statesTheCorrelationThatTheChannelsHave(double correlation, QualityStatus status, double lossDb) {
        QualityCheck check = heard(ChannelMixes.correlated(5.0, correlation));
        // The correlation is exact but for rounding to float.
        assertThat(check.value().getAsDouble()).isCloseTo(correlation, within(1e-4));
        assertThat(check.status()).isEqualTo(status);
        assertThat(check.findings().stream().anyMatch(f -> f.message().contains(Prose.of("loses %.1f dB", -lossDb))))
                .isEqualTo(lossDb < LIMITS.passMonoLossDb());
    }

    @Test
    void passesMusic() {
        QualityCheck check = heard(TestMix.stereo().seconds(10.0));
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void saysThatAStereoFileIsMonoWithoutHoldingItAgainstIt() {
        QualityCheck check = heard(ChannelMixes.same(3.0));
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("mono in a stereo file"));
    }

    @Test
    void findsAPassageInWhichTheChannelsWorkAgainstEachOther() {
        AudioBuffer mix = ChannelMixes.scaled(ChannelMixes.correlated(100.0, 0.9), 1, -1.0, 40.0, 43.5);
        QualityCheck check = heard(mix);
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding place = check.findings().get(0);
        assertThat(check.findings()).hasSize(1);
        // A window of 400 ms counts from when more than half of it is turned over.
        assertThat(place.startSeconds()).isCloseTo(40.0, within(0.25));
        assertThat(place.endSeconds()).isCloseTo(43.5, within(0.25));
        assertThat(place.measured().getAsDouble()).isCloseTo(-0.9, within(0.02));
    }

    @Test
    void listsEveryPlaceWhereItHappensOften() {
        AudioBuffer mix = ChannelMixes.correlated(20.0, 0.9);
        for (int second = 2; second < 20; second += 5) {
            mix = ChannelMixes.scaled(mix, 1, -1.0, second, second + 1.0);
        }
        QualityCheck check = heard(mix);
        assertThat(check.findings().stream().filter(f -> f.message().contains("against each other")))
                .hasSize(4)
                .allSatisfy(f -> assertThat(f.endSeconds() - f.startSeconds()).isBetween(0.9, 1.5));
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASS", "2.0, WARN", "-2.0, WARN", "-6.0, WARN"})
    void warnsOfChannelsThatAreNotOfTheSameLevel(double rightDb, QualityStatus status) {
        AudioBuffer mix = ChannelMixes.correlated(3.0, 0.9);
        QualityCheck check = heard(ChannelMixes.scaled(mix, 1, Math.pow(10.0, rightDb / 20.0), 0.0, 3.0));
        assertThat(check.status()).isEqualTo(status);
        if (status == QualityStatus.WARN) {
            assertThat(check.findings().get(0).channel()).hasValue(rightDb > 0.0 ? 1 : 0);
            assertThat(check.findings().get(0).message()).contains(Prose.of("%.1f dB louder", Math.abs(rightDb)));
        }
    }

    @Test
    void saysWhichChannelIsEmpty() {
        QualityCheck check = heard(ChannelMixes.scaled(ChannelMixes.correlated(3.0, 0.9), 0, 0.0, 0.0, 3.0));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings()).singleElement().satisfies(f -> {
            assertThat(f.channel()).hasValue(0);
            assertThat(f.message()).contains("nothing in the left channel");
        });
    }

    @Test
    void findsBassThatIsNotInTheMiddle() {
        AudioBuffer bass = Signals.sine(60.0, -12.0).stereo(10.0);
        AudioBuffer turned = Signals.sine(60.0, -12.0).phase(90.0).stereo(10.0);
        System.arraycopy(turned.channel(1), 0, bass.channel(1), 0, bass.frames());
        QualityCheck check = heard(ChannelMixes.sum(ChannelMixes.same(10.0), bass));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("bass is not in the middle"));
    }

    @Test
    void findsBassThatIsOutOfPhase() {
        AudioBuffer bass = ChannelMixes.scaled(Signals.sine(60.0, -12.0).stereo(10.0), 1, -1.0, 0.0, 10.0);
        QualityCheck check = heard(ChannelMixes.sum(ChannelMixes.same(10.0), bass));
        assertThat(check.findings())
                .anySatisfy(f -> assertThat(f.message()).contains("bass is out of phase", "cancels in mono"));
    }

    @Test
    void failsOnHeuristicsOnlyIfAskedTo() {
        StereoLimits strict = new StereoLimits(0.2, 0.0, -0.2, -0.5, 0.8, 0.5, -3.5, -5.0, 1.5, 3.0, 3.0, true);
        AudioBuffer mix = ChannelMixes.scaled(ChannelMixes.correlated(3.0, 0.9), 1, 0.5, 0.0, 3.0);
        assertThat(heard(mix).status()).isEqualTo(QualityStatus.WARN);
        assertThat(HeardCheck.of(mix, spec -> new StereoCheck(spec, strict)).status())
                .isEqualTo(QualityStatus.FAIL);
    }

    @Test
    void allowsRoomsToBeWider() {
        AudioBuffer mix = ChannelMixes.correlated(3.0, 0.15);
        StereoLimits classical = StereoLimits.defaults(DeliveryTarget.SPOTIFY, Optional.of(Genre.CLASSICAL));
        assertThat(heard(mix).status()).isEqualTo(QualityStatus.WARN);
        assertThat(HeardCheck.of(mix, spec -> new StereoCheck(spec, classical)).status())
                .isEqualTo(QualityStatus.PASS);
    }

    @Test
    void saysTheSameWhateverTheBlocks() {
        AudioBuffer mix = ChannelMixes.scaled(TestMix.stereo().seconds(6.0), 1, -1.0, 2.0, 4.0);
        assertThat(HeardCheck.whateverTheBlocks(mix, StereoCheckTest::check).findings())
                .isNotEmpty();
    }

    @Test
    void saysNothingOfWhatHasNoImage() {
        int rate = 48_000;
        assertNotApplicable(Signals.sine(440.0, -10.0).mono(2.0), "mono");
        assertNotApplicable(Signals.pink(1, rate, ChannelLayout.SURROUND_5_1, 2 * rate, -20.0), "5.1");
        assertNotApplicable(Signals.silence(rate, ChannelLayout.STEREO, 2 * rate), "silent");
        assertNotApplicable(Signals.sine(440.0, -10.0).stereo(0.2), "shorter");
        assertNotApplicable(Signals.silence(rate, ChannelLayout.STEREO, 0), "silent");
    }

    private static void assertNotApplicable(AudioBuffer audio, String why) {
        QualityCheck check = heard(audio);
        assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains(why));
    }

    @Test
    void refusesLimitsThatCrossEachOther() {
        assertThatThrownBy(() -> new StereoLimits(0.0, 0.2, -0.2, -0.5, 0.8, 0.5, -3.5, -5.0, 1.5, 3.0, 3.0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warnCorrelation must be in [-1.0, 0.0], but was 0.2");
    }
}

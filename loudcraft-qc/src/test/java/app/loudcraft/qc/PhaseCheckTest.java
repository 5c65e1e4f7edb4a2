package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.PhaseLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseCheckTest {

    private static final PhaseLimits LIMITS = PhaseLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());

    private static Check check(AudioSpec spec) {
        return new PhaseCheck(spec, LIMITS);
    }

    private static QualityCheck heard(AudioBuffer audio) {
        return HeardCheck.of(audio, PhaseCheckTest::check);
    }

    @Test
    void passesMusic() {
        QualityCheck check = heard(TestMix.stereo().seconds(10.0));
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
        assertThat(check.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 0.8, 0.3, 0.0})
    void passesChannelsThatAreOnlyMoreOrLessAlike(double correlation) {
        assertThat(heard(ChannelMixes.correlated(10.0, correlation)).findings()).isEmpty();
    }

    @Test
    void failsAChannelThatIsTurnedOver() {
        QualityCheck check = heard(ChannelMixes.scaled(ChannelMixes.same(12.0), 1, -1.0, 0.0, 12.0));
        assertThat(check.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(check.value().getAsDouble()).isCloseTo(12.0, within(0.1));
        assertThat(check.findings()).singleElement().satisfies(f -> {
            assertThat(f.message()).contains("down to -1.00");
            assertThat(f.startSeconds()).isZero();
        });
    }

    @ParameterizedTest
    // 1.5 s of 60 s are under 5 %, 4 s over it.
    @CsvSource({"1.5, WARN", "4.0, FAIL"})
    void findsThePassageInWhichAChannelIsTurnedOver(double seconds, QualityStatus status) {
        AudioBuffer mix = ChannelMixes.scaled(ChannelMixes.same(60.0), 0, -1.0, 20.0, 20.0 + seconds);
        QualityCheck check = heard(mix);
        assertThat(check.status()).isEqualTo(status);
        QualityFinding place = check.findings().get(0);
        assertThat(check.findings()).hasSize(1);
        // Windows begin every 100 ms, and one of which 85 % are turned over counts.
        assertThat(place.startSeconds()).isCloseTo(20.0, within(0.11));
        assertThat(place.endSeconds()).isCloseTo(20.0 + seconds, within(0.11));
    }

    @Test
    void letsShortMomentsPass() {
        AudioBuffer mix = ChannelMixes.scaled(ChannelMixes.same(60.0), 0, -1.0, 20.0, 20.7);
        assertThat(heard(mix).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void findsWhatTheChannelsShareTurnedOverUnderWhatTheyDoNot() {
        AudioBuffer mix = ChannelMixes.correlated(10.0, -0.5);
        QualityCheck check = heard(mix);
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("have in common is turned over"));
    }

    @ParameterizedTest
    // 0.2 ms are 9.6 frames.
    @CsvSource({"1, 2, WARN", "1, 5, WARN", "0, 5, WARN", "1, 40, FAIL", "0, 140, FAIL", "1, 600, WARN"})
    void findsByHowManyFramesAChannelIsLate(int channel, int frames, QualityStatus status) {
        QualityCheck check = heard(ChannelMixes.late(ChannelMixes.correlated(6.0, 0.9), channel, frames));
        assertThat(check.status()).isEqualTo(status);
        QualityFinding late = check.findings().get(0);
        assertThat(check.findings()).hasSize(1);
        assertThat(late.channel()).hasValue(channel);
        assertThat(late.message()).contains("(" + frames + " frames)");
        assertThat(late.measured().getAsDouble()).isCloseTo(frames / 48_000.0, within(1e-12));
    }

    @ParameterizedTest
    // 1 ms, and 5 frames.
    @CsvSource({"1, 48, FAIL", "0, 48, FAIL", "1, 5, WARN"})
    void saysOfTheMonoSumWhatItsSpectrumShows(int channel, int frames, QualityStatus status) {
        AudioBuffer one = ChannelMixes.same(6.0);
        AudioBuffer mix = ChannelMixes.late(one, channel, frames);

        QualityCheck check = heard(mix);

        assertThat(check.status()).isEqualTo(status);
        QualityFinding late = check.findings().get(0);
        assertThat(late.message()).contains("(" + frames + " frames): in mono that makes a comb filter");
        double delay = late.measured().getAsDouble();
        double[] sum = new double[mix.frames()];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 0.5 * (mix.channel(0)[i] + mix.channel(1)[i]);
        }
        // The comb of a delay d has its notches at (2k + 1) / 2d, and its teeth, where nothing is lost, at k / d.
        for (int k = 0; (k + 1) / delay < 20_000.0; k++) {
            assertThat(lossDb(sum, one.channel(0), (k + 0.5) / delay)).isGreaterThan(10.0);
            assertThat(lossDb(sum, one.channel(0), (k + 1) / delay)).isCloseTo(0.0, within(0.5));
        }
    }

    /** By how much less of a frequency there is in one signal than in another, from 40 windows of 85 ms. */
    private static double lossDb(double[] x, float[] reference, double hz) {
        double power = 0.0;
        double whole = 0.0;
        int length = 4_096;
        for (int window = 0; window < 40; window++) {
            double re = 0.0, im = 0.0, wholeRe = 0.0, wholeIm = 0.0;
            for (int i = 0; i < length; i++) {
                int at = (window + 1) * length + i;
                double hann = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / length);
                double phase = 2.0 * Math.PI * hz * i / ChannelMixes.RATE;
                re += hann * x[at] * Math.cos(phase);
                im += hann * x[at] * Math.sin(phase);
                wholeRe += hann * reference[at] * Math.cos(phase);
                wholeIm += hann * reference[at] * Math.sin(phase);
            }
            power += re * re + im * im;
            whole += wholeRe * wholeRe + wholeIm * wholeIm;
        }
        return Decibels.fromPower(whole / power);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 48, 240})
    void findsALateCopyThatWasMixedIntoTheOtherChannel(int frames) {
        AudioBuffer mix = Signals.pink(5, ChannelMixes.RATE, ChannelLayout.STEREO, 8 * ChannelMixes.RATE, -20.0);
        for (int i = frames; i < mix.frames(); i++) {
            mix.channel(1)[i] += 0.708f * mix.channel(0)[i - frames];
        }
        assertThat(heard(mix).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("(" + frames + " frames)", "comb filter"));
    }

    @Test
    void takesOneFrameForNothing() {
        AudioBuffer mix = ChannelMixes.late(ChannelMixes.correlated(6.0, 0.9), 1, 1);
        assertThat(heard(mix).status()).isEqualTo(QualityStatus.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 96_000, 192_000})
    void findsADelayAtEveryRate(int rate) {
        AudioBuffer noise = Signals.pink(5, rate, ChannelLayout.STEREO, 5 * rate, -20.0);
        System.arraycopy(noise.channel(0), 0, noise.channel(1), 0, noise.frames());
        QualityCheck check = heard(ChannelMixes.late(noise, 1, 17));
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("(17 frames)"));
    }

    @Test
    void findsADelayInMusicThatIsNotTheSameInBothChannels() {
        AudioBuffer music = TestMix.stereo().seconds(12.0);
        AudioBuffer noise = ChannelMixes.correlated(12.0, 0.5);
        QualityCheck check = heard(ChannelMixes.late(ChannelMixes.sum(music, Signals.gain(noise, -20.0)), 1, 30));
        assertThat(check.findings()).anySatisfy(f -> assertThat(f.message()).contains("(30 frames)"));
    }

    @Test
    void findsAMiddleThatCancels() {
        // A tone that is the same in both channels but for 150 degrees, and noise that is not.
        AudioBuffer mix = Signals.sine(700.0, -12.0).stereo(10.0);
        float[] turned = Signals.sine(700.0, -12.0).phase(150.0).frames(mix.frames());
        System.arraycopy(turned, 0, mix.channel(1), 0, turned.length);
        AudioBuffer bass = Signals.sine(50.0, -3.0).stereo(10.0);
        QualityCheck check = heard(ChannelMixes.sum(mix, bass));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("150 degrees apart"));
    }

    @Test
    void saysTheSameWhateverTheBlocks() {
        AudioBuffer mix = ChannelMixes.late(ChannelMixes.scaled(ChannelMixes.same(6.0), 0, -1.0, 2.0, 4.0), 1, 3);
        assertThat(HeardCheck.whateverTheBlocks(mix, PhaseCheckTest::check).findings())
                .isNotEmpty();
    }

    @Test
    void saysNothingWhereThereAreNoTwoChannelsToCompare() {
        int rate = 48_000;
        assertNotApplicable(Signals.sine(440.0, -10.0).mono(2.0), "mono");
        assertNotApplicable(Signals.pink(1, rate, ChannelLayout.SURROUND_5_1, 2 * rate, -20.0), "5.1");
        assertNotApplicable(Signals.silence(rate, ChannelLayout.STEREO, 2 * rate), "silent");
        assertNotApplicable(Signals.sine(440.0, -10.0).stereo(0.6), "shorter");
    }

    private static void assertNotApplicable(AudioBuffer audio, String why) {
        QualityCheck check = heard(audio);
        assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains(why));
    }

    @Test
    void toleratesAChannelThatIsEmpty() {
        AudioBuffer mix = ChannelMixes.scaled(ChannelMixes.same(5.0), 1, 0.0, 0.0, 5.0);
        assertThat(heard(mix).status()).isEqualTo(QualityStatus.PASS);
    }
}

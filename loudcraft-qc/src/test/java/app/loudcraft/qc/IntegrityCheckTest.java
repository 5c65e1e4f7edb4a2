package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityCheckTest {

    private static final int RATE_HZ = 48_000;
    private static final double SAMPLE_SECONDS = 1.0 / RATE_HZ;
    // What is found in pieces of 10 ms is found within one of them.
    private static final double PIECE_SECONDS = 0.01;

    private static IntegrityCheck check(AudioBuffer signal) {
        return new IntegrityCheck(signal.spec(), IntegrityLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty()));
    }

    private static QualityCheck hear(AudioBuffer signal) {
        return Heard.by(check(signal), signal);
    }

    private static QualityCheck hear(AudioBuffer signal, DeliveryTarget target, Optional<Genre> genre) {
        IntegrityLimits limits = IntegrityLimits.defaults(target, genre);
        return Heard.by(new IntegrityCheck(signal.spec(), limits), signal, target, genre);
    }

    private static QualityFinding only(QualityCheck found) {
        assertThat(found.findings()).hasSize(1);
        QualityFinding finding = found.findings().get(0);
        assertThat(finding.remedy()).isNotBlank();
        return finding;
    }

    /** With 50 ms faded in and out and 20 ms of silence behind, as a finished programme begins and ends. */
    private static AudioBuffer faded(AudioBuffer signal) {
        int frames = signal.frames();
        int fade = signal.sampleRateHz() / 20;
        int end = frames - signal.sampleRateHz() / 50;
        for (int c = 0; c < signal.channels(); c++) {
            float[] x = signal.channel(c);
            for (int i = 0; i < fade; i++) {
                float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / fade));
                x[i] *= gain;
                x[end - 1 - i] *= gain;
            }
            Arrays.fill(x, end, frames, 0.0f);
        }
        return signal;
    }

    private static AudioBuffer pink(double seconds) {
        return pink(RATE_HZ, ChannelLayout.STEREO, seconds);
    }

    /** Pink noise over 15 Hz: the noise that reaches down to 0 Hz swings beside zero for seconds. */
    private static AudioBuffer pink(int rateHz, ChannelLayout layout, double seconds) {
        return faded(ShapedNoise.thirds(band -> 0.0)
                .rate(rateHz)
                .in(layout)
                .sideDb(0.0)
                .seconds(seconds));
    }

    private static AudioBuffer music() {
        return faded(TestMix.stereo().seconds(20.0));
    }

    /** A tone over faint noise, out of which even small clicks stand. */
    private static AudioBuffer tone(int rateHz, ChannelLayout layout, double seconds) {
        AudioBuffer signal = Signals.gain(pink(rateHz, layout, seconds), -25.0);
        AudioBuffer tone = faded(Signals.sine(440.0, -12.0).rate(rateHz).seconds(seconds, layout));
        for (int c = 0; c < layout.size(); c++) {
            for (int i = 0; i < tone.frames(); i++) {
                signal.channel(c)[i] += tone.channel(c)[i];
            }
        }
        return signal;
    }

    /** Pairs of wooden strokes, with silence between them. */
    private static AudioBuffer castanets() {
        AudioBuffer signal = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 10 * RATE_HZ);
        Random random = new Random(2);
        for (int at = RATE_HZ / 2; at < 9 * RATE_HZ; at += RATE_HZ / 12 + random.nextInt(RATE_HZ / 4)) {
            double level = 0.3 + 0.4 * random.nextDouble();
            double hz = 1_800.0 + 900.0 * random.nextDouble();
            for (int i = 0; i < RATE_HZ / 5; i++) {
                double t = (double) i / RATE_HZ;
                double wood = Math.sin(2.0 * Math.PI * hz * t) + 0.5 * Math.sin(2.0 * Math.PI * 2.3 * hz * t);
                double noise = 0.5 * random.nextGaussian() * Math.exp(-t / 0.003);
                float x = (float) (level * (0.5 * wood * Math.exp(-t / 0.012) + noise));
                signal.channel(0)[at + i] += x;
                signal.channel(1)[at + i] += 0.8f * x;
            }
        }
        return signal;
    }

    private static void silence(AudioBuffer signal, int channel, int from, int to) {
        Arrays.fill(signal.channel(channel), from, to, 0.0f);
    }

    @Test
    void cleanSoundHasNoFindings() {
        List<AudioBuffer> clean = List.of(
                pink(20.0),
                faded(Signals.gaussian(1, RATE_HZ, ChannelLayout.STEREO, 10 * RATE_HZ, -20.0)),
                faded(Signals.sine(997.0, -6.0).stereo(10.0)),
                faded(Signals.sine(40.0, -1.0).stereo(10.0)),
                castanets(),
                music());

        for (AudioBuffer signal : clean) {
            QualityCheck found = hear(signal);
            assertThat(found.findings()).isEmpty();
            assertThat(found.status()).isEqualTo(QualityStatus.PASS);
            assertThat(found.value()).hasValue(0.0);
        }
    }

    @Test
    void squareWavesAndPulsesDoNotClick() {
        for (double hz : new double[] {85.0, 110.0, 440.0}) {
            AudioBuffer signal = Signals.sine(hz, -12.0).stereo(5.0);
            for (int c = 0; c < 2; c++) {
                float[] x = signal.channel(c);
                for (int i = 0; i < x.length; i++) {
                    x[i] = Math.signum(x[i]) * 0.2f;
                }
            }
            assertThat(hear(faded(signal)).findings())
                    .noneMatch(finding -> finding.message().contains("click"));
        }
    }

    @ParameterizedTest
    @CsvSource({"-55, PASS", "-45, WARN", "-35, FAIL"})
    void anOffsetIsMeasuredInItsChannel(double dcDbfs, QualityStatus expected) {
        AudioBuffer signal = music();
        float offset = (float) Decibels.toAmplitude(dcDbfs);
        float[] right = signal.channel(1);
        for (int i = 0; i < right.length; i++) {
            right[i] += offset;
        }
        // so that the ends are silent nevertheless
        faded(signal);

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(expected);
        if (expected != QualityStatus.PASS) {
            QualityFinding finding = only(found);
            assertThat(finding.channel()).isEqualTo(OptionalInt.of(1));
            double mean = 0.0;
            for (float x : right) {
                mean += x / (double) right.length;
            }
            // The sum of a million floats is off by far less.
            assertThat(finding.measured().orElseThrow()).isCloseTo(Decibels.fromAmplitude(mean), within(0.001));
        }
    }

    @Test
    void anOffsetForAWhileIsFoundAtItsPlace() {
        AudioBuffer signal = faded(Signals.sine(997.0, -40.0).stereo(60.0));
        for (int i = 20 * RATE_HZ; i < 24 * RATE_HZ; i++) {
            signal.channel(0)[i] += 0.012f * (float) Math.sin(Math.PI * (i - 20.0 * RATE_HZ) / (4.0 * RATE_HZ));
        }

        QualityFinding finding = only(hear(signal));

        assertThat(finding.channel()).isEqualTo(OptionalInt.of(0));
        assertThat(finding.startSeconds()).isBetween(20.0, 22.0);
        assertThat(finding.endSeconds()).isBetween(22.0, 24.0);
    }

    @ParameterizedTest
    @CsvSource({"0.8, PASS", "1.5, WARN", "5.5, FAIL"})
    void silenceAtTheBeginningIsJudgedByItsLength(double seconds, QualityStatus expected) {
        AudioBuffer silence = Signals.silence(RATE_HZ, ChannelLayout.STEREO, (int) (seconds * RATE_HZ));

        QualityCheck found = hear(Signals.concat(silence, music()));

        assertThat(found.status()).isEqualTo(expected);
        if (expected != QualityStatus.PASS) {
            assertThat(only(found).endSeconds()).isCloseTo(seconds, within(2.0 * PIECE_SECONDS));
        }
    }

    @Test
    void longSilenceAtTheEndWarns() {
        AudioBuffer silence = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 6 * RATE_HZ);

        QualityCheck found = hear(Signals.concat(music(), silence));

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(only(found).startSeconds()).isCloseTo(20.0, within(2.0 * PIECE_SECONDS));
    }

    @Test
    void soundThatBeginsOrEndsInTheMiddleWarns() {
        AudioBuffer signal = pink(3.0);
        int frames = RATE_HZ;
        AudioBuffer begun = Signals.concat(signal, silenceOf(frames));
        AudioBuffer late = AudioBuffer.stereo(
                RATE_HZ,
                Arrays.copyOfRange(begun.channel(0), frames, begun.frames()),
                Arrays.copyOfRange(begun.channel(1), frames, begun.frames()));
        AudioBuffer early = AudioBuffer.stereo(
                RATE_HZ, Arrays.copyOf(signal.channel(0), frames), Arrays.copyOf(signal.channel(1), frames));

        assertThat(only(hear(late)).message()).contains("begins in the middle");
        assertThat(only(hear(early)).message()).contains("ends in the middle");
        assertThat(only(hear(early)).endSeconds()).isEqualTo(1.0);
    }

    private static AudioBuffer silenceOf(int frames) {
        return Signals.silence(RATE_HZ, ChannelLayout.STEREO, frames);
    }

    @ParameterizedTest
    @CsvSource({"0.7, PASS", "1.5, WARN", "3.5, FAIL"})
    void silenceInsideIsFoundAtItsPlace(double seconds, QualityStatus expected) {
        AudioBuffer signal = Signals.concat(pink(4.0), silenceOf((int) (seconds * RATE_HZ)), pink(4.0));

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(expected);
        if (expected != QualityStatus.PASS) {
            QualityFinding finding = only(found);
            assertThat(finding.channel()).isEmpty();
            // The fades add a little to the silence.
            assertThat(finding.startSeconds()).isCloseTo(4.0, within(2.0 * PIECE_SECONDS));
            assertThat(finding.endSeconds()).isCloseTo(4.0 + seconds, within(2.0 * PIECE_SECONDS));
        }
    }

    @Test
    void silenceOfOneChannelOnlyWarns() {
        AudioBuffer signal = pink(12.0);
        AudioBuffer gap = Signals.concat(pink(4.0), silenceOf(4 * RATE_HZ), pink(4.0));
        AudioBuffer one = AudioBuffer.stereo(RATE_HZ, signal.channel(0), gap.channel(1));

        QualityCheck found = hear(one);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding finding = only(found);
        assertThat(finding.channel()).isEqualTo(OptionalInt.of(1));
        assertThat(finding.startSeconds()).isCloseTo(4.0, within(2.0 * PIECE_SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"3, WARN", "10, WARN", "19, WARN", "25, FAIL", "80, FAIL"})
    void aDropoutIsFoundToTheSample(double milliseconds, QualityStatus expected) {
        AudioBuffer signal = pink(10.0);
        int at = 234_567;
        int frames = (int) (milliseconds * RATE_HZ / 1_000.0);
        silence(signal, 0, at, at + frames);

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(expected);
        QualityFinding finding = only(found);
        assertThat(finding.channel()).isEqualTo(OptionalInt.of(0));
        assertThat(finding.message()).contains("drops out");
        // Samples beside the gap may be below -70 dBFS by chance.
        assertThat(finding.startSeconds()).isCloseTo(at * SAMPLE_SECONDS, within(2.0 * SAMPLE_SECONDS));
        assertThat(finding.endSeconds()).isCloseTo((at + frames) * SAMPLE_SECONDS, within(2.0 * SAMPLE_SECONDS));
    }

    @Test
    void twoDropoutsFailAndDropoutsOfBothChannelsCountOnce() {
        AudioBuffer signal = pink(10.0);
        for (int c = 0; c < 2; c++) {
            silence(signal, c, 100_000, 100_480);
        }
        QualityFinding finding = only(hear(signal));
        assertThat(finding.channel()).isEmpty();

        silence(signal, 1, 300_000, 300_200);
        QualityCheck found = hear(signal);
        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(found.findings()).hasSize(2);
    }

    @Test
    void aStuckSampleFailsAtItsPlace() {
        AudioBuffer signal = pink(10.0);
        float[] left = signal.channel(0);
        int at = 200_001;
        Arrays.fill(left, at, at + 2_880, left[at] + 0.1f);

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        QualityFinding finding = only(found);
        assertThat(finding.channel()).isEqualTo(OptionalInt.of(0));
        assertThat(finding.startSeconds()).isEqualTo((double) at / RATE_HZ);
        assertThat(finding.endSeconds()).isEqualTo((at + 2_880.0) / RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 153_599, 153_600, 153_601, 230_431})
    void aClickIsFoundToTheSample(int at) {
        AudioBuffer signal = music();
        signal.channel(1)[at] += 0.5f;

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding finding = only(found);
        assertThat(finding.message()).contains("click");
        assertThat(finding.channel()).isEqualTo(OptionalInt.of(1));
        // The largest error of the prediction may be one sample late.
        assertThat(finding.startSeconds()).isCloseTo(at * SAMPLE_SECONDS, within(1.5 * SAMPLE_SECONDS));
    }

    @Test
    void aBadJoinOfTwoTakesIsAClick() {
        float[] first = Signals.sine(220.0, -12.0).frames(3 * RATE_HZ);
        float[] second = Signals.sine(220.0, -12.0).phase(110.0).frames(6 * RATE_HZ);
        System.arraycopy(second, 3 * RATE_HZ, second, 0, 3 * RATE_HZ);
        float[] joined = Arrays.copyOf(first, 6 * RATE_HZ);
        System.arraycopy(second, 0, joined, 3 * RATE_HZ, 3 * RATE_HZ);
        AudioBuffer signal = faded(AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, joined));

        QualityFinding finding = only(hear(signal));

        assertThat(finding.startSeconds()).isCloseTo(3.0, within(2.0 * SAMPLE_SECONDS));
    }

    @Test
    void manyClicksFail() {
        AudioBuffer signal = tone(RATE_HZ, ChannelLayout.STEREO, 30.0);
        for (int k = 0; k < 6; k++) {
            signal.channel(0)[200_000 + 150_007 * k] += 0.4f;
        }

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(found.findings()).hasSize(6);
    }

    @Test
    void humWarnsInMusicAndFailsInSpeech() {
        AudioBuffer signal = music();
        AudioBuffer hum = faded(Signals.sine(50.0, -36.0).stereo(20.0));
        AudioBuffer second = faded(Signals.sine(100.0, -40.0).stereo(20.0));
        AudioBuffer noise = faded(Signals.gaussian(4, RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ, -60.0));
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < signal.frames(); i++) {
                float music = i < 10 * RATE_HZ ? 0.0f : noise.channel(c)[i] * 30.0f;
                signal.channel(c)[i] = music + hum.channel(c)[i] + second.channel(c)[i] + noise.channel(c)[i];
            }
        }

        QualityCheck inMusic = hear(signal);
        QualityCheck inSpeech = hear(signal, DeliveryTarget.APPLE_PODCASTS, Optional.of(Genre.SPEECH));

        assertThat(inMusic.status()).isEqualTo(QualityStatus.WARN);
        assertThat(only(inMusic).message()).contains("50 Hz");
        assertThat(inSpeech.status()).isEqualTo(QualityStatus.FAIL);
    }

    @Test
    void aNoiseFloorIsJudgedInSpeechWithPauses() {
        AudioBuffer noise = faded(Signals.gaussian(4, RATE_HZ, ChannelLayout.MONO, 20 * RATE_HZ, -50.0));
        float[] x = noise.channel(0);
        for (int i = 0; i < x.length; i++) {
            // loud for half of every two seconds
            double loud = Math.max(0.0, Math.sin(Math.PI * i / RATE_HZ));
            x[i] *= (float) (1.0 + 30.0 * loud);
        }

        assertThat(hear(noise).status()).isEqualTo(QualityStatus.PASS);
        assertThat(hear(noise, DeliveryTarget.APPLE_PODCASTS, Optional.empty()).status())
                .isEqualTo(QualityStatus.WARN);
        QualityCheck acx = hear(noise, DeliveryTarget.AUDIOBOOK_ACX, Optional.empty());
        assertThat(acx.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(only(acx).message()).contains("noisy");
    }

    @Test
    void samplesThatAreNoNumbersFail() {
        AudioBuffer signal = music();
        signal.channel(0)[5_000] = Float.NaN;
        signal.channel(1)[9_000] = Float.POSITIVE_INFINITY;

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(found.findings())
                .anySatisfy(finding -> assertThat(finding.message()).startsWith("2 samples are no numbers"));
    }

    @Test
    void silenceIsNotJudged() {
        assertThat(hear(silenceOf(RATE_HZ)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 44_100, 192_000})
    void everyRateAndLayoutFindsTheSameDefects(int rateHz) {
        for (ChannelLayout layout : List.of(ChannelLayout.MONO, ChannelLayout.SURROUND_5_1)) {
            AudioBuffer signal = tone(rateHz, layout, 5.0);
            silence(signal, 0, 2 * rateHz, 2 * rateHz + rateHz / 100);
            signal.channel(0)[3 * rateHz] += 0.9f;

            QualityCheck found = hear(signal);

            assertThat(found.findings()).hasSize(2);
            assertThat(found.findings().get(0).startSeconds()).isCloseTo(2.0, within(2.0 / rateHz));
            assertThat(found.findings().get(1).startSeconds()).isCloseTo(3.0, within(2.0 / rateHz));
        }
    }

    @Test
    void whatIsVeryShortIsJudgedWithoutError() {
        for (int frames : new int[] {1, 2, 479, 480, 481, 5_000, 20_000}) {
            AudioBuffer noise = Signals.gaussian(frames, RATE_HZ, ChannelLayout.STEREO, frames, -30.0);
            QualityCheck found = hear(noise);
            assertThat(found.findings()).allMatch(finding -> finding.message().contains("in the middle of sound"));
        }
    }

    @Test
    void theCutIntoBlocksDoesNotMatter() {
        AudioBuffer take = tone(RATE_HZ, ChannelLayout.STEREO, 1.5);
        AudioBuffer signal = Signals.concat(take, silenceOf(55_000), take);
        silence(signal, 0, 20_000, 20_700);
        signal.channel(1)[170_000] += 0.8f;
        Arrays.fill(signal.channel(0), 140_000, 143_000, 0.1f);

        Set<QualityCheck> results =
                Heard.inBlocks(() -> check(signal), signal, 1, 7, 480, 4_096, signal.frames()).stream()
                        .collect(Collectors.toSet());

        assertThat(results).hasSize(1);
        assertThat(results.iterator().next().findings()).hasSize(4);
    }

    @Test
    void limitsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new IntegrityLimits(-50, -40, 1, 5, 5, -60, -50, 0.0, 3, 0.02, 2, 0.05, 3, -60, -45, -55, -60))
                .withMessage("silenceSeconds must be in [0.01, 3600.0], but was 0.0");
    }
}

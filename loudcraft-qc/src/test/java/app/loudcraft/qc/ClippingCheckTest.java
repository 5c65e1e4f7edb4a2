package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.RateConverter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingCheckTest {

    private static final int RATE_HZ = 48_000;
    private static final ClippingLimits LIMITS = ClippingLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());

    private static ClippingCheck check(AudioBuffer signal) {
        return new ClippingCheck(signal.spec(), LIMITS);
    }

    private static QualityCheck hear(AudioBuffer signal) {
        return Heard.by(check(signal), signal);
    }

    /** Nothing is said but that nothing was found. */
    private static void assertSilent(AudioBuffer signal) {
        QualityCheck found = hear(signal);

        assertThat(found.value()).hasValue(0.0);
        assertThat(found.status()).isEqualTo(QualityStatus.PASS);
        assertThat(found.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("not detectable after resampling"));
    }

    private static double peak(AudioBuffer signal) {
        double peak = 0.0;
        for (int c = 0; c < signal.channels(); c++) {
            for (float x : signal.channel(c)) {
                peak = Math.max(peak, Math.abs(x));
            }
        }
        return peak;
    }

    /** Cut off at {@code db} below its peak, and then brought to a peak at full scale. */
    private static AudioBuffer clipped(AudioBuffer signal, double db) {
        AudioBuffer out = signal.copy();
        float gain = (float) (Decibels.toAmplitude(db) / peak(signal));
        for (int c = 0; c < out.channels(); c++) {
            float[] x = out.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(-1.0f, Math.min(1.0f, gain * x[i]));
            }
        }
        return out;
    }

    /** Rounded to 16 bits with triangular dither of two steps. */
    private static AudioBuffer dithered(AudioBuffer signal) {
        AudioBuffer out = signal.copy();
        Random random = new Random(5);
        for (int c = 0; c < out.channels(); c++) {
            float[] x = out.channel(c);
            for (int i = 0; i < x.length; i++) {
                double dither = random.nextDouble() - random.nextDouble();
                x[i] = (float) (Math.rint(x[i] * 32_768.0 + dither) / 32_768.0);
            }
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "60, 0", "997, 0", "20, -6", "60, -6", "997, -6", "20, -30", "5, -1"})
    void sinesAreNotClippedHoweverSlowTheirCrests(double hz, double dbfs) {
        assertSilent(Signals.sine(hz, dbfs).stereo(3.0));
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "60, 0", "997, 0", "60, -5"})
    void slowSinesBetweenQuietOnesAreNotClippedEither(double hz, double dbfs) {
        // with a crest over 6 dB it is no test tone
        AudioBuffer tone = Signals.sine(hz, dbfs).stereo(1.0);
        AudioBuffer quiet = Signals.sine(hz, dbfs - 20.0).stereo(9.0);

        assertSilent(dithered(Signals.concat(quiet, tone, quiet)));
    }

    @Test
    void musicAndNoiseAreNotClipped() {
        assertSilent(TestMix.stereo().seconds(20.0));
        assertSilent(dithered(TestMix.stereo().seconds(20.0)));
        assertSilent(Signals.pink(3, RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ, -20.0));
        assertSilent(Signals.gaussian(4, RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ, -20.0));
    }

    @Test
    void aLoopThatRepeatsItsPeakIsNotClipped() {
        AudioBuffer beat = TestMix.stereo().seconds(2.0);

        assertSilent(Signals.concat(beat, beat, beat, beat, beat, beat, beat, beat, beat, beat));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.0, 6.0})
    void clippedMusicFails(double db) {
        QualityCheck found = hear(clipped(TestMix.stereo().seconds(20.0), db));

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(found.value().orElseThrow()).isGreaterThanOrEqualTo(2.0);
        assertThat(found.ebuQcIds()).contains("0005B");
    }

    @ParameterizedTest
    @CsvSource({"3, -5", "6, -5", "3, -12", "6, -20"})
    void clippedMusicFailsAlsoTurnedDownAndDitheredAgain(double db, double gainDb) {
        AudioBuffer music = clipped(TestMix.stereo().seconds(20.0), db);

        QualityCheck found = hear(dithered(Signals.gain(music, gainDb)));

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
    }

    @Test
    void afterResamplingItSaysThatClippingCannotBeDetected() {
        AudioBuffer music = clipped(TestMix.stereo().seconds(20.0), 6.0);

        assertSilent(Signals.gain(RateConverter.convert(music, 44_100), -5.0));
    }

    @Test
    void oneCutOffCrestWarnsAtItsPlaceInItsChannel() {
        AudioBuffer music = TestMix.stereo().seconds(30.0);
        float[] right = music.channel(1);
        int at = 700_001;
        right[at] = 1.0f;
        right[at + 1] = 1.0f;
        right[at + 2] = 1.0f;
        right[at + 3] = 1.0f;

        QualityCheck found = hear(music);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(found.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.channel()).isEqualTo(OptionalInt.of(1));
            assertThat(finding.startSeconds()).isEqualTo((double) at / RATE_HZ);
            assertThat(finding.endSeconds()).isEqualTo((at + 4.0) / RATE_HZ);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void aCeilingReachedFromManyLevelsWarnsThoughNothingIsFlat() {
        AudioBuffer noise = Signals.gaussian(8, RATE_HZ, ChannelLayout.STEREO, 10 * RATE_HZ, -20.0);
        float[] left = noise.channel(0);
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.max(-0.35f, Math.min(0.35f, left[i]));
        }

        QualityCheck found = hear(noise);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(found.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.channel()).isEqualTo(OptionalInt.of(0)));
    }

    @Test
    void flatTopsOfOneLevelBelowThePeakOnlyWarn() {
        AudioBuffer early = clipped(TestMix.stereo().seconds(20.0), 6.0);
        AudioBuffer late = TestMix.stereo().seed(2).gainDb(6.0).seconds(20.0);

        QualityCheck found = hear(Signals.concat(Signals.gain(early, Decibels.fromAmplitude(peak(late)) - 3.0), late));

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(found.findings()).allMatch(finding -> finding.endSeconds() <= 20.0);
    }

    @Test
    void silenceIsNotJudged() {
        assertThat(hear(Signals.silence(RATE_HZ, ChannelLayout.STEREO, RATE_HZ)).status())
                .isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    @Test
    void anyLengthAndLayoutIsJudged() {
        for (int frames : new int[] {1, 2, 63, 64, 480, 5_000}) {
            for (ChannelLayout layout : new ChannelLayout[] {ChannelLayout.MONO, ChannelLayout.SURROUND_5_1}) {
                AudioBuffer noise = Signals.gaussian(frames, RATE_HZ, layout, frames, -20.0);
                assertThat(hear(noise).status()).isEqualTo(QualityStatus.PASS);
            }
        }
    }

    @Test
    void eightBitMusicIsNotClippedAndItsFullScaleIsKnown() {
        AudioBuffer music = Signals.gain(TestMix.stereo().seconds(10.0), 3.0);
        for (int c = 0; c < 2; c++) {
            float[] x = music.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (Math.rint(x[i] * 128.0) / 128.0);
            }
        }
        AudioSpec spec = music.spec().withFormat(SampleFormat.PCM_8);

        assertThat(Heard.by(new ClippingCheck(spec, LIMITS), music).value()).hasValue(0.0);

        for (int i = 100_000; i < 100_005; i++) {
            music.channel(0)[i] = 127.0f / 128.0f;
        }
        assertThat(Heard.by(new ClippingCheck(spec, LIMITS), music).value()).hasValue(1.0);
    }

    @Test
    void theCutIntoBlocksDoesNotMatter() {
        AudioBuffer music = dithered(clipped(TestMix.stereo().seconds(3.0), 4.0));

        Set<QualityCheck> results = Heard.inBlocks(() -> check(music), music, 1, 7, 480, 4_096, music.frames()).stream()
                .collect(Collectors.toSet());

        assertThat(results).hasSize(1);
        assertThat(results.iterator().next().findings()).isNotEmpty();
    }
}

package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.FrequencyLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyCheckTest {

    // Every third of an octave has 1 dB more than the one below.
    private static final ShapedNoise WHITE = ShapedNoise.thirds(band -> band);

    private static Check check(AudioSpec spec) {
        return new FrequencyCheck(spec, FrequencyLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty()));
    }

    private static QualityCheck heard(AudioBuffer audio) {
        return HeardCheck.of(audio, FrequencyCheckTest::check);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void passesMusicAtEveryRate(int rate) {
        QualityCheck check = heard(TestMix.stereo().rate(rate).seconds(6.0));
        assertThat(check.findings()).isEmpty();
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
        assertThat(check.value()).hasValue(0.5 * rate);
    }

    @Test
    void findsTheEdgeThatALowPassFilterLeaves() {
        // 100 dB within 400 Hz, half of which in dB is at 16 kHz; 6 dB are lost at 15.8 kHz.
        AudioBuffer cut = WHITE.plus(hz -> -100.0 * Math.max(0.0, Math.min(1.0, (hz - 15_800.0) / 400.0)))
                .seconds(5.0);
        QualityCheck check = heard(cut);
        assertThat(check.value().getAsDouble()).isCloseTo(15_850.0, within(100.0));
        assertThat(heard(WHITE.cutAbove(16_000.0).seconds(5.0)).value().getAsDouble())
                .isCloseTo(16_000.0, within(100.0));
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 15000, WARN, about 96 kbit/s",
        "44100, 16000, WARN, about 128 kbit/s",
        "48000, 18500, WARN, about 160 to 192 kbit/s",
        "44100, 19500, WARN, about 256 kbit/s",
        "44100, 20300, PASS, about 320 kbit/s",
        "48000, 22050, WARN, sample rate of 44.1 kHz",
        "96000, 22050, WARN, sample rate of 44.1 kHz",
        "96000, 20500, WARN, sample rate of 44.1 kHz",
        "88200, 24000, WARN, sample rate of 48 kHz",
        "192000, 48000, WARN, sample rate of 96 kHz",
        "44100, 8000, WARN, sample rate of 16 kHz",
        "48000, 13000, PASS, steep filter"
    })
    void saysWhatACutOffProbablyComesFrom(int rate, double hz, QualityStatus status, String origin) {
        QualityCheck check = heard(WHITE.rate(rate).cutAbove(hz).seconds(5.0));
        assertThat(check.status()).isEqualTo(status);
        assertThat(check.value().getAsDouble()).isCloseTo(hz, within(100.0));
        assertThat(check.findings()).singleElement().satisfies(f -> {
            assertThat(f.message()).contains(origin, "confidence");
            assertThat(f.remedy()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"96000, 26.5 kHz", "192000, 26.5 kHz"})
    void saysThatAHighRateHoldsNothing(int rate, String from) {
        // Music that fades out well below what any converter cuts off.
        ShapedNoise dark = ShapedNoise.thirds(band -> band < 3 ? -90.0 : -2.0 * Math.max(0.0, band - 18.0))
                .rate(rate)
                .plus(hz -> -0.01 * Math.max(0.0, hz - 8_000.0));
        QualityCheck check = heard(dark.seconds(5.0));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("Above " + from, "sample rate", "adds nothing"));
        // -110 dBFS is what good converters leave.
        AudioBuffer recorded =
                ChannelMixes.sum(dark.seconds(5.0), Signals.gaussian(3, rate, ChannelLayout.STEREO, 5 * rate, -110.0));
        assertThat(heard(recorded).findings()).isEmpty();
    }

    @Test
    void takesAGentleRollOffForMusic() {
        AudioBuffer gentle = WHITE.plus(hz -> -10.0 * Math.log10(1.0 + Math.pow(hz / 3_000.0, 2.0)))
                .seconds(5.0);
        QualityCheck check = heard(gentle);
        assertThat(check.findings()).isEmpty();
        assertThat(check.value()).hasValue(24_000.0);
    }

    @ParameterizedTest
    // Against noise of -20 dBFS RMS; a sine has 3 dB less than its peak.
    @CsvSource({"12, -15, true", "5, -18, true", "12, -25, false", "30, -6, false", "1000, 0, false"})
    void warnsOfMuchThatNobodyHearsBelow20Hz(double hz, double db, boolean found) {
        AudioBuffer mix = ChannelMixes.sum(
                WHITE.plus(h -> h < 40.0 ? Double.NEGATIVE_INFINITY : 0.0).seconds(8.0),
                Signals.sine(hz, -20.0 + 3.01 + db).stereo(8.0));
        QualityCheck check = heard(mix);
        assertThat(check.findings().stream().filter(f -> f.message().contains("Below 20 Hz")))
                .hasSize(found ? 1 : 0);
        if (found) {
            double share = db - 10.0 * Math.log10(1.0 + Math.pow(10.0, db / 10.0));
            assertThat(check.findings().get(0).message()).contains(Prose.of("%.1f dB of the whole", share));
        }
    }

    @ParameterizedTest
    @CsvSource({"21000, 48000, -50", "20600, 44100, -55", "30000, 96000, -58", "60000, 192000, -40"})
    void findsATonePastHearing(double hz, int rate, double dbfs) {
        AudioBuffer mix = ChannelMixes.sum(
                TestMix.stereo().rate(rate).seconds(6.0),
                Signals.sine(hz, dbfs).rate(rate).stereo(6.0));
        QualityCheck check = heard(mix);
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding tone = check.findings().get(0);
        // Bins are 12 to 24 Hz apart.
        assertThat(tone.measured().getAsDouble()).isCloseTo(hz, within(12.0));
        assertThat(tone.message()).contains("nobody hears");
        double saidDbfs = Double.parseDouble(tone.message().replaceAll(".* at (-[0-9.]+) dBFS.*", "$1"));
        // What music there is under the tone counts with it, and a tone between two bins loses up to 0.3 dB.
        assertThat(saidDbfs).isCloseTo(dbfs, within(0.5));
    }

    @Test
    void saysWhenATonePastHearingIsThere() {
        AudioBuffer mix = ChannelMixes.sum(
                TestMix.stereo().seconds(20.0),
                Signals.concat(
                        Signals.silence(48_000, ChannelLayout.STEREO, 8 * 48_000),
                        Signals.sine(22_000.0, -50.0).stereo(6.0)));
        QualityFinding tone = heard(mix).findings().get(0);
        // It is looked for every 0.62 s, and a stroke may hide it.
        assertThat(tone.startSeconds()).isCloseTo(8.0, within(1.0));
        assertThat(tone.endSeconds()).isCloseTo(14.0, within(1.0));
    }

    @Test
    void letsAFaintTonePastHearingPass() {
        AudioBuffer mix = ChannelMixes.sum(
                TestMix.stereo().seconds(6.0), Signals.sine(21_000.0, -66.0).stereo(6.0));
        assertThat(heard(mix).findings()).isEmpty();
    }

    @Test
    void missesTheHighs() {
        AudioBuffer dull = ShapedNoise.thirds(band -> band < 3 ? -90.0 : -8.0 * Math.max(0.0, band - 18.0))
                .seconds(5.0);
        QualityCheck check = heard(dull);
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("hardly any highs"));
    }

    @Test
    void looksAtEveryLayout() {
        AudioBuffer mono = WHITE.in(ChannelLayout.MONO).cutAbove(16_000.0).seconds(4.0);
        AudioBuffer surround =
                WHITE.in(ChannelLayout.SURROUND_5_1).cutAbove(16_000.0).seconds(4.0);
        assertThat(heard(mono).status()).isEqualTo(QualityStatus.WARN);
        assertThat(heard(surround).status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void saysTheSameWhateverTheBlocks() {
        AudioBuffer mix = ChannelMixes.sum(
                WHITE.seconds(5.0),
                ChannelMixes.sum(
                        Signals.sine(21_000.0, -20.0).stereo(5.0),
                        Signals.sine(11.0, -20.0).stereo(5.0)));
        assertThat(HeardCheck.whateverTheBlocks(mix, FrequencyCheckTest::check).findings())
                .hasSize(2);
    }

    @Test
    void saysNothingOfSilence() {
        QualityCheck silent = heard(Signals.silence(48_000, ChannelLayout.STEREO, 96_000));
        QualityCheck brief = heard(Signals.sine(440.0, -10.0).stereo(0.5));
        assertThat(silent.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(brief.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }
}

package app.loudcraft.qc;

import static app.loudcraft.qc.IntegritySignals.RATE_HZ;
import static app.loudcraft.qc.IntegritySignals.check;
import static app.loudcraft.qc.IntegritySignals.faded;
import static app.loudcraft.qc.IntegritySignals.hear;
import static app.loudcraft.qc.IntegritySignals.music;
import static app.loudcraft.qc.IntegritySignals.only;
import static app.loudcraft.qc.IntegritySignals.pink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetHumAndNoiseTest {

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

        assertThat(only(hear(noise)).message()).contains("Noise lies under everything");
        assertThat(hear(noise, DeliveryTarget.APPLE_PODCASTS, Optional.empty()).status())
                .isEqualTo(QualityStatus.WARN);
        QualityCheck acx = hear(noise, DeliveryTarget.AUDIOBOOK_ACX, Optional.empty());
        assertThat(acx.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(only(acx).message()).contains("noisy");
    }

    /** Lines at the first five multiples, each the weaker the higher. */
    private static AudioBuffer hum(double hz, double dbfs, double seconds) {
        AudioBuffer hum = Signals.sine(hz, dbfs).stereo(seconds);
        for (int harmonic = 2; harmonic <= 5; harmonic++) {
            hum = ChannelMixes.sum(
                    hum,
                    Signals.sine(harmonic * hz, dbfs - Decibels.fromAmplitude(harmonic))
                            .stereo(seconds));
        }
        return faded(hum);
    }

    @ParameterizedTest
    // Mains are not quite on their frequency.
    @CsvSource({"50, 50 Hz", "60, 60 Hz", "49.95, 50 Hz", "60.08, 60 Hz"})
    void humIsFoundUnderMusicThatNeverPauses(double hz, String named) {
        AudioBuffer dense = ChannelMixes.sum(music(), Signals.gain(pink(20.0), -6.0));

        assertThat(hear(dense).findings())
                .noneSatisfy(finding -> assertThat(finding.message()).contains("hum"));
        QualityCheck found = hear(ChannelMixes.sum(dense, hum(hz, -30.0, 20.0)));

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(found.findings()).anySatisfy(finding -> {
            assertThat(finding.message()).contains("hum of " + named, "stands out of the programme");
            // All lines together have 1.6 dB more than the first; without it, which music may hide, 3.3 dB less.
            assertThat(finding.measured().orElseThrow()).isBetween(-34.5, -26.0);
        });
    }

    @Test
    void basslinesAreNoHum() {
        AudioBuffer bass = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 24 * RATE_HZ);
        // G, A flat and B flat are the notes around 50 and 60 Hz; the third has a harmonic near 120 Hz
        double[] notesHz = {49.0, 51.91, 58.27, 61.74};
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < bass.frames(); i++) {
                double hz = notesHz[i / (RATE_HZ / 2) % notesHz.length];
                double t = (double) i / RATE_HZ;
                double since = t % 0.5;
                double decay = Math.exp(-3.0 * since) * Math.min(1.0, Math.min(since, 0.5 - since) / 0.02);
                bass.channel(c)[i] = (float) (0.2
                        * decay
                        * (Math.sin(2.0 * Math.PI * hz * t)
                                + 0.5 * Math.sin(4.0 * Math.PI * hz * t)
                                + 0.3 * Math.sin(6.0 * Math.PI * hz * t)));
            }
        }

        assertThat(hear(faded(bass)).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-40, true", "-50, true", "-58, false"})
    void noiseIsFoundUnderMusicThatNeverPauses(double dbfs, boolean found) {
        AudioBuffer noise = faded(Signals.gaussian(4, RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ, dbfs));

        QualityCheck check = hear(ChannelMixes.sum(music(), noise));

        if (found) {
            QualityFinding finding = only(check);
            assertThat(finding.message()).contains("Noise lies under everything");
            // 6 of 24 kHz are 6.02 dB less; a tenth of the windows of 20 ms of noise are 0.5 dB lower at most.
            assertThat(finding.measured().orElseThrow()).isCloseTo(dbfs - 6.02, within(1.0));
        } else {
            assertThat(check.findings()).isEmpty();
        }
    }

    @Test
    void theCutIntoBlocksDoesNotMatterForHumAndNoise() {
        AudioBuffer noise = faded(Signals.gaussian(4, RATE_HZ, ChannelLayout.STEREO, 20 * RATE_HZ, -45.0));
        AudioBuffer signal = ChannelMixes.sum(ChannelMixes.sum(music(), noise), hum(50.0, -30.0, 20.0));

        List<QualityCheck> results = Heard.inBlocks(() -> check(signal), signal, 7, 480, 4_096, signal.frames());

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(results.get(0).findings()).hasSize(2);
    }
}

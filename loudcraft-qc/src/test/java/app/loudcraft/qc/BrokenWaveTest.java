package app.loudcraft.qc;

import static app.loudcraft.qc.IntegritySignals.RATE_HZ;
import static app.loudcraft.qc.IntegritySignals.SAMPLE_SECONDS;
import static app.loudcraft.qc.IntegritySignals.faded;
import static app.loudcraft.qc.IntegritySignals.hear;
import static app.loudcraft.qc.IntegritySignals.music;
import static app.loudcraft.qc.IntegritySignals.only;
import static app.loudcraft.qc.IntegritySignals.pink;
import static app.loudcraft.qc.IntegritySignals.silence;
import static app.loudcraft.qc.IntegritySignals.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenWaveTest {

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
}

package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetPointTest {

    @ParameterizedTest
    @CsvSource({"-65, PASS", "-55, WARN", "-45, WARN", "-39, FAIL"})
    void anOffsetIsFoundInItsChannel(double offsetDbfs, QualityStatus status) {
        AudioBuffer mix = Signals.pink(1, 48_000, ChannelLayout.STEREO, 480_000, -20.0);
        for (int c = 0; c < 2; c++) {
            double mean = mean(mix.channel(c));
            double wanted = c == 1 ? Decibels.toAmplitude(offsetDbfs) : 0.0;
            for (int i = 0; i < mix.frames(); i++) {
                mix.channel(c)[i] += (float) (wanted - mean);
            }
        }

        QualityCheck point = StoredMix.point("P7", mix);

        assertThat(point.status()).isEqualTo(status);
        // Rounding of floats and of 24 bits.
        assertThat(point.value()).hasValueCloseTo(offsetDbfs, within(0.1));
        assertThat(point.findings()).hasSize(status == QualityStatus.PASS ? 0 : 1);
        point.findings().stream()
                .map(QualityFinding::channel)
                .forEach(channel -> assertThat(channel).hasValue(1));
    }

    @Test
    void rumbleUnderHearingIsFoundAndBassIsNot() {
        AudioBuffer rumble = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 480_000, -20.0);
        AudioBuffer bass = rumble.copy();
        add(rumble, Signals.sine(18.9, -20.0).stereo(10.0));
        add(bass, Signals.sine(40.0, -8.0).stereo(10.0));
        assertThat(StoredMix.point("P7", rumble).status()).isEqualTo(QualityStatus.WARN);
        assertThat(StoredMix.point("P7", rumble).findings().get(0).message()).contains("20 Hz");
        assertThat(StoredMix.point("P7", bass).findings()).isEmpty();
    }

    private static void add(AudioBuffer to, AudioBuffer more) {
        for (int c = 0; c < to.channels(); c++) {
            for (int i = 0; i < to.frames(); i++) {
                to.channel(c)[i] += more.channel(c)[i];
            }
        }
    }

    private static double mean(float[] x) {
        double sum = 0.0;
        for (float sample : x) {
            sum += sample;
        }
        return sum / x.length;
    }
}

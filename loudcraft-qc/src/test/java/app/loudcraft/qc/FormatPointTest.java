package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatPointTest {

    private static final AudioBuffer TONE = Signals.sine(997, -6.0).stereo(1.0);

    @ParameterizedTest
    @CsvSource({"PCM_8, FAIL", "PCM_16, WARN", "PCM_24, PASS", "PCM_32, PASS", "FLOAT_32, PASS", "FLOAT_64, PASS"})
    void theFormatIsHeldAgainst24Bits(SampleFormat format, QualityStatus status) {
        QualityCheck point = StoredMix.as(TONE, format).advice().point("P10");
        assertThat(point.status()).isEqualTo(status);
        assertThat(point.value()).hasValue(format.bits());
    }

    @ParameterizedTest
    @CsvSource({"MP3, FAIL", "aac, FAIL", "Opus, FAIL", "FLAC, PASS", "AIFF, PASS", "WAV, PASS", "memory, PASS"})
    void lossyContainersAreNamed(String container, QualityStatus status) {
        StoredMix mix = new StoredMix(TONE, SampleFormat.FLOAT_32, container, List.of());
        assertThat(mix.advice().point("P10").status()).isEqualTo(status);
    }

    @Test
    void samplesThatAreNoNumbersAreCounted() {
        AudioBuffer broken = TONE.copy();
        broken.channel(0)[1_000] = Float.NaN;
        broken.channel(1)[2_000] = Float.POSITIVE_INFINITY;
        QualityCheck point =
                StoredMix.as(broken, SampleFormat.FLOAT_32).advice().point("P10");
        assertThat(point.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(point.findings().get(0).measured()).hasValue(2.0);
    }

    @Test
    void whatIsAmissWithTheFileIsPassedOn() {
        StoredMix mix = new StoredMix(TONE, SampleFormat.PCM_24, "WAV", List.of("the header is too long"));
        QualityCheck point = mix.advice().point("P10");
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.findings().get(0).message()).contains("the header is too long");
    }

    @Test
    void aFileWithoutAudioIsNoMix() {
        AudioBuffer nothing = Signals.silence(48_000, ChannelLayout.STEREO, 0);
        assertThat(StoredMix.point("P10", nothing).status()).isEqualTo(QualityStatus.FAIL);
    }
}

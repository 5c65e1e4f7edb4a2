package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What P5 and P6 read from the place where a spectrum ends. */
class CutOffTest {

    private static final ShapedNoise PINK = ShapedNoise.thirds(band -> 0.0).rmsDbfs(-20.0);

    @ParameterizedTest
    @CsvSource({"44100, 16000, 128", "48000, 16000, 128", "44100, 19000, 192", "48000, 20000, 256", "48000, 20400, 320"
    })
    void theEdgeOfALossyCoderIsFound(int rateHz, double edgeHz, String kbits) {
        MixAdvice advice =
                StoredMix.pcm24(PINK.rate(rateHz).cutAbove(edgeHz).seconds(5.0)).advice();
        QualityCheck point = advice.point("P5");
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        // Cells of 50 Hz.
        assertThat(point.value()).hasValueCloseTo(edgeHz, within(100.0));
        assertThat(point.findings().get(0).message()).contains(kbits + " kbit/s");
        assertThat(advice.point("P6").status()).isEqualTo(QualityStatus.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "96000, 22050, 44.1",
        "96000, 21500, 44.1",
        "96000, 20200, 44.1",
        "88200, 22000, 44.1",
        "96000, 24000, 48.0",
        "192000, 48000, 96.0",
        "48000, 22000, 44.1"
    })
    void whatWasConvertedUpIsFound(int rateHz, double edgeHz, String fromKhz) {
        MixAdvice advice =
                StoredMix.pcm24(PINK.rate(rateHz).cutAbove(edgeHz).seconds(4.0)).advice();
        QualityCheck point = advice.point("P6");
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.value()).hasValue(rateHz);
        assertThat(point.findings().get(0).message()).contains("up from " + fromKhz + " kHz");
        assertThat(advice.point("P5").status()).isEqualTo(QualityStatus.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000})
    void fullAndGentlyFallingSpectraAreNative(int rateHz) {
        // 6 dB an octave from 2 kHz, and 12.
        for (double slopeDb : new double[] {0.0, -6.0, -12.0}) {
            AudioBuffer mix = PINK.rate(rateHz)
                    .plus(hz -> hz > 2_000.0 ? slopeDb * Math.log(hz / 2_000.0) / Math.log(2.0) : 0.0)
                    .seconds(4.0);
            MixAdvice advice = StoredMix.pcm24(mix).advice();
            assertThat(advice.point("P5").status()).isEqualTo(QualityStatus.PASS);
            assertThat(advice.point("P6").status()).isEqualTo(QualityStatus.PASS);
        }
    }

    @Test
    void ratesOutsideOfMusicAreTold() {
        assertThat(atRate(32_000).status()).isEqualTo(QualityStatus.FAIL);
        assertThat(atRate(44_100).status()).isEqualTo(QualityStatus.PASS);
        assertThat(atRate(192_000).status()).isEqualTo(QualityStatus.PASS);
        assertThat(atRate(384_000).status()).isEqualTo(QualityStatus.WARN);
    }

    private static QualityCheck atRate(int rateHz) {
        return StoredMix.point("P6", Signals.gaussian(1, rateHz, ChannelLayout.MONO, 2 * rateHz, -20.0));
    }
}

package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomPointTest {

    @ParameterizedTest
    @CsvSource({
        "-0.05, FAIL",
        "-0.15, WARN",
        "-2.9, WARN",
        "-3.1, PASS",
        "-4.5, PASS",
        "-6.5, PASS",
        "-17.9, PASS",
        "-18.1, WARN",
        "-20.0, WARN"
    })
    void peaksAreHeldAgainstTheRoomThatMasteringNeeds(double peakDbfs, QualityStatus status) {
        QualityCheck point = StoredMix.point("P1", Signals.sine(997, peakDbfs).stereo(3.0));

        assertThat(point.status()).isEqualTo(status);
        // 997 Hz comes within a thousandth of a dB of its peak.
        assertThat(point.value()).hasValueCloseTo(peakDbfs, within(0.001));
        assertThat(point.unit()).isEqualTo("dBFS");
    }

    @Test
    void truePeaksCountThoughTheSamplesAreLow() {
        // Samples of a quarter of the rate, 45 degrees off, are 3 dB below the peak.
        AudioBuffer tone = Signals.sine(12_000, -0.5).phase(45.0).stereo(3.0);

        QualityCheck point = StoredMix.point("P1", tone);

        assertThat(point.value()).hasValueCloseTo(-3.51, within(0.01));
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void theHighestPeakIsFoundAtItsPlace() {
        AudioBuffer mix = Signals.concat(
                Signals.sine(997, -12.0).stereo(4.0),
                Signals.sine(997, -1.0).stereo(0.5),
                Signals.sine(997, -12.0).stereo(4.0));

        QualityFinding finding = StoredMix.point("P1", mix).findings().get(0);

        // Steps of 100 ms.
        assertThat(finding.startSeconds()).isBetween(3.9, 4.5);
        assertThat(finding.endSeconds()).isCloseTo(finding.startSeconds() + 0.1, within(1e-9));
        assertThat(finding.remedy()).contains("3 to 6 dB of headroom", "between -6 and -3 dBFS");
    }

    @Test
    void whatIsShorterThanAStepIsJudgedToo() {
        AudioBuffer blip = Signals.sine(997, -1.0).stereo(0.02);
        assertThat(StoredMix.point("P1", blip).status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void silenceHasNoHeadroomToJudge() {
        AudioBuffer silence = Signals.silence(48_000, ChannelLayout.STEREO, 48_000);
        assertThat(StoredMix.point("P1", silence).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }
}

package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import org.junit.jupiter.api.Test;

class ImagePointTest {

    @Test
    void aMixWhoseChannelsGoTogetherPasses() {
        QualityCheck point = StoredMix.point("P8", mix(1.0f, 1.0f));
        assertThat(point.status()).isEqualTo(QualityStatus.PASS);
        assertThat(point.findings()).isEmpty();
    }

    @Test
    void aChannelThatIsTurnedOverIsFound() {
        QualityCheck point = StoredMix.point("P8", mix(1.0f, -1.0f));
        assertThat(point.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(point.value().orElseThrow()).isLessThan(-0.7);
        assertThat(point.findings().get(0).message()).contains("turned over");
    }

    @Test
    void aMixThatLeansIsFound() {
        QualityCheck point = StoredMix.point("P8", mix(0.7f, 1.0f));
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        // The channels differ by 3.1 dB and a little in what they play.
        assertThat(point.findings().get(0).measured()).hasValueCloseTo(3.1, within(0.2));
        assertThat(point.findings().get(0).message()).contains("leans to the right");
        assertThat(StoredMix.point("P8", mix(0.9f, 1.0f)).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void aSilentChannelIsFound() {
        QualityCheck point = StoredMix.point("P8", mix(1.0f, 0.0f));
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.findings()).hasSize(1);
        assertThat(point.findings().get(0).message()).isEqualTo("The right channel is silent.");
    }

    @Test
    void aChannelThatIsLateIsFound() {
        QualityCheck point = StoredMix.point("P8", ChannelMixes.late(ChannelMixes.correlated(6.0, 0.9), 1, 30));
        assertThat(point.status()).isGreaterThanOrEqualTo(QualityStatus.WARN);
        assertThat(point.findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("right channel is late", "(30 frames)"));
    }

    @Test
    void aChannelThatIsTurnedOverForAWhileIsFoundThere() {
        AudioBuffer mix = mix(1.0f, 1.0f);
        for (int i = 48_000; i < 144_000; i++) {
            mix.channel(1)[i] *= -1.0f;
        }
        QualityCheck point = StoredMix.point("P8", mix);
        assertThat(point.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(point.findings()).anySatisfy(finding -> {
            assertThat(finding.message()).contains("turned over");
            // Windows of 500 ms begin every 100 ms.
            assertThat(finding.startSeconds()).isBetween(0.5, 1.5);
            assertThat(finding.endSeconds()).isBetween(2.5, 3.5);
        });
    }

    @Test
    void independentChannelsAreTooWide() {
        AudioBuffer noise = Signals.pink(3, 48_000, ChannelLayout.STEREO, 240_000, -20.0);
        assertThat(StoredMix.point("P8", noise).status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void monoInAStereoFileIsSaidAndIsNoFault() {
        QualityCheck point = StoredMix.point("P8", Signals.sine(997, -6.0).stereo(3.0));
        assertThat(point.status()).isEqualTo(QualityStatus.PASS);
        assertThat(point.findings().get(0).message()).contains("Both channels are the same");
    }

    @Test
    void onlyStereoIsJudged() {
        for (ChannelLayout layout : new ChannelLayout[] {ChannelLayout.MONO, ChannelLayout.SURROUND_5_1}) {
            QualityCheck point = StoredMix.point("P8", Signals.sine(997, -6.0).seconds(1.0, layout));
            assertThat(point.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
            assertThat(point.findings().get(0).message()).isEqualTo("This is not a stereo file.");
        }
    }

    private static AudioBuffer mix(float left, float right) {
        AudioBuffer mix = TestMix.stereo().seconds(4.0);
        for (int i = 0; i < mix.frames(); i++) {
            mix.channel(0)[i] *= left;
            mix.channel(1)[i] *= right;
        }
        return mix;
    }
}

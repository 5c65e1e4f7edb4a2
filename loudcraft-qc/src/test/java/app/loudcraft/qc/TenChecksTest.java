package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TenChecksTest {

    @Test
    void thereAreExactlyTenInTheirOrder() throws IOException {
        AudioBuffer tone = Signals.sine(997.0, -20.0).seconds(4.0, ChannelLayout.STEREO);
        QualityReport report =
                QualityGate.builder().build().check(AudioSource.of(tone), DeliveryTarget.SPOTIFY, Optional.empty());
        assertThat(report.checks())
                .extracting(QualityCheck::id)
                .containsExactly("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10");
        assertThat(report.checks())
                .extracting(QualityCheck::name)
                .containsExactlyElementsOf(
                        Arrays.stream(CheckId.values()).map(CheckId::title).toList());
        assertThat(report.checks())
                .allSatisfy(check -> assertThat(check.method()).as(check.id()).isNotBlank());
    }
}

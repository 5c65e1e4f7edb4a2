package app.loudcraft.qc;

import static app.loudcraft.qc.IntegritySignals.PIECE_SECONDS;
import static app.loudcraft.qc.IntegritySignals.RATE_HZ;
import static app.loudcraft.qc.IntegritySignals.hear;
import static app.loudcraft.qc.IntegritySignals.music;
import static app.loudcraft.qc.IntegritySignals.only;
import static app.loudcraft.qc.IntegritySignals.pink;
import static app.loudcraft.qc.IntegritySignals.silence;
import static app.loudcraft.qc.IntegritySignals.silenceOf;
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

class SilenceFindingsTest {

    @ParameterizedTest
    @CsvSource({"0.8, PASS", "1.5, WARN", "5.5, FAIL"})
    void silenceAtTheBeginningIsJudgedByItsLength(double seconds, QualityStatus expected) {
        AudioBuffer silence = Signals.silence(RATE_HZ, ChannelLayout.STEREO, (int) (seconds * RATE_HZ));

        QualityCheck found = hear(Signals.concat(silence, music()));

        assertThat(found.status()).isEqualTo(expected);
        if (expected != QualityStatus.PASS) {
            assertThat(only(found).endSeconds()).isCloseTo(seconds, within(2.0 * PIECE_SECONDS));
        }
    }

    @Test
    void longSilenceAtTheEndWarns() {
        AudioBuffer silence = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 6 * RATE_HZ);

        QualityCheck found = hear(Signals.concat(music(), silence));

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        assertThat(only(found).startSeconds()).isCloseTo(20.0, within(2.0 * PIECE_SECONDS));
    }

    @Test
    void soundThatBeginsOrEndsInTheMiddleWarns() {
        AudioBuffer signal = pink(3.0);
        int frames = RATE_HZ;
        AudioBuffer begun = Signals.concat(signal, silenceOf(frames));
        AudioBuffer late = AudioBuffer.stereo(
                RATE_HZ,
                Arrays.copyOfRange(begun.channel(0), frames, begun.frames()),
                Arrays.copyOfRange(begun.channel(1), frames, begun.frames()));
        AudioBuffer early = AudioBuffer.stereo(
                RATE_HZ, Arrays.copyOf(signal.channel(0), frames), Arrays.copyOf(signal.channel(1), frames));

        assertThat(only(hear(late)).message()).contains("begins in the middle");
        assertThat(only(hear(early)).message()).contains("ends in the middle");
        assertThat(only(hear(early)).endSeconds()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({"0.7, PASS", "1.5, WARN", "3.5, FAIL"})
    void silenceInsideIsFoundAtItsPlace(double seconds, QualityStatus expected) {
        AudioBuffer signal = Signals.concat(pink(4.0), silenceOf((int) (seconds * RATE_HZ)), pink(4.0));

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(expected);
        if (expected != QualityStatus.PASS) {
            QualityFinding finding = only(found);
            assertThat(finding.channel()).isEmpty();
            // The fades add a little to the silence.
            assertThat(finding.startSeconds()).isCloseTo(4.0, within(2.0 * PIECE_SECONDS));
            assertThat(finding.endSeconds()).isCloseTo(4.0 + seconds, within(2.0 * PIECE_SECONDS));
        }
    }

    @Test
    void silenceOfOneChannelOnlyWarns() {
        AudioBuffer signal = pink(12.0);
        AudioBuffer gap = Signals.concat(pink(4.0), silenceOf(4 * RATE_HZ), pink(4.0));
        AudioBuffer one = AudioBuffer.stereo(RATE_HZ, signal.channel(0), gap.channel(1));

        QualityCheck found = hear(one);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding finding = only(found);
        assertThat(finding.channel()).isEqualTo(OptionalInt.of(1));
        assertThat(finding.startSeconds()).isCloseTo(4.0, within(2.0 * PIECE_SECONDS));
    }
}

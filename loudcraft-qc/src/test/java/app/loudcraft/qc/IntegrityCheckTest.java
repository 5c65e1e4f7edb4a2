package app.loudcraft.qc;

import static app.loudcraft.qc.IntegritySignals.RATE_HZ;
import static app.loudcraft.qc.IntegritySignals.castanets;
import static app.loudcraft.qc.IntegritySignals.check;
import static app.loudcraft.qc.IntegritySignals.faded;
import static app.loudcraft.qc.IntegritySignals.hear;
import static app.loudcraft.qc.IntegritySignals.music;
import static app.loudcraft.qc.IntegritySignals.pink;
import static app.loudcraft.qc.IntegritySignals.silence;
import static app.loudcraft.qc.IntegritySignals.silenceOf;
import static app.loudcraft.qc.IntegritySignals.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityCheckTest {

    @Test
    void cleanSoundHasNoFindings() {
        List<AudioBuffer> clean = List.of(
                pink(20.0),
                faded(Signals.gaussian(1, RATE_HZ, ChannelLayout.STEREO, 10 * RATE_HZ, -20.0)),
                faded(Signals.sine(997.0, -6.0).stereo(10.0)),
                faded(Signals.sine(40.0, -1.0).stereo(10.0)),
                castanets(),
                music());

        for (AudioBuffer signal : clean) {
            QualityCheck found = hear(signal);
            assertThat(found.findings()).isEmpty();
            assertThat(found.status()).isEqualTo(QualityStatus.PASS);
            assertThat(found.value()).hasValue(0.0);
        }
    }

    @Test
    void samplesThatAreNoNumbersFail() {
        AudioBuffer signal = music();
        signal.channel(0)[5_000] = Float.NaN;
        signal.channel(1)[9_000] = Float.POSITIVE_INFINITY;

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(found.findings())
                .anySatisfy(finding -> assertThat(finding.message()).startsWith("2 samples are no numbers"));
    }

    @Test
    void silenceIsNotJudged() {
        assertThat(hear(silenceOf(RATE_HZ)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 44_100, 192_000})
    void everyRateAndLayoutFindsTheSameDefects(int rateHz) {
        for (ChannelLayout layout : List.of(ChannelLayout.MONO, ChannelLayout.SURROUND_5_1)) {
            AudioBuffer signal = tone(rateHz, layout, 5.0);
            silence(signal, 0, 2 * rateHz, 2 * rateHz + rateHz / 100);
            signal.channel(0)[3 * rateHz] += 0.9f;

            QualityCheck found = hear(signal);

            assertThat(found.findings()).hasSize(2);
            assertThat(found.findings().get(0).startSeconds()).isCloseTo(2.0, within(2.0 / rateHz));
            assertThat(found.findings().get(1).startSeconds()).isCloseTo(3.0, within(2.0 / rateHz));
        }
    }

    @Test
    void whatIsVeryShortIsJudgedWithoutError() {
        for (int frames : new int[] {1, 2, 479, 480, 481, 5_000, 20_000}) {
            AudioBuffer noise = Signals.gaussian(frames, RATE_HZ, ChannelLayout.STEREO, frames, -30.0);
            QualityCheck found = hear(noise);
            assertThat(found.findings()).allMatch(finding -> finding.message().contains("in the middle of sound"));
        }
    }

    @Test
    void theCutIntoBlocksDoesNotMatter() {
        AudioBuffer take = tone(RATE_HZ, ChannelLayout.STEREO, 1.5);
        AudioBuffer signal = Signals.concat(take, silenceOf(55_000), take);
        silence(signal, 0, 20_000, 20_700);
        signal.channel(1)[170_000] += 0.8f;
        Arrays.fill(signal.channel(0), 140_000, 143_000, 0.1f);

        Set<QualityCheck> results =
                Heard.inBlocks(() -> check(signal), signal, 1, 7, 480, 4_096, signal.frames()).stream()
                        .collect(Collectors.toSet());

        assertThat(results).hasSize(1);
        assertThat(results.iterator().next().findings()).hasSize(4);
    }

    @Test
    void limitsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntegrityLimits(
                        -50, -40, 1, 5, 5, -60, -50, 0.0, 3, 0.02, 2, 0.05, 3, -60, -45, -55, -60, -60, 1, 0.01))
                .withMessage("silenceSeconds must be in [0.01, 3600.0], but was 0.0");
    }
}

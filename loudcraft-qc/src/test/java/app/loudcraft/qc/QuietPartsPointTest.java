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
import org.junit.jupiter.params.provider.ValueSource;

class QuietPartsPointTest {

    private static final int RATE_HZ = 48_000;

    @Test
    void aMixThatBeginsAndDiesAwayCleanlyPasses() {
        QualityCheck point = point(silence(0.2), music(6.0), silence(1.0));
        assertThat(point.findings()).isEmpty();
        assertThat(point.status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void longSilenceBeforeAndAfterIsFound() {
        QualityCheck point = point(silence(1.5), music(6.0), silence(6.0));
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.findings()).hasSize(2);
        QualityFinding head = point.findings().get(0);
        QualityFinding tail = point.findings().get(1);
        // In pieces of 10 ms; the music dies away to -60 dBFS a little before its end.
        assertThat(head.startSeconds()).isZero();
        assertThat(head.endSeconds()).isCloseTo(1.5, within(0.02));
        assertThat(tail.startSeconds()).isBetween(6.0, 7.5);
        assertThat(tail.endSeconds()).isCloseTo(13.5, within(1e-9));
    }

    @Test
    void aCutIntoSoundIsFoundAtBothEnds() {
        AudioBuffer tone = Signals.sine(997, -12.0).phase(90.0).stereo(3.0);
        QualityCheck point = point(tone);
        assertThat(point.findings()).hasSize(2);
        assertThat(point.findings().get(0).measured()).hasValueCloseTo(-12.0, within(0.01));
        // RMS of a sine; 10 ms are not a whole number of periods.
        assertThat(point.findings().get(1).measured()).hasValueCloseTo(-15.0, within(0.1));
        assertThat(point.findings().get(1).startSeconds()).isCloseTo(2.99, within(1e-9));
    }

    @Test
    void aFileThatBeginsWithAStrokeIsNotCut() {
        assertThat(point(music(6.0), silence(1.0)).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hissInAPauseIsFoundAtItsPlace(long seed) {
        AudioBuffer mix = Signals.concat(silence(0.2), music(6.0), silence(2.0), music(4.0), silence(0.5));
        assertThat(StoredMix.point("P9", mix).findings()).isEmpty();
        add(mix, Signals.gaussian(seed, RATE_HZ, ChannelLayout.STEREO, mix.frames(), -54.0));

        QualityCheck point = StoredMix.point("P9", mix);

        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding hiss = point.findings().stream()
                .filter(finding -> finding.message().contains("steady"))
                .findFirst()
                .orElseThrow();
        assertThat(hiss.measured()).hasValueCloseTo(-54.0, within(0.5));
        assertThat(hiss.endSeconds() - hiss.startSeconds()).isCloseTo(0.5, within(1e-9));
        // The music has died away half a second before its part ends, between the parts and at the end.
        assertThat(hiss.startSeconds() > 5.7 && hiss.endSeconds() <= 8.2 || hiss.startSeconds() > 11.7)
                .as("from %s s", hiss.startSeconds())
                .isTrue();
    }

    @Test
    void faintHissIsNoMatter() {
        AudioBuffer mix = Signals.concat(silence(0.2), music(6.0), silence(2.0));
        add(mix, Signals.gaussian(1, RATE_HZ, ChannelLayout.STEREO, mix.frames(), -70.0));
        assertThat(StoredMix.point("P9", mix).findings()).isEmpty();
    }

    @Test
    void humInThePausesIsFound() {
        AudioBuffer mix = Signals.concat(silence(0.2), music(6.0), silence(6.0), music(6.0), silence(1.0));
        for (int h = 1; h <= 3; h++) {
            add(mix, Signals.sine(50.0 * h, -48.0 - 6.0 * h).stereo(19.2));
        }
        QualityCheck point = StoredMix.point("P9", mix);
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.findings()).anyMatch(finding -> finding.message().contains("hum of 50.0 Hz"));
    }

    private static QualityCheck point(AudioBuffer... parts) {
        return StoredMix.point("P9", Signals.concat(parts));
    }

    private static AudioBuffer silence(double seconds) {
        return Signals.silence(RATE_HZ, ChannelLayout.STEREO, (int) Math.round(seconds * RATE_HZ));
    }

    /** Strokes on a string, two a second, that die away at the end. */
    private static AudioBuffer music(double seconds) {
        AudioBuffer music = silence(seconds);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < music.frames(); i++) {
                double t = i / (double) RATE_HZ;
                double stroke = Math.exp(-(t % 0.5) / 0.15);
                double end = Math.exp(-Math.max(0.0, t - seconds + 1.0) / 0.1);
                music.channel(c)[i] = (float) (0.4 * stroke * end * Math.sin(2.0 * Math.PI * 220.0 * (t % 0.5)));
            }
        }
        return music;
    }

    private static void add(AudioBuffer to, AudioBuffer more) {
        for (int c = 0; c < to.channels(); c++) {
            for (int i = 0; i < to.frames(); i++) {
                to.channel(c)[i] += more.channel(c)[i];
            }
        }
    }
}

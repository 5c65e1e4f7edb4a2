package app.loudcraft.qc;

import static app.loudcraft.qc.StoredMix.as;
import static app.loudcraft.qc.StoredMix.pcm24;
import static app.loudcraft.qc.StoredMix.rounded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitDepthPointTest {

    private static final AudioBuffer MIX = TestMix.stereo().seconds(8.0);

    @TempDir
    private Path folder;

    @Test
    void sixteenBitsInAFileOf24AreFound() throws IOException {
        AudioBuffer mix = rounded(mix(), 16, 1.0);
        Path file = folder.resolve("mix.wav");
        try (AudioWriter writer = AudioFiles.create(
                file, mix.spec().withFormat(SampleFormat.PCM_24), WriteOptions.DEFAULT.withDither(Dither.NONE))) {
            writer.write(mix.block());
            writer.commit();
        }

        QualityCheck point = MixAdvisor.ofDefaults().advise(file).point("P4");

        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.value()).hasValue(16.0);
        assertThat(point.findings()).hasSize(1);
        assertThat(point.findings().get(0).message()).contains("24-bit PCM", "16 bits only");
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleFormat.class,
            names = {"PCM_32", "FLOAT_32", "FLOAT_64"})
    void sixteenBitsInABiggerFileAreFound(SampleFormat format) {
        QualityCheck point = as(rounded(mix(), 16, 1.0), format).advice().point("P4");
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.value()).hasValue(16.0);
    }

    /** The smallest steps apart: what a fader or a plug-in does to a 16-bit file, with dither to 24 bits and without. */
    @ParameterizedTest
    @CsvSource({"0.7, 0", "0.7, 1", "0.25, 0", "0.13, 1", "1.9, 0", "2.7, 1", "0.3333, 1"})
    void sixteenBitsThatWereTurnedUpOrDownAreSuspected(double gain, double dither) {
        AudioBuffer turned = Signals.gain(rounded(mix(), 16, 1.0), Decibels.fromAmplitude(gain));

        QualityCheck point = pcm24(rounded(turned, 24, dither)).advice().point("P4");

        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.findings().get(0).message()).contains("24-bit PCM nominal, 16-bit grid suspected");
        // The step is 2^(24 - 16) times the gain, to the next integer.
        double bits = 16.0 - Math.log(gain) / Math.log(2.0);
        assertThat(point.findings().get(0).measured()).hasValueCloseTo(bits, within(0.03));
    }

    @Test
    void aGridIsSeenInFloatingPointToo() {
        AudioBuffer turned = Signals.gain(rounded(mix(), 16, 1.0), -3.1);
        assertThat(as(turned, SampleFormat.FLOAT_32).advice().point("P4").status())
                .isEqualTo(QualityStatus.WARN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -20.0, -45.0, 6.0})
    void mixesOf24BitsAreTakenForWhatTheyAre(double gainDb) {
        AudioBuffer mix = Signals.gain(mix(), gainDb);
        for (double dither : new double[] {0.0, 1.0}) {
            QualityCheck point = pcm24(rounded(mix, 24, dither)).advice().point("P4");
            assertThat(point.status()).isEqualTo(QualityStatus.PASS);
            assertThat(point.value()).hasValue(24.0);
            assertThat(point.findings()).isEmpty();
        }
        QualityCheck floating = as(mix, SampleFormat.FLOAT_32).advice().point("P4");
        assertThat(floating.status()).isEqualTo(QualityStatus.PASS);
        assertThat(floating.value()).hasValue(32.0);
        assertThat(floating.findings()).isEmpty();
    }

    /** All values of these repeat, and stand at even distances near zero. */
    @ParameterizedTest
    @ValueSource(doubles = {50.0, 441.0, 997.0, 1_000.0, 12_000.0})
    void tonesAreNoGrid(double hz) {
        QualityCheck point = StoredMix.point("P4", Signals.sine(hz, -6.0).stereo(5.0));
        assertThat(point.status()).isIn(QualityStatus.PASS, QualityStatus.WARN);
        assertThat(point.findings()).noneMatch(finding -> finding.message().contains("grid"));
    }

    @ParameterizedTest
    @CsvSource({"23, PASS", "20, PASS", "19, WARN", "17, WARN", "16, WARN", "15, FAIL", "12, FAIL", "8, FAIL"})
    void whatTheFileHasRoomForIsHeldAgainstWhatIsUsed(int bits, QualityStatus status) {
        QualityCheck point = pcm24(rounded(mix(), bits, 1.0)).advice().point("P4");
        assertThat(point.status()).isEqualTo(status);
        assertThat(point.value()).hasValue(bits);
        assertThat(point.findings()).isNotEmpty();
    }

    @Test
    void aFileOf16BitsThatUsesThemIsNoDeceit() {
        MixAdvice advice = as(rounded(mix(), 16, 1.0), SampleFormat.PCM_16).advice();
        assertThat(advice.point("P4").status()).isEqualTo(QualityStatus.PASS);
        assertThat(advice.point("P10").status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void oneChannelOfFullDepthIsEnough() {
        AudioBuffer mix = rounded(mix(), 24, 0.0);
        AudioBuffer coarse = rounded(mix, 16, 1.0);
        System.arraycopy(coarse.channel(0), 0, mix.channel(0), 0, mix.frames());
        QualityCheck point = pcm24(mix).advice().point("P4");
        assertThat(point.status()).isEqualTo(QualityStatus.PASS);
        assertThat(point.value()).hasValue(24.0);
    }

    @Test
    void aFewSamplesDoNotTell() {
        AudioBuffer clicks = Signals.silence(48_000, ChannelLayout.STEREO, 48_000);
        for (int i = 0; i < 400; i++) {
            clicks.channel(0)[100 * i] = 0.5f;
            clicks.channel(1)[100 * i] = 0.5f;
        }
        assertThat(StoredMix.point("P4", clicks).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    private static AudioBuffer mix() {
        return MIX.copy();
    }
}

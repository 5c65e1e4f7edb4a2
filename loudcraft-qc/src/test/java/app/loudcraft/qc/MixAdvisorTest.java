package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioSource;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixAdvisorTest {

    @TempDir
    private Path folder;

    @Test
    void aGoodMixIsReady() throws IOException {
        AudioBuffer mix = Signals.concat(
                Signals.silence(48_000, ChannelLayout.STEREO, 9_600),
                Signals.gain(faded(TestMix.stereo().seconds(12.0)), 1.2),
                Signals.silence(48_000, ChannelLayout.STEREO, 48_000));
        Path file = folder.resolve("mix.wav");
        AudioFiles.write(file, mix, SampleFormat.PCM_24);

        MixAdvice advice = MixAdvisor.ofDefaults().advise(file);

        assertThat(advice.points()).allMatch(point -> point.status() == QualityStatus.PASS);
        assertThat(advice.verdict()).isEqualTo(QualityStatus.PASS);
        assertThat(advice.file()).isEqualTo(file.toString());
        assertThat(advice.text()).isEqualTo("This mix is ready for mastering.\n");
    }

    @Test
    void thereAreTenPointsInTheirOrderAndEachSaysHowItIsMade() {
        MixAdvice advice = StoredMix.pcm24(TestMix.stereo().seconds(4.0)).advice();
        assertThat(advice.points().stream().map(QualityCheck::id))
                .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10");
        assertThat(advice.points()).allSatisfy(point -> {
            assertThat(point.name()).isNotBlank();
            assertThat(point.threshold()).isNotBlank();
            assertThat(point.method()).isNotBlank();
        });
        assertThat(advice.point("P7")).isSameAs(advice.points().get(6));
        assertThatThrownBy(() -> advice.point("Q1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be that of a point, but was Q1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20.0, -6.0, 0.0, 3.0})
    void theSuggestedGainPutsTheTruePeakAtMinusSix(double peakDbfs) {
        MixAdvice advice = StoredMix.as(Signals.sine(997, peakDbfs).stereo(2.0), SampleFormat.FLOAT_32)
                .advice();
        // A steady 997 Hz is interpolated to within 0.01 dB; its start and end ring a little.
        assertThat(advice.suggestedGainDb()).hasValueCloseTo(-6.0 - peakDbfs, within(0.05));
    }

    @Test
    void aMixWithManyFaultsIsToldSoInPlainWords() {
        AudioBuffer loud = Signals.gain(TestMix.stereo().seconds(8.0), 20.0);
        for (int c = 0; c < 2; c++) {
            float[] x = loud.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(-1.0f, Math.min(1.0f - 0x1p-15f, x[i]));
            }
        }
        MixAdvice advice = StoredMix.as(StoredMix.rounded(loud, 16, 0.0), SampleFormat.PCM_16)
                .advice();
        assertThat(advice.verdict()).isEqualTo(QualityStatus.FAIL);
        assertThat(advice.text())
                .startsWith("This mix can be mastered, but a new export would make a better master:\n")
                .contains(
                        "3 to 6 dB of headroom",
                        "between -6 and -3 dBFS",
                        "limiter",
                        "off the master bus",
                        "o not clip",
                        "WAV or FLAC at 24 bits or more",
                        "A gain of -10.4 dB puts the highest peak at -6 dBTP");
        // Faults first, then what is only worth a look.
        assertThat(advice.text().indexOf("cut off flat"))
                .isLessThan(advice.text().indexOf("holds 16 bits"));
    }

    static Stream<AudioBuffer> oddProgrammes() {
        return Stream.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 0),
                Signals.silence(48_000, ChannelLayout.STEREO, 96_000),
                Signals.sine(997, -12.0).stereo(0.001),
                Signals.sine(997, -12.0).stereo(0.2),
                Signals.sine(997, -12.0).mono(3.0),
                Signals.sine(997, -12.0).rate(8_000).mono(1.0),
                Signals.sine(997, -12.0).rate(384_000).stereo(0.5),
                Signals.sine(997, -12.0).seconds(3.0, ChannelLayout.SURROUND_5_1),
                Signals.sine(997, -12.0).seconds(1.0, ChannelLayout.SURROUND_22_2),
                Signals.sine(997, -150.0).stereo(1.0),
                Signals.sine(997, 40.0).stereo(1.0));
    }

    @ParameterizedTest
    @MethodSource("oddProgrammes")
    void whatIsNoOrdinaryMixIsAdvisedOnWithoutNonsense(AudioBuffer programme) {
        MixAdvice advice = StoredMix.as(programme, SampleFormat.FLOAT_32).advice();
        assertThat(advice.points()).hasSize(10).allSatisfy(point -> {
            assertThat(point.value().orElse(0.0)).isNotNaN();
            assertThat(point.status() == QualityStatus.NOT_APPLICABLE
                            && point.findings().isEmpty())
                    .isFalse();
            point.findings().forEach(finding -> {
                assertThat(finding.measured().orElse(0.0)).isNotNaN();
                assertThat(finding.startSeconds()).isBetween(0.0, finding.endSeconds());
                assertThat(finding.message()).isNotBlank().doesNotContain("NaN", "Infinity");
            });
        });
        assertThat(advice.text()).doesNotContain("NaN").endsWith("\n");
    }

    @Test
    void adviceDoesNotDependOnBlocksAndThreads() throws IOException {
        StoredMix mix = new StoredMix(
                StoredMix.rounded(
                        Signals.gain(StoredMix.rounded(TestMix.stereo().seconds(3.0), 16, 1.0), -3.0), 24, 1.0),
                SampleFormat.PCM_24,
                "WAV",
                List.of());
        MixAdvice whole = mix.advice();
        for (int blockFrames : new int[] {1, 7, 480, 4_095}) {
            AudioSource inPieces = () -> new WatchedReader(mix.open(), blockFrames, new AtomicInteger());
            assertThat(MixAdvisor.ofDefaults().advise(inPieces)).isEqualTo(whole);
        }
        assertThat(MixAdvisor.ofDefaults().parallelism(3).advise(mix)).isEqualTo(whole);
        assertThatThrownBy(() -> MixAdvisor.ofDefaults().parallelism(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parallelism must be at least 1, but was 0");
    }

    @Test
    void whatIsNoAudioIsRefusedByName() throws IOException {
        Path file = Files.write(folder.resolve("mix.mp3"), new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> MixAdvisor.ofDefaults().advise(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("an MP3 file");
    }

    /** The last second dies away. */
    private static AudioBuffer faded(AudioBuffer in) {
        for (int c = 0; c < in.channels(); c++) {
            float[] x = in.channel(c);
            int from = x.length - in.sampleRateHz();
            for (int i = from; i < x.length; i++) {
                x[i] *= (float) Math.exp(-8.0 * (i - from) / in.sampleRateHz());
            }
            for (int i = 0; i < 480; i++) {
                x[i] *= i / 480.0f;
            }
        }
        return in;
    }
}

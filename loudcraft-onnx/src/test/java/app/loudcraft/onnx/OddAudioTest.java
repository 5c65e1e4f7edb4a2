package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled model on what is hardly music: it may be of any opinion, but always has one or is unsure. */
class OddAudioTest {

    private static OnnxGenreClassifier classifier;

    @BeforeAll
    static void load() throws IOException {
        classifier = OnnxGenreClassifier.bundled();
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    private static AudioBuffer of(int rateHz, ChannelLayout layout, double seconds, DoubleUnaryOperator ofSeconds) {
        float[] x = new float[(int) (seconds * rateHz)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ofSeconds.applyAsDouble((double) i / rateHz);
        }
        float[][] channels = new float[layout.size()][];
        Arrays.setAll(channels, c -> x.clone());
        return AudioBuffer.wrap(rateHz, layout, channels);
    }

    private static double square(double t) {
        return Math.sin(2.0 * Math.PI * 100.0 * t) >= 0.0 ? 1.0 : -1.0;
    }

    /** Pulses of a voice through three resonances, in syllables of a fifth of a second, with pauses. */
    private static AudioBuffer speech() {
        Random breath = new Random(3);
        double[] formantsHz = {600.0, 1_200.0, 2_600.0};
        return of(16_000, ChannelLayout.MONO, 9.0, t -> {
            double syllable = Math.max(0.0, Math.sin(2.0 * Math.PI * 2.5 * t)) * (t % 3.0 < 2.3 ? 1.0 : 0.0);
            double sincePulse = t % (1.0 / (110.0 + 20.0 * Math.sin(1.7 * t)));
            double voice = 0.0;
            for (double hz : formantsHz) {
                double moved = hz * (1.0 + 0.2 * Math.sin(2.0 * Math.PI * 1.1 * t));
                voice += Math.exp(-300.0 * sincePulse) * Math.sin(2.0 * Math.PI * moved * sincePulse);
            }
            return syllable * (0.15 * voice + 0.01 * breath.nextGaussian()) + 1e-4 * breath.nextGaussian();
        });
    }

    static Stream<Arguments> odd() {
        TestMix mix = TestMix.stereo();
        ChannelLayout stereo = ChannelLayout.STEREO;
        return Stream.of(
                Arguments.of("silence", Signals.silence(44_100, stereo, 441_000)),
                Arguments.of("nothing", Signals.silence(44_100, stereo, 0)),
                Arguments.of("half a second", mix.seconds(0.5)),
                Arguments.of("half a minute", mix.rate(8_000).seconds(30.0)),
                Arguments.of("one second", mix.seconds(1.0)),
                Arguments.of(
                        "mono, 8 kHz", mix.rate(8_000).in(ChannelLayout.MONO).seconds(8.0)),
                Arguments.of("384 kHz", mix.rate(384_000).seconds(7.0)),
                Arguments.of("white noise", Signals.gaussian(5, 48_000, stereo, 480_000, -12.0)),
                Arguments.of("speech", speech()),
                Arguments.of("a click", of(44_100, stereo, 8.0, t -> t == 4.0 ? 1.0 : 0.0)),
                Arguments.of("a click in a long file", of(22_050, stereo, 60.0, t -> t == 30.0 ? 1.0 : 0.0)),
                Arguments.of("a square at full scale", of(44_100, stereo, 8.0, OddAudioTest::square)),
                Arguments.of("a constant", of(44_100, stereo, 8.0, t -> 1.0)),
                Arguments.of("-120 dBFS", mix.gainDb(-106.0).seconds(7.0)),
                Arguments.of("+100 dB", mix.gainDb(100.0).seconds(7.0)),
                Arguments.of("the largest float", of(44_100, stereo, 8.0, t -> Float.MAX_VALUE * square(t))),
                Arguments.of("the smallest float", of(44_100, stereo, 8.0, t -> Float.MIN_VALUE * square(t))),
                Arguments.of("no number", of(44_100, stereo, 8.0, t -> t % 1.0 < 0.1 ? Double.NaN : 0.1 * square(t))),
                Arguments.of("5.1", mix.in(ChannelLayout.SURROUND_5_1).seconds(7.0)),
                Arguments.of("7.1.4", mix.in(ChannelLayout.SURROUND_7_1_4).seconds(7.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void anythingIsAnswered(String what, AudioBuffer audio) throws IOException {
        try (AudioReader reader = AudioFiles.of(audio)) {
            assertAnswer(classifier.classify(reader));
        }
    }

    @Test
    void aFileOfSixChannelsIsAnswered(@TempDir Path folder) throws IOException {
        Path wav = folder.resolve("surround.wav");
        AudioFiles.write(wav, TestMix.stereo().in(ChannelLayout.SURROUND_5_1).seconds(7.0), SampleFormat.PCM_24);
        try (AudioReader reader = AudioFiles.open(wav)) {
            assertAnswer(classifier.classify(reader));
        }
    }

    private static void assertAnswer(GenreEstimate estimate) {
        assertThat(estimate.probabilities().keySet()).containsExactlyInAnyOrderElementsOf(classifier.genres());
        assertThat(estimate.probabilities().values()).allMatch(Double::isFinite);
        assertThat(estimate.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1.0, within(1e-9));
        assertThat(estimate.genre().isPresent()).isNotEqualTo(estimate.unsure());
    }
}

package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGenreClassifierTest {

    @TempDir
    Path folder;

    private OnnxGenreClassifier tiny() throws IOException {
        return OnnxGenreClassifier.fromModel(TestModels.write(folder, "tiny"));
    }

    private static GenreEstimate classify(OnnxGenreClassifier classifier, AudioBuffer audio) throws IOException {
        try (AudioReader reader = AudioFiles.of(audio)) {
            return classifier.classify(reader);
        }
    }

    /** Chords with a beat, so that there is something to judge. */
    private static AudioBuffer music(int rateHz, double seconds) {
        float[] x = new float[(int) (seconds * rateHz)];
        for (int i = 0; i < x.length; i++) {
            double t = (double) i / rateHz;
            double beat = Math.exp(-8.0 * (t % 0.5));
            double root = 110.0 * Math.pow(2.0, Math.floor(t / 2.0) % 5 / 12.0);
            double sum = 0.0;
            for (int partial = 1; partial <= 8; partial++) {
                sum += Math.sin(2.0 * Math.PI * root * partial * t) / partial;
            }
            x[i] = (float) (0.1 * sum * (0.3 + beat));
        }
        return AudioBuffer.wrap(rateHz, ChannelLayout.STEREO, new float[][] {x, x.clone()});
    }

    @Test
    void estimatesAreTheSoftmaxOfTheMeanOverWindows() throws IOException {
        AudioBuffer audio = music(44_100, 20.0);
        try (OnnxGenreClassifier classifier = tiny();
                AudioReader reader = AudioFiles.of(audio)) {
            assertThat(classifier.name()).isEqualTo("loudcraft-onnx, model tiny 1");
            assertThat(classifier.genres())
                    .containsExactly(Genre.ROCK, Genre.ELECTRONIC, Genre.CLASSICAL, Genre.SPEECH);
            assertThat(classifier.abstainBelow()).isEqualTo(0.3);

            Excerpts excerpts = Excerpts.of(reader);
            HandFeatures hand = new HandFeatures();
            GenreInput input = GenreInput.of(excerpts.frames(), excerpts.starts(), hand);
            byte[] model = Files.readAllBytes(folder.resolve("tiny.onnx"));
            double[] sums = new double[4];
            try (GenreNetwork network = GenreNetwork.open(model, "tiny", hand.count(), 1)) {
                for (float[] window : network.run(input)) {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += Math.exp(0.0) * window[i] / input.windows() / 1.25;
                    }
                }
            }
            double total = Arrays.stream(sums).map(Math::exp).sum();
            GenreEstimate estimate = classify(classifier, audio);
            for (int i = 0; i < sums.length; i++) {
                // Sums in another order.
                assertThat(estimate.probabilities().get(classifier.genres().get(i)))
                        .isCloseTo(Math.exp(sums[i]) / total, within(1e-6));
            }
            assertThat(estimate.unsure()).isEqualTo(estimate.confidence() < 0.3);
        }
    }

    @Test
    void differentMusicGetsDifferentAnswers() throws IOException {
        try (OnnxGenreClassifier classifier = tiny()) {
            GenreEstimate one = classify(classifier, music(44_100, 12.0));
            GenreEstimate other =
                    classify(classifier, Signals.sine(440.0, -12.0).rate(44_100).stereo(12.0));
            assertThat(one).isNotEqualTo(other);
        }
    }

    @Test
    void eightThreadsGetTheSameBitsFromOneClassifier() throws Exception {
        AudioBuffer audio = music(22_050, 13.0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (OnnxGenreClassifier classifier = tiny()) {
            GenreEstimate expected = classify(classifier, audio);
            List<Callable<GenreEstimate>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> classify(classifier, audio));
            }
            for (Future<GenreEstimate> estimate : threads.invokeAll(tasks)) {
                assertThat(estimate.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void moreThreadsInTheNetworkAndASecondSessionChangeNothing() throws IOException {
        AudioBuffer audio = music(22_050, 13.0);
        try (OnnxGenreClassifier one = tiny();
                OnnxGenreClassifier two = OnnxGenreClassifier.fromModel(folder.resolve("tiny.onnx"), 2)) {
            assertThat(classify(two, audio)).isEqualTo(classify(one, audio));
        }
    }

    @Test
    void whatTellsNothingIsUnsureAndSaysWhy() throws IOException {
        try (OnnxGenreClassifier classifier = tiny()) {
            String silent = "the mix is silent wherever it was listened to";
            assertUnsure(classifier, Signals.silence(44_100, ChannelLayout.STEREO, 500_000), silent);
            assertUnsure(classifier, Signals.silence(44_100, ChannelLayout.STEREO, 3_000_000), silent);
            String tooShort = "the mix is shorter than 1 s";
            assertUnsure(classifier, Signals.silence(44_100, ChannelLayout.STEREO, 0), tooShort);
            assertUnsure(classifier, music(44_100, 0.5), tooShort);
            assertUnsure(classifier, music(44_100, 0.01), tooShort);
            String noise = "the mix sounds like noise without tones";
            assertUnsure(classifier, Signals.gaussian(1, 44_100, ChannelLayout.STEREO, 600_000, -20.0), noise);
            assertUnsure(classifier, Signals.gaussian(1, 8_000, ChannelLayout.MONO, 160_000, -20.0), noise);
            assertUnsure(classifier, Signals.pink(1, 48_000, ChannelLayout.STEREO, 600_000, -20.0), noise);
        }
    }

    private static void assertUnsure(OnnxGenreClassifier classifier, AudioBuffer audio, String why) throws IOException {
        GenreEstimate estimate = classify(classifier, audio);
        assertThat(estimate.whyUnsure()).contains(why);
        assertThat(estimate.unsure()).isTrue();
        assertThat(estimate.genre()).isEmpty();
        assertThat(estimate.probabilities().values()).containsOnly(0.25);
    }

    @Test
    void everyRateAndLayoutIsAnswered() throws IOException {
        try (OnnxGenreClassifier classifier = tiny()) {
            GenreEstimate usual = classify(classifier, music(44_100, 8.0));
            assertThat(usual.unsure()).isFalse();
            for (int rateHz : new int[] {8_000, 11_025, 48_000, 96_000, 384_000}) {
                GenreEstimate estimate = classify(classifier, music(rateHz, 8.0));
                assertThat(estimate.probabilities()).hasSize(4);
                if (rateHz >= 44_100) {
                    // The same music; the windows start a sample earlier or later.
                    estimate.probabilities()
                            .forEach((genre, probability) -> assertThat(probability)
                                    .isCloseTo(usual.probabilities().get(genre), within(0.02)));
                }
            }
            float[] x = music(48_000, 8.0).channel(0);
            AudioBuffer surround = AudioBuffer.wrap(
                    48_000, ChannelLayout.SURROUND_5_1, new float[][] {x, x, x, new float[x.length], x, x});
            AudioBuffer mono = AudioBuffer.wrap(48_000, ChannelLayout.MONO, new float[][] {x});
            GenreEstimate expected = classify(classifier, mono);
            // Five fifths are not quite a whole in floats.
            classify(classifier, surround)
                    .probabilities()
                    .forEach((genre, probability) -> assertThat(probability)
                            .isCloseTo(expected.probabilities().get(genre), within(1e-3)));
        }
    }

    @Test
    void refusesFilesThatAreNoModels() throws IOException {
        Path none = folder.resolve("none.onnx");
        assertThatThrownBy(() -> OnnxGenreClassifier.fromModel(none)).isInstanceOf(NoSuchFileException.class);
        Path text = Files.writeString(folder.resolve("text.onnx"), "this is no model");
        assertRefused(text, "must be an ONNX model that loads");
        byte[] whole = Files.readAllBytes(TestModels.write(folder, "tiny"));
        Path half = Files.write(folder.resolve("half.onnx"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(half, "must be an ONNX model that loads");
        assertRefused(Files.write(folder.resolve("empty.onnx"), new byte[0]), "must be an ONNX model that loads");
    }

    @Test
    void refusesModelsOfAnotherFrontEnd() throws IOException {
        assertRefused(
                TestModels.writeForeign(folder),
                "the model must have been trained with the front end " + new FrontEnd().hash() + ", but was with 0000");
    }

    @Test
    void refusesModelsOfOtherShapesAndNames() throws IOException {
        assertRefused(
                TestModels.write(folder, "five-features"),
                "'features' must be a float tensor of [-1, 187], -1 being any");
        assertRefused(TestModels.write(folder, "other-input"), "there must be 'mel', but there are [");
        assertRefused(TestModels.write(folder, "five-outputs"), "'logits' must be [2, 4] for 2 windows and 4 genres");
    }

    @Test
    void refusesMetadataThatMakesNoSense() throws IOException {
        assertRefused(
                TestModels.write(folder, "no-genres"),
                "the metadata must hold 'genres', but holds [abstainBelow, frontEndHash, temperature, version]");
        assertRefused(TestModels.writeWith(folder, "ROCK,", "ROLL,"), "must name genres out of [POP, ROCK,");
        assertRefused(TestModels.writeWith(folder, "ROCK,ELECTRONIC", "ROCK,ROCK,SPEEC"), "must name no genre twice");
        assertRefused(TestModels.writeWith(folder, "1.25", "-1.2"), "'temperature' must be in [");
        assertRefused(TestModels.writeWith(folder, "1.25", "warm"), "'temperature' must be a number, but was 'warm'");
        assertRefused(TestModels.writeWith(folder, "0.3", "NaN"), "'abstainBelow' must be in [0.0, 1.0], but was NaN");
        assertRefused(TestModels.writeWith(folder, "tiny 1", "      "), "the metadata must hold 'version'");
    }

    private static void assertRefused(Path model, String rule) {
        assertThatThrownBy(() -> OnnxGenreClassifier.fromModel(model))
                .isInstanceOf(GenreModelException.class)
                .hasMessageStartingWith(model + ": ")
                .hasMessageContaining(rule);
    }

    @Test
    void aBundledModelThatIsMissingOrDamagedIsNamed() {
        assertThatThrownBy(() -> OnnxGenreClassifier.bundled("none.onnx", 1))
                .isInstanceOf(GenreModelException.class)
                .hasMessage(
                        "bundled model none.onnx: must be among the resources of loudcraft-onnx, but there is no such"
                                + " resource");
        assertThatThrownBy(() -> OnnxGenreClassifier.bundled("golden-mel.csv", 1))
                .isInstanceOf(GenreModelException.class)
                .hasMessageStartingWith("bundled model golden-mel.csv: must be an ONNX model that loads, but: ");
        assertThatThrownBy(() -> OnnxGenreClassifier.bundled(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be in [1, 1024], but was 0");
    }

    @Test
    void isOfNoUseOnceItIsClosed() throws IOException {
        OnnxGenreClassifier classifier = tiny();
        classifier.close();
        classifier.close();
        assertThatThrownBy(() -> classify(classifier, music(8_000, 2.0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the classifier must be open, but was closed");
    }

    @Test
    void checksTheNumberOfThreads() throws IOException {
        Path model = TestModels.write(folder, "tiny");
        assertThatThrownBy(() -> OnnxGenreClassifier.fromModel(model, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be in [1, 1024], but was 0");
    }
}

package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of audio to a model that this module loads, by the steps that the README of training names. */
class TrainingTest {

    // 256 frames, so that extractor and classifier hear the same window.
    private static final double CLIP_SECONDS = 5.98;
    private static final List<String> GENRES = List.of("ELECTRONIC", "CLASSICAL", "SPEECH");
    private static final int ARTISTS = 6;
    private static final int CLIPS = 24;
    // Enough that no clip is taken for noise.
    private static final int PARTIALS = 12;
    private static final Path TRAINING = Path.of("training").toAbsolutePath();

    @TempDir
    Path folder;

    private Python python;
    private Path labels;
    private Path audio;
    private Path extracted;
    private Path out;

    @BeforeEach
    void findPython() throws IOException, InterruptedException {
        python = Python.orSkip();
        labels = folder.resolve("labels.csv");
        audio = folder.resolve("audio");
        extracted = folder.resolve("extracted");
        out = folder.resolve("out");
    }

    /** The one place that knows how training is called: the smallest that it can do. */
    private void train(String step) throws IOException, InterruptedException {
        python.run(
                TRAINING,
                "-m",
                "loudcraft_training",
                step,
                "--labels",
                labels,
                "--extracted",
                extracted,
                "--out",
                out,
                "--epochs",
                1,
                "--seeds",
                1,
                "--processes",
                1);
    }

    @Test
    void aModelThatWasTrainedHereSaysTheSameInJavaAndInPython() throws IOException, InterruptedException {
        writeClips();
        FeatureExtractor.main(new String[] {labels.toString(), audio.toString(), extracted.toString()});
        train("evaluate");
        train("train");
        train("export");

        Path model = out.resolve("genre.onnx");
        Path script = Path.of("src/test/resources/app/loudcraft/onnx/onnx_probabilities.py");
        List<String> lines = python.run(TRAINING, script.toAbsolutePath(), model, extracted)
                .lines()
                .toList();
        assertThat(lines).hasSize(CLIPS);
        double lowest = 1.0;
        double highest = 0.0;
        try (OnnxGenreClassifier classifier = OnnxGenreClassifier.fromModel(model)) {
            for (String line : lines) {
                String[] fields = line.split(",");
                double[] expected = Arrays.stream(fields)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertSame(estimate(classifier, fields[0]), classifier, expected);
                lowest = Math.min(lowest, expected[0]);
                highest = Math.max(highest, expected[0]);
            }
        }
        // Else the comparison would tell nothing of what the network was fed with.
        assertThat(highest - lowest).isGreaterThan(1e-3);
    }

    private GenreEstimate estimate(OnnxGenreClassifier classifier, String file) throws IOException {
        try (AudioReader reader = AudioFiles.open(audio.resolve(file))) {
            return classifier.classify(reader);
        }
    }

    private static void assertSame(GenreEstimate estimate, OnnxGenreClassifier classifier, double[] expected) {
        assertThat(estimate.whyUnsure()).isEmpty();
        assertThat(expected).hasSameSizeAs(classifier.genres());
        for (int i = 0; i < expected.length; i++) {
            assertThat(estimate.probabilities().get(classifier.genres().get(i))).isCloseTo(expected[i], within(1e-4));
        }
    }

    private void writeClips() throws IOException {
        Files.createDirectories(audio);
        StringBuilder list = new StringBuilder("file,genre,artist,title,licence\n");
        for (int i = 0; i < CLIPS; i++) {
            String genre = GENRES.get(i % GENRES.size());
            String file = "clip-" + i + ".wav";
            int artist = i % ARTISTS;
            list.append(file + "," + genre + ",artist " + artist + ",title " + i + ",CC0\n");
            AudioFiles.write(audio.resolve(file), clip(genre, i), SampleFormat.PCM_16);
        }
        Files.writeString(labels, list);
    }

    /** A beat over a chord, a slow chord, or syllables; how fast and how high they are is drawn. */
    private static AudioBuffer clip(String genre, int seed) {
        Random random = new Random(seed);
        double hz = 110.0 * Math.pow(2.0, random.nextDouble());
        double beat = 0.4 + 0.2 * random.nextDouble();
        int rateHz = seed % 2 == 0 ? 16_000 : 44_100;
        float[] x = new float[(int) (CLIP_SECONDS * rateHz)];
        for (int i = 0; i < x.length; i++) {
            double t = (double) i / rateHz;
            double swell = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * t / (4.0 * beat));
            double chord = 0.0;
            for (int partial = 1; partial <= PARTIALS; partial++) {
                chord += Math.sin(2.0 * Math.PI * partial * hz * t) / partial;
            }
            double click = random.nextGaussian() * Math.exp(-30.0 * (t % beat));
            x[i] = (float) (0.1
                    * switch (genre) {
                        case "ELECTRONIC" -> chord * Math.exp(-4.0 * (t % beat)) + click;
                        case "CLASSICAL" -> chord * swell;
                        default -> chord * Math.max(0.0, Math.sin(2.0 * Math.PI * t / beat)) + 0.01 * click;
                    });
        }
        ChannelLayout layout = seed % 3 == 0 ? ChannelLayout.STEREO : ChannelLayout.MONO;
        float[][] channels = new float[layout.size()][];
        Arrays.fill(channels, x);
        return AudioBuffer.wrap(rateHz, layout, channels);
    }
}

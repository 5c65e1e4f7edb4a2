package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedSessionTest {

    private static final int THREADS = 8;
    private static final int CLASSIFICATIONS = 300;

    private static GenreEstimate classify(GenreClassifier classifier, AudioBuffer audio) throws IOException {
        try (AudioReader reader = AudioFiles.of(audio)) {
            return classifier.classify(reader);
        }
    }

    @Test
    void eightThreadsGetTheBitsThatOneThreadGets() throws Exception {
        List<AudioBuffer> mixes = List.of(
                TestMix.stereo().rate(8_000).seconds(2.0),
                TestMix.stereo().rate(11_025).seed(2).seconds(4.0),
                TestMix.stereo().rate(8_000).seed(3).quietDb(12.0).seconds(5.0));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (OnnxGenreClassifier classifier = OnnxGenreClassifier.bundled()) {
            List<GenreEstimate> expected = new ArrayList<>();
            for (AudioBuffer mix : mixes) {
                expected.add(classify(classifier, mix));
            }
            assertThat(expected).doesNotHaveDuplicates();
            List<Callable<GenreEstimate>> tasks = new ArrayList<>();
            for (int i = 0; i < CLASSIFICATIONS; i++) {
                AudioBuffer mix = mixes.get(i % mixes.size());
                tasks.add(() -> classify(classifier, mix));
            }
            List<Future<GenreEstimate>> answers = threads.invokeAll(tasks);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i % mixes.size()));
            }
        } finally {
            threads.shutdown();
        }
    }
}

package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledGenreClassifierTest {

    private final AudioBuffer mix = TestMix.stereo().seconds(7.0);

    private static GenreEstimate classify(GenreClassifier classifier, AudioBuffer audio) throws IOException {
        try (AudioReader reader = AudioFiles.of(audio)) {
            return classifier.classify(reader);
        }
    }

    @Test
    void isFoundAndAnswersAsTheBundledModelDoes() throws IOException {
        GenreClassifier found =
                ServiceLoader.load(GenreClassifier.class).findFirst().orElseThrow();
        assertThat(found).isInstanceOf(BundledGenreClassifier.class);
        try (OnnxGenreClassifier own = OnnxGenreClassifier.bundled()) {
            assertThat(found.name()).isEqualTo(own.name()).startsWith("loudcraft-onnx, model ");
            assertThat(classify(found, mix)).isEqualTo(classify(own, mix));
        }
        // A session that was closed elsewhere is not the shared one.
        assertThat(classify(new BundledGenreClassifier(), mix)).isEqualTo(classify(found, mix));
    }

    @Test
    void masteringRecognisesTheGenreWithoutBeingHandedAClassifier() throws IOException {
        MasteringResult result = Mastering.builder().detectGenre().build().master(mix);
        assertThat(result.report().mix().genre()).contains(classify(new BundledGenreClassifier(), mix));
        assertThat(result.plan().profile()).isNotBlank();
        assertThat(result.report().toText()).isNotBlank();
    }

    @Test
    void withoutOnnxRuntimeMasteringGoesOnAndTheEstimateSaysWhy(@TempDir Path empty)
            throws IOException, InterruptedException {
        OtherJvm.Output output = OtherJvm.run(Masters.class, "-Donnxruntime.native.path=" + empty);
        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.lines("name: ")).containsExactly("loudcraft-onnx, no model");
        assertThat(output.lines("why: "))
                .as("the same reason at the first and the second attempt")
                .hasSize(2)
                .allSatisfy(why -> assertThat(why)
                        .startsWith("ONNX Runtime cannot be loaded on ")
                        .contains("onnxruntime"))
                .satisfies(whys -> assertThat(whys.get(0)).isEqualTo(whys.get(1)));
        assertThat(output.lines("genres: ")).containsOnly(String.valueOf(Genre.values().length));
        assertThat(output.lines("profile: ")).containsOnly("neutral");
    }

    /** Masters twice and tells what it heard. */
    static final class Masters {
        public static void main(String[] arguments) throws IOException {
            System.out.println("name: " + new BundledGenreClassifier().name());
            for (int i = 0; i < 2; i++) {
                MasteringResult result = Mastering.builder()
                        .detectGenre()
                        .build()
                        .master(TestMix.stereo().seconds(2.0));
                GenreEstimate heard = result.report().mix().genre().orElseThrow();
                System.out.println("why: " + heard.whyUnsure().orElseThrow());
                System.out.println("genres: " + heard.probabilities().size());
                System.out.println("profile: " + result.plan().profile());
            }
        }
    }
}

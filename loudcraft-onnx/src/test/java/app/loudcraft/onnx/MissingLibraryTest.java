package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingLibraryTest {

    @TempDir
    Path folder;

    @Test
    void aPlatformWithoutTheLibraryIsNamedEveryTime() throws IOException, InterruptedException {
        Path model = TestModels.write(folder, "tiny");
        OtherJvm.Output output = OtherJvm.run(Twice.class, "-Donnxruntime.native.path=" + folder, model.toString());
        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.lines("unavailable: ONNX Runtime cannot be loaded on "))
                .as(output.text())
                .hasSize(2)
                .containsOnly(output.lines("unavailable: ONNX Runtime cannot be loaded on ")
                        .get(0));
    }

    @Test
    void aFolderForTemporaryFilesThatIsNotThereIsNamed() throws IOException, InterruptedException {
        Path model = TestModels.write(folder, "tiny");
        Path none = folder.resolve("none");
        OtherJvm.Output output = OtherJvm.run(Twice.class, "-Djava.io.tmpdir=" + none, model.toString());
        assertThat(output.lines("unavailable: "))
                .as(output.text())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("NoSuchFileException " + none));
    }

    /** Tries to load a model twice: the second failure of a class is another error than the first. */
    static final class Twice {
        public static void main(String[] arguments) throws IOException {
            for (int i = 0; i < 2; i++) {
                try {
                    OnnxGenreClassifier.fromModel(Path.of(arguments[0])).close();
                } catch (OnnxUnavailableException unavailable) {
                    System.out.println("unavailable: " + unavailable.getMessage());
                }
            }
        }
    }
}

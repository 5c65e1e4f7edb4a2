package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a virtual machine of its own, since a native library is looked for once only. */
class MissingLibraryTest {

    @TempDir
    Path folder;

    @Test
    void aPlatformWithoutTheLibraryIsNamedEveryTime() throws IOException, InterruptedException {
        Path model = TestModels.write(folder, "tiny");
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Donnxruntime.native.path=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Twice.class.getName(),
                        model.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("unavailable: ONNX Runtime cannot be loaded on ")))
                .as(output)
                .hasSize(2);
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

package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a library that is in use goes with the next process there")
    void loadedLibraryLeavesNothingInTheFolderForTemporaryFiles() throws IOException, InterruptedException {
        Path model = TestModels.write(folder, "tiny");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        OtherJvm.Output output =
                OtherJvm.run(Loader.class, "-Djava.io.tmpdir=" + temporary, model.toString(), temporary.toString());

        assertThat(output.lines("files: ")).as(output.text()).containsExactly("[]");
        assertThat(temporary).isEmptyDirectory();
    }

    /** A program that loads a model, tells what is left, and ends as if it were killed. */
    static final class Loader {
        public static void main(String[] arguments) throws IOException {
            OnnxGenreClassifier.fromModel(Path.of(arguments[0]));
            try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
                System.out.println("files: " + files.toList());
            }
            Runtime.getRuntime().halt(0);
        }
    }
}

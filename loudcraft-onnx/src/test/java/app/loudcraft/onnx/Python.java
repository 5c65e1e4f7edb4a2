package app.loudcraft.onnx;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Python with what training needs.
 *
 * @param command the system property or environment variable {@code LOUDCRAFT_PYTHON}, else {@code python3}
 */
record Python(String command) {

    private static final String SETTING = "LOUDCRAFT_PYTHON";
    private static final String MODULES = "torch, onnx, onnxruntime, sklearn, numpy";

    /** Skips the test where there is no such Python. */
    static Python orSkip() throws IOException, InterruptedException {
        String fromEnvironment = System.getenv().getOrDefault(SETTING, "python3");
        Python python = new Python(System.getProperty(SETTING, fromEnvironment));
        try {
            Output output = python.execute(Path.of("."), "-c", "import " + MODULES);
            if (output.exitCode() != 0) {
                abort(python.command + " must have " + MODULES + " (choose another by " + SETTING + "), but: "
                        + output.lastLine());
            }
        } catch (IOException absent) {
            abort("there must be a Python (choose one by " + SETTING + "), but: " + absent.getMessage());
        }
        return python;
    }

    /** Runs a program in a folder; gives what it printed. */
    String run(Path folder, Object... arguments) throws IOException, InterruptedException {
        Output output =
                execute(folder, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        if (output.exitCode() != 0) {
            throw new AssertionError(Arrays.toString(arguments) + " must succeed, but:\n" + output.text());
        }
        return output.text();
    }

    private Output execute(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        // No compiled files beside the sources, and no threads that spin while others work.
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private record Output(int exitCode, String text) {
        String lastLine() {
            return text.strip().substring(text.strip().lastIndexOf('\n') + 1);
        }
    }
}

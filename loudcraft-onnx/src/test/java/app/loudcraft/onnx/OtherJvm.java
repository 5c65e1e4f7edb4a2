package app.loudcraft.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a program in a virtual machine of its own, since a native library is looked for once only. */
final class OtherJvm {

    private OtherJvm() {}

    /** What a program printed and returned. */
    record Output(int exitCode, String text) {

        /** What stands behind a word, line by line. */
        List<String> lines(String word) {
            return text.lines()
                    .filter(line -> line.startsWith(word))
                    .map(line -> line.substring(word.length()))
                    .toList();
        }
    }

    /** Runs a class with the class path of the tests; what has the form of an option goes to the virtual machine. */
    static Output run(Class<?> program, String... optionsAndArguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Arrays.stream(optionsAndArguments).filter(word -> word.startsWith("-")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Arrays.stream(optionsAndArguments).filter(word -> !word.startsWith("-")).forEach(command::add);
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(java.waitFor(), text);
    }
}

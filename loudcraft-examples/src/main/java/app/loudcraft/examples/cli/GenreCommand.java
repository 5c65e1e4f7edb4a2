package app.loudcraft.examples.cli;

import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.onnx.OnnxGenreClassifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the genre of mixes. What cannot be read is reported, and the others are told. */
@Command(
        name = "genre",
        description = "Tells the genre of a mix and how sure that is. Silence, noise and what the model cannot tell "
                + "are UNSURE; the exit code is 0 for every file that can be read, and 1 where ONNX Runtime cannot be "
                + "loaded.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class GenreCommand implements Callable<Integer> {

    private static final int DEFAULT_TOP = 3;

    private final List<GenreOfFile> told = new ArrayList<>();
    private boolean anyFailure;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "IN",
            arity = "1..*",
            description =
                    "Audio files, and folders: every .wav, .wave, .bwf, .rf64, .bw64, .w64, .flac, .aif, .aiff and .aifc "
                            + "file in them and below.")
    private List<Path> inputs;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The ONNX model to ask. Default: the one that comes with Loudcraft.")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--json", description = "Print JSON: an object for one file, an array for several or for folders.")
    private boolean json;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many genres to name, the most probable first. Default: 3, and all of them in JSON.")
    private Optional<Integer> top = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (top.isPresent() && top.get() < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1, but was " + top.get());
        }
        try (OnnxGenreClassifier classifier = classifier()) {
            for (Path file : AudioFileSearch.find(inputs, this::failed)) {
                try (AudioReader reader = AudioFiles.open(file)) {
                    told.add(new GenreOfFile(file.toString(), classifier.classify(reader)));
                } catch (IOException unreadable) {
                    failed(unreadable);
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(out);
        } else {
            told.forEach(genre -> out.println(genre.line(top.orElse(DEFAULT_TOP))));
        }
        out.flush();
        return anyFailure ? spec.exitCodeOnExecutionException() : spec.exitCodeOnSuccess();
    }

    private OnnxGenreClassifier classifier() throws IOException {
        return model.isPresent() ? OnnxGenreClassifier.fromModel(model.get()) : OnnxGenreClassifier.bundled();
    }

    private void printJson(PrintWriter out) throws IOException {
        int most = top.orElse(Integer.MAX_VALUE);
        if (inputs.size() > 1 || Files.isDirectory(inputs.get(0))) {
            out.println(Json.text(GenreOfFile.json(told, most)));
        } else if (!told.isEmpty()) {
            out.println(Json.text(told.get(0).json(most)));
        }
    }

    private void failed(IOException failure) {
        anyFailure = true;
        spec.commandLine().getErr().println(Failures.line(failure));
    }
}

package app.loudcraft.examples.cli;

import app.loudcraft.qc.MixAdvice;
import app.loudcraft.qc.MixAdvisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is worth changing about mixes. What cannot be read is reported, and the others are advised on. */
@Command(
        name = "advise",
        description = "Tells what is worth changing about a mix before it is mastered. Advice never fails a mix: "
                + "the exit code is 0 for every file that can be read.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class AdviseCommand implements Callable<Integer> {

    private final List<MixAdvice> advised = new ArrayList<>();
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
            names = "--json",
            description = "Print JSON: an object for one file, an array for several or for folders. Silence is "
                    + "\"-Infinity\", what does not exist is null. docs/mix-advice.schema.json describes it.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; the results are the same for any number. Default: one for each "
                    + "processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, but was " + threads);
        }
        MixAdvisor advisor = MixAdvisor.ofDefaults().parallelism(threads);
        for (Path file : AudioFileSearch.find(inputs, this::failed)) {
            try {
                advised.add(advisor.advise(file));
            } catch (IOException unreadable) {
                failed(unreadable);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(out);
        } else {
            advised.forEach(advice -> out.print(text(advice)));
        }
        out.flush();
        return anyFailure ? spec.exitCodeOnExecutionException() : spec.exitCodeOnSuccess();
    }

    private String text(MixAdvice advice) {
        String separator = advice == advised.get(0) ? "" : "\n";
        return separator + advice.file() + "\n" + advice.text();
    }

    private void printJson(PrintWriter out) throws IOException {
        if (inputs.size() > 1 || Files.isDirectory(inputs.get(0))) {
            out.println(Json.text(AdviceJson.list(advised)));
        } else if (!advised.isEmpty()) {
            out.println(Json.text(AdviceJson.advice(advised.get(0))));
        }
    }

    private void failed(IOException failure) {
        anyFailure = true;
        spec.commandLine().getErr().println(Failures.line(failure));
    }
}

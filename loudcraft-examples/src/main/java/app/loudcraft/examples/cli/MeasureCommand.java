package app.loudcraft.examples.cli;

import app.loudcraft.meter.MeterSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures loudness and peaks of files. What cannot be read is reported, and the others are measured. */
@Command(
        name = "measure",
        description = "Measures loudness (ITU-R BS.1770-5, EBU R 128) and peaks of audio files.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class MeasureCommand implements Callable<Integer> {

    private final List<Measurement> measured = new ArrayList<>();
    private boolean anyFailure;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IN", arity = "1..*", description = "Audio files.")
    private List<Path> files;

    @Option(
            names = "--json",
            description = "Print JSON: an object for one file, an array for several. Silence is "
                    + "\"-Infinity\", what does not exist is null.")
    private boolean json;

    @Option(
            names = "--dual-mono",
            description = "Measure files of a single channel as they sound from two loudspeakers: 3.01 LU more.")
    private boolean dualMono;

    @Option(
            names = "--all-kernels",
            description =
                    "Also read the true peak with the filter printed in ITU-R BS.1770 and as libebur128 does: two "
                            + "more columns. In JSON, truePeakItuDbtp and truePeakEbur128Dbtp are null without this option.")
    private boolean allKernels;

    @Override
    public Integer call() throws IOException {
        MeterSettings settings = MeterSettings.DEFAULT.withDualMono(dualMono).withComparisonKernels(allKernels);
        Measuring measuring = new Measuring(settings, 1);
        for (Path file : files) {
            try {
                measured.add(measuring.file(file).measurement());
            } catch (IOException failure) {
                failed(failure);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(out);
        } else {
            printTable(out);
        }
        out.flush();
        return anyFailure ? spec.exitCodeOnExecutionException() : spec.exitCodeOnSuccess();
    }

    private void failed(IOException failure) {
        anyFailure = true;
        spec.commandLine().getErr().println(Failures.line(failure));
    }

    private void printTable(PrintWriter out) {
        out.print(new MeasurementTable(allKernels).text(measured));
        measured.forEach(measurement -> out.print(MeasurementTable.notes(measurement)));
    }

    private void printJson(PrintWriter out) throws IOException {
        if (files.size() > 1) {
            out.println(Json.text(Json.measurements(measured)));
        } else if (!measured.isEmpty()) {
            out.println(Json.text(Json.measurement(measured.get(0))));
        }
    }
}

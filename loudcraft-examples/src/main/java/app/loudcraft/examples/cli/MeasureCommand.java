package app.loudcraft.examples.cli;

import app.loudcraft.meter.AlbumReading;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
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

/** Measures loudness and peaks of files. What cannot be read is reported, and the others are measured. */
@Command(
        name = "measure",
        description = "Measures loudness (ITU-R BS.1770-5, EBU R 128) and peaks of audio files.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class MeasureCommand implements Callable<Integer>, FilesAtOnce.Listener {

    private final List<Measurement> measured = new ArrayList<>();
    private final List<ProgrammeMeter> meters = new ArrayList<>();
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
                    + "\"-Infinity\", what does not exist is null.")
    private boolean json;

    @Option(
            names = "--album",
            description = "Also measure all files together as one programme. JSON becomes an object with 'tracks' and "
                    + "'album'.")
    private boolean album;

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

    @Option(
            names = "--timeline",
            paramLabel = "FILE.csv",
            description = "Also write momentary and short-term loudness and true peak of every 100 ms of the one file "
                    + "IN; replaced if it exists. A window that is not whole yet is empty, silence is -inf.")
    private Path timeline;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; the results are the same for any number. Default: one for each "
                    + "processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireUsable();
        MeterSettings settings = MeterSettings.DEFAULT.withDualMono(dualMono).withComparisonKernels(allKernels);
        FilesAtOnce.measure(AudioFileSearch.find(inputs, this::failed), settings, threads, this);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(out);
        } else {
            printTable(out);
        }
        out.flush();
        return anyFailure ? spec.exitCodeOnExecutionException() : spec.exitCodeOnSuccess();
    }

    private void requireUsable() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, but was " + threads);
        }
        if (timeline == null) {
            return;
        }
        Path input = inputs.get(0);
        if (inputs.size() > 1 || Files.isDirectory(input)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--timeline needs exactly one file, but there "
                            + (inputs.size() > 1 ? "are " + inputs.size() : "is the folder " + input));
        }
        if (Files.exists(input) && Files.exists(timeline) && Files.isSameFile(input, timeline)) {
            throw new FileSystemException(
                    timeline.toString(), null, "this is the audio that is measured; the timeline needs another file");
        }
    }

    @Override
    public void measured(MeasuredFile file) {
        measured.add(file.measurement());
        if (album) {
            meters.add(file.meter());
        }
        if (timeline != null) {
            try {
                TimelineCsv.write(timeline, file);
            } catch (IOException failure) {
                failed(failure);
            }
        }
    }

    @Override
    public void failed(IOException failure) {
        anyFailure = true;
        spec.commandLine().getErr().println(Failures.line(failure));
    }

    private void printTable(PrintWriter out) {
        out.print(new MeasurementTable(allKernels).text(measured));
        albumReading().ifPresent(reading -> out.print(MeasurementTable.album(reading)));
        measured.forEach(measurement -> out.print(MeasurementTable.notes(measurement)));
    }

    private void printJson(PrintWriter out) throws IOException {
        if (album) {
            out.println(Json.text(Json.album(measured, albumReading())));
        } else if (inputs.size() > 1 || Files.isDirectory(inputs.get(0))) {
            out.println(Json.text(Json.measurements(measured)));
        } else if (!measured.isEmpty()) {
            out.println(Json.text(Json.measurement(measured.get(0))));
        }
    }

    private Optional<AlbumReading> albumReading() {
        return meters.isEmpty() ? Optional.empty() : Optional.of(AlbumReading.of(meters));
    }
}

package app.loudcraft.examples.cli;

import app.loudcraft.analysis.Genre;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the quality gate judge files. What cannot be read is reported, and the others are judged. */
@Command(
        name = "check",
        description = "Judges finished audio files by what the place they go to asks for; changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all pass or are worth a look",
            "1:a file could not be read; one line on the error stream says why",
            "2:wrong usage",
            "3:a file fails"
        })
final class CheckCommand implements Callable<Integer> {

    /** What a command returns where a file fails the gate. */
    static final int FAILED_THE_GATE = 3;

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
            names = "--target",
            paramLabel = "NAME|LUFS",
            converter = TargetConverter.class,
            description =
                    "Where the files go, see 'loudcraft targets', or a loudness such as -9 (then with a ceiling of "
                            + "-1 dBTP). Default: spotify, for speech apple-podcasts.")
    private DeliveryTarget target;

    @Option(
            names = "--genre",
            paramLabel = "NAME",
            converter = GenreConverter.class,
            description = "What the files are, which decides what dynamics and tone are expected.")
    private Genre genre;

    @Mixin
    private EncoderOption encoder;

    @Option(
            names = "--json",
            description = "Print JSON: an object for one file, an array for several or for folders. "
                    + "docs/quality-report.schema.json describes it.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE|FOLDER",
            description =
                    "Also write a report for people: for one file a page; for several, for folders, and where FOLDER "
                            + "is one, a page for each file and an index.html in FOLDER, which is made if it is not there.")
    private Path html;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; the results are the same for any number. Default: one for each "
                    + "processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private boolean anyFailure;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, but was " + threads);
        }
        List<Path> files = AudioFileSearch.find(inputs, this::failed);
        if (html != null) {
            SeparateFiles.require(html, "report", files);
        }
        List<CheckedFile> checked = checked(files);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(checked, out);
        } else {
            checked.forEach(file -> out.print(QualityText.of(file)));
        }
        out.flush();
        if (anyFailure) {
            return spec.exitCodeOnExecutionException();
        }
        boolean fails = checked.stream().anyMatch(file -> file.report().verdict() == QualityStatus.FAIL);
        return fails ? FAILED_THE_GATE : spec.exitCodeOnSuccess();
    }

    private List<CheckedFile> checked(List<Path> files) throws IOException {
        Optional<Genre> known = Optional.ofNullable(genre);
        QualityGate.Builder builder = QualityGate.builder().parallelism(threads);
        encoder.codec(asked(), known).ifPresent(builder::codec);
        QualityGate gate = builder.build();
        List<CheckedFile> checked = new ArrayList<>();
        for (Path file : files) {
            try {
                checked.add(new CheckedFile(file, gate.check(AudioSource.of(file), asked(), known)));
            } catch (IOException unreadable) {
                failed(unreadable);
            }
        }
        if (html != null) {
            writePages(checked);
        }
        return checked;
    }

    private void writePages(List<CheckedFile> checked) throws IOException {
        boolean folder = isAboutSeveral() || Files.isDirectory(html);
        CheckPages pages = new CheckPages(html, folder, asked(), Optional.ofNullable(genre), threads);
        for (CheckedFile file : checked) {
            pages.add(file);
        }
        pages.finish();
    }

    private boolean isAboutSeveral() {
        return inputs.size() > 1 || Files.isDirectory(inputs.get(0));
    }

    private DeliveryTarget asked() {
        if (target != null) {
            return target;
        }
        return genre == Genre.SPEECH ? DeliveryTarget.APPLE_PODCASTS : DeliveryTarget.SPOTIFY;
    }

    private void failed(IOException failure) {
        anyFailure = true;
        spec.commandLine().getErr().println(Failures.line(failure));
    }

    private void printJson(List<CheckedFile> checked, PrintWriter out) throws IOException {
        if (isAboutSeveral()) {
            out.println(Json.text(QualityJson.files(checked)));
        } else if (!checked.isEmpty()) {
            out.println(Json.text(QualityJson.file(checked.get(0))));
        }
    }
}

package app.loudcraft.examples.cli;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringBuilder;
import app.loudcraft.MasteringListener;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.plan.DeliveryTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Masters one file. */
@Command(
        name = "master",
        description = "Masters an audio file: measures it, plans, renders, and measures what came of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class MasterCommand implements Callable<Integer> {
    // What the report of a mastering holds as well.
    private static final MeterSettings ALL_READINGS = MeterSettings.DEFAULT.withComparisonKernels(true);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The mix.")
    private Path mix;

    @Parameters(index = "1", paramLabel = "OUT", description = "The master, a WAV file; replaced if it exists.")
    private Path master;

    @Option(
            names = "--target",
            paramLabel = "NAME|LUFS",
            converter = TargetConverter.class,
            defaultValue = "spotify",
            description = "Where the master goes, see 'loudcraft targets', or a loudness such as -9 "
                    + "(then with a ceiling of -1 dBTP). Default: ${DEFAULT-VALUE}.")
    private DeliveryTarget target;

    @Option(names = "--ceiling", paramLabel = "DBTP", description = "Highest true peak instead of the target's.")
    private Double ceilingDbtp;

    @Option(
            names = "--genre",
            paramLabel = "NAME",
            converter = GenreConverter.class,
            description = "The genre, whose profile is followed. Default: a neutral profile.")
    private Genre genre;

    @Option(
            names = "--bits",
            paramLabel = "16|24|32f",
            converter = FormatConverter.class,
            defaultValue = "24",
            description = "Sample format of the master. Default: ${DEFAULT-VALUE}.")
    private SampleFormat format;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing unless it fails.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Mastering mastering = mastering();
        MasteringResult result = master(mastering);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Measurement written = new Measuring(ALL_READINGS, 1).file(master).measurement();
            out.println(Json.text(Json.mastering(result.report(), written)));
        } else if (!quiet) {
            out.print(result.report().toText());
        }
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    private Mastering mastering() {
        MasteringBuilder builder = Mastering.builder().target(target).format(format);
        if (genre != null) {
            builder.genre(genre);
        }
        try {
            return ceilingDbtp == null
                    ? builder.build()
                    : builder.ceilingDbtp(ceilingDbtp).build();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private MasteringResult master(Mastering mastering) throws IOException {
        if (quiet || json || !Terminal.isWatched()) {
            return mastering.master(mix, master, MasteringListener.NONE);
        }
        try (MasteringProgress progress = new MasteringProgress(System.err)) {
            MasteringResult result = mastering.master(mix, master, progress);
            progress.finished();
            return result;
        }
    }
}

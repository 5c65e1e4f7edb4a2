package app.loudcraft.examples.cli;

import app.loudcraft.audio.SampleFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Widens one file and does nothing else to it. */
@Command(
        name = "spatial",
        description = "Widens a stereo file and does nothing else to it: its mono sum stays what it is.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class SpatialCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to widen. Mono is passed unchanged.")
    private Path input;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description =
                    "The wider one: a FLAC or AIFF file where its name ends so, else a WAV file; replaced if it exists.")
    private Path output;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--bits",
            paramLabel = "16|24|32f",
            converter = FormatConverter.class,
            description = "Sample format of the output. Default: that of the input.")
    private SampleFormat format;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing unless it fails.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Widening widening = new Widening(
                engine.builder(spec), engine.energy(), engine.changeNothing(), Optional.ofNullable(format));
        SeparateFiles.require(output, "output", List.of(input));
        WidenedFile widened = widen(widening);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(SpatialJson.widened(widened)));
        } else if (!quiet) {
            out.print(widened.toText());
        }
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    private WidenedFile widen(Widening widening) throws IOException {
        if (quiet || json || !Terminal.isWatched()) {
            return widening.widen(input, output, share -> {});
        }
        try (PercentBar bar = new PercentBar(System.err, "widening")) {
            WidenedFile widened = widening.widen(input, output, bar::show);
            bar.show(1.0);
            return widened;
        }
    }
}

package app.loudcraft.examples.cli;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeReading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures loudness and peaks of files. A file that cannot be read is reported, and the others are measured. */
@Command(
        name = "measure",
        description = "Measures loudness (ITU-R BS.1770-5, EBU R 128) and peaks of audio files.",
        mixinStandardHelpOptions = true,
        versionProvider = Loudcraft.Version.class)
final class MeasureCommand implements Callable<Integer> {
    private static final int FORMAT_WIDTH = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IN", arity = "1..*", description = "Audio files.")
    private List<Path> files;

    @Option(
            names = "--json",
            description = "Print JSON: an object for one file, an array for several. Silence is \"-Infinity\", "
                    + "what does not exist is null.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<MixAnalysis> measured = new ArrayList<>();
        for (Path file : files) {
            try {
                measured.add(Measuring.file(file));
            } catch (IOException failure) {
                spec.commandLine().getErr().println(Failures.line(failure));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(measured, out);
        } else if (!measured.isEmpty()) {
            out.print(table(measured));
        }
        out.flush();
        return measured.size() == files.size() ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    private void printJson(List<MixAnalysis> measured, PrintWriter out) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        measured.forEach(analysis -> nodes.add(Json.measurement(analysis)));
        if (files.size() > 1) {
            out.println(Json.text(new ArrayNode(JsonNodeFactory.instance, nodes)));
        } else if (!nodes.isEmpty()) {
            out.println(Json.text(nodes.get(0)));
        }
    }

    private static String table(List<MixAnalysis> measured) {
        TextTable table = new TextTable("lrrrrrrrl", FORMAT_WIDTH)
                .row("file", "integrated", "range", "momentary", "short-term", "true peak", "sample", "PLR", "format")
                .row("", "LUFS", "LU", "max LUFS", "max LUFS", "dBTP", "dBFS", "dB", "");
        for (MixAnalysis analysis : measured) {
            ProgrammeReading programme = analysis.programme();
            LoudnessReading loudness = programme.loudness();
            table.row(
                    analysis.source(),
                    figure(loudness.integratedLufs()),
                    figure(loudness.loudnessRangeLu()),
                    figure(loudness.maxMomentaryLufs()),
                    figure(loudness.maxShortTermLufs()),
                    figure(OptionalDouble.of(programme.truePeakDbtp())),
                    figure(OptionalDouble.of(programme.samplePeakDbfs())),
                    figure(programme.plrDb()),
                    format(analysis));
        }
        StringBuilder text = new StringBuilder(table.text());
        for (MixAnalysis analysis : measured) {
            for (String note : analysis.notes()) {
                text.append("note: ")
                        .append(analysis.source())
                        .append(": ")
                        .append(note)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String figure(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double figure = value.getAsDouble();
        return Double.isFinite(figure) ? String.format(Locale.ROOT, "%.1f", figure) : "-inf";
    }

    private static String format(MixAnalysis analysis) {
        return String.format(Locale.ROOT, "%s, %s, %.2f s", analysis.container(), analysis.spec(), analysis.seconds());
    }
}

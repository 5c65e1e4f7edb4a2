package app.loudcraft.examples.cli;

import app.loudcraft.meter.AlbumReading;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lays out measurements for people: a line for each file, then what there is to say beside the figures. */
final class MeasurementTable {

    private static final int FORMAT_WIDTH = 60;

    private final boolean allKernels;

    /**
     * @param allKernels whether the true peak has columns as other meters read it
     */
    MeasurementTable(boolean allKernels) {
        this.allKernels = allKernels;
    }

    /** The lines, each ended by a line feed; none for no measurement. */
    String text(List<Measurement> measured) {
        if (measured.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(allKernels ? "lrrrrrrrrrrl" : "lrrrrrrrrl", FORMAT_WIDTH);
        List<String> ituAndEbur128 = allKernels ? List.of("ITU", "ebur128") : List.of();
        List<String> theirUnits = allKernels ? List.of("dBTP", "dBTP") : List.of();
        table.row(row(
                List.of("file", "integrated", "range", "momentary", "short-term", "true peak"),
                ituAndEbur128,
                List.of("sample", "PLR", "PSR 5%", "format")));
        table.row(row(
                List.of("", "LUFS", "LU", "max LUFS", "max LUFS", "dBTP"),
                theirUnits,
                List.of("dBFS", "dB", "dB", "")));
        for (Measurement measurement : measured) {
            table.row(row(measurement));
        }
        return table.text();
    }

    private String[] row(Measurement measurement) {
        ProgrammeReading programme = measurement.programme();
        LoudnessReading loudness = programme.loudness();
        return row(
                List.of(
                        measurement.file(),
                        figure(loudness.integratedLufs()),
                        figure(loudness.loudnessRangeLu()),
                        figure(loudness.maxMomentaryLufs()),
                        figure(loudness.maxShortTermLufs()),
                        figure(programme.truePeakDbtp())),
                allKernels
                        ? List.of(figure(programme.truePeakItuDbtp()), figure(programme.truePeakEbur128Dbtp()))
                        : List.of(),
                List.of(
                        figure(programme.samplePeakDbfs()),
                        figure(programme.plrDb()),
                        figure(programme.psrP5Db()),
                        format(measurement)));
    }

    private static String[] row(List<String> left, List<String> middle, List<String> right) {
        List<String> cells = new ArrayList<>(left);
        cells.addAll(middle);
        cells.addAll(right);
        return cells.toArray(String[]::new);
    }

    private static String format(Measurement measurement) {
        return String.format(
                Locale.ROOT, "%s, %s, %.2f s", measurement.container(), measurement.spec(), measurement.seconds());
    }

    /** One line for all files together. */
    static String album(AlbumReading album) {
        int tracks = album.tracks().size();
        return String.format(
                Locale.ROOT,
                "album of %d %s: integrated %s LUFS, range %s LU (%s to %s LUFS), true peak %s dBTP, sample %s dBFS\n",
                tracks,
                tracks == 1 ? "file" : "files",
                figure(album.integratedLufs()),
                figure(album.loudnessRangeLu()),
                figure(album.rangeLowLufs()),
                figure(album.rangeHighLufs()),
                figure(album.truePeakDbtp()),
                figure(album.samplePeakDbfs()));
    }

    /** A line for everything that the figures of a file do not say. */
    static String notes(Measurement measurement) {
        List<String> notes = new ArrayList<>(measurement.notes());
        measurement.notMeasurable().ifPresent(reason -> notes.add("no integrated loudness: " + reason.reason()));
        long nonFinite = measurement.nonFiniteSamples();
        if (nonFinite > 0) {
            notes.add(nonFinite + (nonFinite == 1 ? " sample is" : " samples are") + " NaN or infinite; counted as 0");
        }
        if (measurement.programme().loudness().dualMono()) {
            notes.add("measured as dual mono: 3.01 LU more than a single channel");
        }
        StringBuilder lines = new StringBuilder();
        for (String note : notes) {
            lines.append("note: ")
                    .append(measurement.file())
                    .append(": ")
                    .append(note)
                    .append('\n');
        }
        return lines.toString();
    }

    private static String figure(OptionalDouble value) {
        return value.isEmpty() ? "-" : figure(value.getAsDouble());
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "-inf";
    }
}

package app.loudcraft.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lays out for people what was done to a stereo image. */
final class SpatialText {

    private SpatialText() {}

    /** A line for what the material was, one a stage, and the correlation where there is any. */
    static List<String> lines(SpatialReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Image by " + report.enhancer() + ": the mix is " + report.material());
        int width = report.stages().stream()
                .mapToInt(stage -> stage.name().length())
                .max()
                .orElse(0);
        for (SpatialReport.Stage stage : report.stages()) {
            lines.add("  " + stage.name() + " ".repeat(width - stage.name().length()) + "  " + stage.summary());
        }
        SpatialTimeline timeline = report.timeline();
        if (timeline.lowestCorrelationBefore().isPresent()
                && timeline.lowestCorrelationAfter().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  Correlation from %s to %s in the mean, from %s to %s at its lowest",
                    figure(timeline.meanCorrelationBefore()),
                    figure(timeline.meanCorrelationAfter()),
                    figure(timeline.lowestCorrelationBefore()),
                    figure(timeline.lowestCorrelationAfter())));
        }
        if (timeline.meanGuardGain().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  Correlation guard: %.0f %% of the widening let through in the mean, %.0f %% at the least",
                    100.0 * timeline.meanGuardGain().getAsDouble(),
                    100.0 * timeline.lowestGuardGain().getAsDouble()));
        }
        return lines;
    }

    private static String figure(OptionalDouble correlation) {
        return String.format(Locale.ROOT, "%.2f", correlation.orElseThrow());
    }
}

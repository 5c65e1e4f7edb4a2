package app.loudcraft.qc.html;

import app.loudcraft.report.QualityStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What an index tells of a report. Immutable.
 *
 * @param page where the report lies
 * @param name what its programme is called
 * @param verdict the worst status of all checks
 * @param seconds the programme's length
 * @param integratedLufs integrated loudness; empty where it cannot be measured
 * @param loudnessRangeLu loudness range, likewise
 * @param truePeakDbtp highest true peak on any meter; minus infinity if silent
 * @param plrDb peak to loudness; empty where it cannot be measured
 * @param remarks ids of the checks that do not pass, such as {@code Q4}
 */
public record ReportSummary(
        Path page,
        String name,
        QualityStatus verdict,
        double seconds,
        OptionalDouble integratedLufs,
        OptionalDouble loudnessRangeLu,
        double truePeakDbtp,
        OptionalDouble plrDb,
        List<String> remarks) {

    /** Checks that nothing is missing. */
    public ReportSummary {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(integratedLufs, "integratedLufs");
        Objects.requireNonNull(loudnessRangeLu, "loudnessRangeLu");
        Objects.requireNonNull(plrDb, "plrDb");
        remarks = List.copyOf(remarks);
    }

    static ReportSummary of(Story story, Path page) {
        var analysis = story.programme().analysis();
        return new ReportSummary(
                page,
                story.name(),
                story.verdict(),
                analysis.seconds(),
                analysis.programme().loudness().integratedLufs(),
                analysis.programme().loudness().loudnessRangeLu(),
                analysis.programme().highestTruePeakDbtp(),
                analysis.programme().plrDb(),
                story.quality()
                        .map(quality -> quality.checks().stream()
                                .filter(check ->
                                        check.status() == QualityStatus.WARN || check.status() == QualityStatus.FAIL)
                                .map(check -> check.id())
                                .toList())
                        .orElse(List.of()));
    }
}

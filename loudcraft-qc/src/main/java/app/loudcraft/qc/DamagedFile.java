package app.loudcraft.qc;

import app.loudcraft.io.AudioFormatException;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The verdict on a file that breaks off, contradicts itself or holds nothing: Q10 fails it and says where, and nothing else
 * can be judged.
 */
final class DamagedFile {

    private static final String METHOD = "read to its end";

    private DamagedFile() {}

    /** Whether the fault lies in this file, and not in what Loudcraft reads. */
    static boolean isDamage(AudioFormatException fault) {
        return switch (fault.kind()) {
            case TRUNCATED, MALFORMED, EMPTY -> true;
            case NOT_AUDIO, UNSUPPORTED, LIMIT_EXCEEDED -> false;
        };
    }

    /**
     * @param without checks that are not wanted; Q10 is there all the same
     */
    static QualityReport report(AudioFormatException damage, Set<CheckId> without) {
        List<QualityCheck> checks = new ArrayList<>();
        for (CheckId id : CheckId.values()) {
            if (id == CheckId.Q10) {
                checks.add(check(
                        id,
                        QualityStatus.FAIL,
                        "the file can be read to its end",
                        "The file is damaged: " + damage.getMessage(),
                        "Copy or export the file again."));
            } else if (!without.contains(id)) {
                checks.add(check(id, QualityStatus.NOT_APPLICABLE, "", "The file is damaged, see Q10.", ""));
            }
        }
        return new QualityReport(checks);
    }

    private static QualityCheck check(
            CheckId id, QualityStatus status, String threshold, String message, String remedy) {
        QualityFinding finding =
                new QualityFinding(OptionalInt.empty(), 0.0, 0.0, OptionalDouble.empty(), message, remedy);
        return new QualityCheck(
                id.name(),
                id.title(),
                status,
                OptionalDouble.empty(),
                "",
                threshold,
                METHOD,
                id.ebuQcIds(),
                List.of(finding));
    }
}

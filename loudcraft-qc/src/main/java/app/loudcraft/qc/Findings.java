package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Gathers what a check finds, and the worst of it. Not more than 1000 findings are kept; the last then says how many. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<QualityFinding> found = new ArrayList<>();
    private QualityStatus worst = QualityStatus.PASS;
    private long more;

    /** Something at a place in one channel, or in all where {@code channel} is empty. */
    void add(
            QualityStatus status,
            OptionalInt channel,
            double startSeconds,
            double endSeconds,
            OptionalDouble measured,
            String message,
            String remedy) {
        worst = status.compareTo(worst) > 0 ? status : worst;
        if (found.size() < MOST) {
            found.add(new QualityFinding(channel, startSeconds, endSeconds, measured, message, remedy));
        } else {
            more++;
        }
    }

    /** Something about the whole programme. */
    void add(QualityStatus status, Programme programme, OptionalDouble measured, String message, String remedy) {
        add(status, OptionalInt.empty(), 0.0, programme.seconds(), measured, message, remedy);
    }

    QualityStatus worst() {
        return worst;
    }

    /** The check's result: its worst status, and what was found in order of time. */
    QualityCheck conclude(CheckId id, OptionalDouble value, String unit, String threshold, String method) {
        List<QualityFinding> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingDouble(QualityFinding::startSeconds));
        if (more > 0) {
            double end = ordered.get(ordered.size() - 1).endSeconds();
            ordered.add(new QualityFinding(
                    OptionalInt.empty(), end, end, OptionalDouble.of(more), "and " + more + " more of these", ""));
        }
        return new QualityCheck(id.name(), id.title(), worst, value, unit, threshold, method, id.ebuQcIds(), ordered);
    }

    /** The result of a check that says nothing about this programme. */
    static QualityCheck notApplicable(CheckId id, Programme programme, String why, String method) {
        QualityFinding reason =
                new QualityFinding(OptionalInt.empty(), 0.0, programme.seconds(), OptionalDouble.empty(), why, "");
        return new QualityCheck(
                id.name(),
                id.title(),
                QualityStatus.NOT_APPLICABLE,
                OptionalDouble.empty(),
                "",
                "",
                method,
                id.ebuQcIds(),
                List.of(reason));
    }
}

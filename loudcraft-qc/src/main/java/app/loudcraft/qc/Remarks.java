package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Gathers what one point of advice has to say on a mix, and the worst of it. */
final class Remarks {

    private final double seconds;
    private final List<QualityFinding> remarks = new ArrayList<>();
    private QualityStatus worst = QualityStatus.PASS;

    Remarks(HeardMix mix) {
        this.seconds = mix.seconds();
    }

    /** Something about the whole mix. */
    void add(QualityStatus status, OptionalDouble measured, String message, String remedy) {
        add(status, OptionalInt.empty(), 0.0, seconds, measured, message, remedy);
    }

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
        remarks.add(new QualityFinding(channel, startSeconds, endSeconds, measured, message, remedy));
    }

    /** The point's result: its worst status, and its remarks in order of time. */
    QualityCheck conclude(PointId id, OptionalDouble value, String unit, String threshold, String method) {
        List<QualityFinding> ordered = new ArrayList<>(remarks);
        ordered.sort(Comparator.comparingDouble(QualityFinding::startSeconds));
        return result(id, worst, value, unit, threshold, method, ordered);
    }

    /** The result of a point that says nothing about this mix. */
    static QualityCheck notApplicable(PointId id, HeardMix mix, String why, String method) {
        QualityFinding reason =
                new QualityFinding(OptionalInt.empty(), 0.0, mix.seconds(), OptionalDouble.empty(), why, "");
        return result(id, QualityStatus.NOT_APPLICABLE, OptionalDouble.empty(), "", "", method, List.of(reason));
    }

    private static QualityCheck result(
            PointId id,
            QualityStatus status,
            OptionalDouble value,
            String unit,
            String threshold,
            String method,
            List<QualityFinding> findings) {
        return new QualityCheck(id.name(), id.title(), status, value, unit, threshold, method, List.of(), findings);
    }
}

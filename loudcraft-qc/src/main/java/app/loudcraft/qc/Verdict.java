package app.loudcraft.qc;

import app.loudcraft.report.QualityStatus;

/** Holds a figure against two limits: up to one it passes, up to the other it is a warning. */
final class Verdict {

    private Verdict() {}

    /** For a figure that should be high. */
    static QualityStatus atLeast(double figure, double passFrom, double warnFrom) {
        return figure >= passFrom ? QualityStatus.PASS : figure >= warnFrom ? QualityStatus.WARN : QualityStatus.FAIL;
    }

    /** For a figure that should be low. */
    static QualityStatus atMost(double figure, double passTo, double warnTo) {
        return atLeast(-figure, -passTo, -warnTo);
    }

    /** The same, but a warning at the worst where a rule may not fail a programme. */
    static QualityStatus unlessHeuristic(QualityStatus status, boolean mayFail) {
        return status == QualityStatus.FAIL && !mayFail ? QualityStatus.WARN : status;
    }
}

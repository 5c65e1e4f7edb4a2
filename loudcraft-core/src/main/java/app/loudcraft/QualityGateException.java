package app.loudcraft;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.Objects;
import java.util.stream.Collectors;

/** A master failed the quality gate and was discarded; see {@link GateFailure#THROW}. */
public final class QualityGateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // A report is a record of values that are not all serializable.
    private final transient QualityReport report;

    QualityGateException(QualityReport report) {
        super("the master failed the quality gate: " + failures(Objects.requireNonNull(report, "report")));
        this.report = report;
    }

    /** What the gate says of the master; null after the exception was serialized. */
    public QualityReport report() {
        return report;
    }

    static String failures(QualityReport report) {
        return report.checks().stream()
                .filter(check -> check.status() == QualityStatus.FAIL)
                .map(QualityGateException::failure)
                .collect(Collectors.joining("; "));
    }

    private static String failure(QualityCheck check) {
        return check.id() + " " + check.name()
                + check.findings().stream()
                        .findFirst()
                        .map(finding -> ": " + finding.message())
                        .orElse("");
    }
}

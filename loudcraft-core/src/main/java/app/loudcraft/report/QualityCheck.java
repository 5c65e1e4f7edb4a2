package app.loudcraft.report;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one quality check says about a master.
 *
 * @param id the check's short name, such as {@code Q1}
 * @param name what it checks
 * @param status its verdict
 * @param value the figure it is about; empty where there is none
 * @param unit the unit of that figure; empty for a plain number
 * @param threshold the rule it was held against, for people
 * @param method how it was measured, in a few words, with its source
 * @param ebuQcIds items of the EBU QC catalogue (qc.ebu.io) that it answers, such as {@code 0010B}; empty where there is none
 * @param findings what was found, in order of time
 */
public record QualityCheck(
        String id,
        String name,
        QualityStatus status,
        OptionalDouble value,
        String unit,
        String threshold,
        String method,
        List<String> ebuQcIds,
        List<QualityFinding> findings) {

    /** Checks that nothing is missing. */
    public QualityCheck {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(method, "method");
        ebuQcIds = List.copyOf(ebuQcIds);
        findings = List.copyOf(findings);
    }
}

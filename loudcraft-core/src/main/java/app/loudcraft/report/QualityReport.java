package app.loudcraft.report;

import java.util.Comparator;
import java.util.List;

/**
 * What a quality gate says about a master.
 *
 * @param checks the checks in their order, at least one
 */
public record QualityReport(List<QualityCheck> checks) {

    /**
     * @throws IllegalArgumentException if there is no check
     */
    public QualityReport {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("checks must hold at least one check, but was empty");
        }
    }

    /** The worst status of all checks. */
    public QualityStatus verdict() {
        return checks.stream()
                .map(QualityCheck::status)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

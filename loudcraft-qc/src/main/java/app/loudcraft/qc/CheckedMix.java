package app.loudcraft.qc;

import app.loudcraft.report.QualityReport;
import java.util.Objects;

/**
 * What one reading of a programme tells: the verdict of the quality gate, and advice on it as a mix. Immutable.
 *
 * @param quality what the gate says
 * @param advice what a {@link MixAdvisor} says
 */
public record CheckedMix(QualityReport quality, MixAdvice advice) {

    /** Checks that nothing is missing. */
    public CheckedMix {
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(advice, "advice");
    }
}

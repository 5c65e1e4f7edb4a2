package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is worth changing about a mix before it is mastered. Immutable.
 *
 * <p>It is advice: a {@link QualityStatus#FAIL} says that a new export would pay, not that mastering will refuse the mix.
 *
 * @param file what the mix is called, the path of a file for instance
 * @param points the ten points, P1 to P10 in their order
 * @param suggestedGainDb what brings the true peak to -6 dBTP; empty for silence
 * @param text the same for a musician to read, in lines that end in a line feed
 */
public record MixAdvice(String file, List<QualityCheck> points, OptionalDouble suggestedGainDb, String text) {

    /**
     * @throws IllegalArgumentException if there is no point
     */
    public MixAdvice {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(suggestedGainDb, "suggestedGainDb");
        Objects.requireNonNull(text, "text");
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must hold at least one point, but was empty");
        }
    }

    /** The worst status of all points. */
    public QualityStatus verdict() {
        return points.stream()
                .map(QualityCheck::status)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * One of the points.
     *
     * @param id {@code P1} to {@code P10}
     * @throws IllegalArgumentException if there is none of that name
     */
    public QualityCheck point(String id) {
        return points.stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("id must be that of a point, but was " + id));
    }
}

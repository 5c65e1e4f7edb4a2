package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Puts ten points into the words of a letter to a musician. */
final class AdviceText {

    private static final String IN_SHORT = "In short: leave 3 to 6 dB of headroom, with peaks between -6 and -3 dBFS; "
            + "take the limiter off the master bus; do not clip; export WAV or FLAC at 24 bits or more.";

    // More of one kind is a matter for --json.
    private static final int MOST_OF_ONE_KIND = 3;

    private AdviceText() {}

    /** The letter, each line ended by a line feed. */
    static String of(List<QualityCheck> points, OptionalDouble suggestedGainDb) {
        QualityStatus verdict = points.stream()
                .map(QualityCheck::status)
                .max(Comparator.naturalOrder())
                .orElse(QualityStatus.PASS);
        StringBuilder text = new StringBuilder(opening(verdict)).append('\n');
        for (QualityStatus status : List.of(QualityStatus.FAIL, QualityStatus.WARN)) {
            points.stream().filter(point -> point.status() == status).forEach(point -> append(point, text));
        }
        boolean level = points.get(0).status().compareTo(QualityStatus.PASS) > 0;
        if (level && suggestedGainDb.isPresent()) {
            text.append(
                    Prose.of("A gain of %+.1f dB puts the highest peak at -6 dBTP.\n", suggestedGainDb.getAsDouble()));
        }
        if (verdict.compareTo(QualityStatus.PASS) > 0) {
            text.append(IN_SHORT).append('\n');
        }
        return text.toString();
    }

    private static String opening(QualityStatus verdict) {
        return switch (verdict) {
            case FAIL -> "This mix can be mastered, but a new export would make a better master:";
            case WARN -> "This mix can be mastered; this could be better:";
            case PASS, NOT_APPLICABLE -> "This mix is ready for mastering.";
        };
    }

    /** What helps is said once, behind all that it helps against. */
    private static void append(QualityCheck point, StringBuilder text) {
        Map<String, List<QualityFinding>> byRemedy = new LinkedHashMap<>();
        for (QualityFinding finding : point.findings()) {
            byRemedy.computeIfAbsent(finding.remedy(), remedy -> new ArrayList<>())
                    .add(finding);
        }
        byRemedy.remove("");
        byRemedy.forEach((remedy, findings) -> {
            text.append("-");
            findings.stream()
                    .limit(MOST_OF_ONE_KIND)
                    .forEach(finding -> text.append(' ').append(finding.message()));
            int more = findings.size() - MOST_OF_ONE_KIND;
            text.append(more > 0 ? Prose.of(" And so %d more %s.", more, more == 1 ? "time" : "times") : "");
            text.append(' ').append(remedy).append('\n');
        });
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.benchmarks.Damaged.Place;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the gate says that it found a defect: in one of these checks, in words that name it, and at its place.
 *
 * @param checks the checks that ought to see it
 * @param words what a finding that names it says
 * @param withinSeconds one analysis block of the detector: how far from its place a finding may be
 */
record Sign(Set<String> checks, Pattern words, double withinSeconds) {

    static Sign of(String words, String... checks) {
        return within(0.0, words, checks);
    }

    static Sign within(double seconds, String words, String... checks) {
        return new Sign(Set.of(checks), Pattern.compile(words), seconds);
    }

    /**
     * Whether the gate found it: a check warns or fails with a finding that names it, at its place, and either judges worse
     * than it did of the undamaged master or said nothing of that kind there before.
     */
    boolean isIn(QualityReport damaged, QualityReport undamaged, List<Place> places) {
        return places.isEmpty()
                ? isAt(damaged, undamaged, null)
                : places.stream().anyMatch(place -> isAt(damaged, undamaged, place));
    }

    /** At how many of its places it was found. */
    long count(QualityReport damaged, QualityReport undamaged, List<Place> places) {
        return places.stream().filter(place -> isAt(damaged, undamaged, place)).count();
    }

    private boolean isAt(QualityReport damaged, QualityReport undamaged, Place place) {
        for (int i = 0; i < damaged.checks().size(); i++) {
            QualityCheck after = damaged.checks().get(i);
            QualityCheck before = undamaged.checks().get(i);
            if (!checks.contains(after.id()) || after.status().compareTo(QualityStatus.WARN) < 0) {
                continue;
            }
            boolean worse = after.status().compareTo(before.status()) > 0;
            for (QualityFinding finding : after.findings()) {
                if (words.matcher(finding.message()).find()
                        && isAt(finding, place)
                        && (worse || isNew(finding, before, place))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isNew(QualityFinding finding, QualityCheck before, Place place) {
        return before.findings().stream().noneMatch(other -> kind(other).equals(kind(finding)) && isAt(other, place));
    }

    /** Begins where the defect begins, or lies in it. */
    private boolean isAt(QualityFinding finding, Place place) {
        if (place == null) {
            return true;
        }
        boolean begins = Math.abs(finding.startSeconds() - place.startSeconds()) <= withinSeconds;
        boolean lies = finding.startSeconds() >= place.startSeconds() - withinSeconds
                && finding.endSeconds() <= place.endSeconds() + withinSeconds;
        return begins || lies;
    }

    /** What a finding says but for its figures. */
    static String kind(QualityFinding finding) {
        return finding.message().replaceAll("-?[0-9]+([.][0-9]+)?", "#");
    }
}

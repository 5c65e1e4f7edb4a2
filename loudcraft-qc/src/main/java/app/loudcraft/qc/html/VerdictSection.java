package app.loudcraft.qc.html;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a page says first: what it is about, the verdict, the figures that decide, and how each check went. */
final class VerdictSection {

    private final Story story;
    private final Markup page;

    VerdictSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    void write() {
        MixAnalysis analysis = story.programme().analysis();
        page.open("header", "class", "top");
        page.element("p", story.mastering().isPresent() ? "Mastering report" : "Quality report", "class", "kind");
        page.element("h1", story.name());
        page.element(
                "p",
                (story.readable()
                                ? Words.form(analysis.spec()) + " \u00B7 " + Figures.length(analysis.seconds())
                                : "damaged")
                        + " \u00B7 for "
                        + story.target().name(),
                "class",
                "about");
        page.close();
        String status = Words.key(story.verdict());
        page.open("section", "class", "verdict " + status, "id", "verdict", "aria-labelledby", "verdict-title");
        page.open("div", "class", "said");
        page.element("span", Words.sign(story.verdict()), "class", "sign", "aria-hidden", "true");
        page.open("div");
        page.element("h2", title(), "id", "verdict-title");
        sentences().forEach(sentence -> page.element("p", sentence));
        page.close().close();
        if (story.readable()) {
            tiles(analysis);
        }
        story.quality().ifPresent(quality -> chips(quality.checks()));
        page.close();
    }

    private String title() {
        if (story.quality().isEmpty()) {
            return story.verdict() == QualityStatus.PASS ? "As planned" : "Not as planned";
        }
        return switch (story.verdict()) {
            case PASS -> "Passes";
            case WARN -> "Passes, with something to look at";
            case FAIL -> "Fails";
            case NOT_APPLICABLE -> "Cannot be judged";
        };
    }

    private List<String> sentences() {
        String gate = story.quality()
                .map(quality -> gateSentence(quality.checks()))
                .orElse("The quality gate was not asked.");
        return story.mastering()
                .map(mastering -> List.of(
                        gate,
                        (mastering.reached() ? "Loudness reached: " : "Loudness not reached: ")
                                + Words.sentence(
                                        mastering.rendering().loudness().explanation())))
                .orElse(List.of(gate));
    }

    private static String gateSentence(List<QualityCheck> checks) {
        String fails = named(checks, QualityStatus.FAIL);
        String warns = named(checks, QualityStatus.WARN);
        if (fails.isEmpty() && warns.isEmpty()) {
            long judged = checks.stream()
                    .filter(check -> check.status() == QualityStatus.PASS)
                    .count();
            return judged == checks.size()
                    ? "All " + checks.size() + " checks pass."
                    : judged + " of " + checks.size() + " checks pass; the others say nothing about this file.";
        }
        return (fails.isEmpty() ? "" : "Would be sent back for " + fails + ". ")
                + (warns.isEmpty() ? "" : "Worth a look: " + warns + ".");
    }

    private static String named(List<QualityCheck> checks, QualityStatus status) {
        return checks.stream()
                .filter(check -> check.status() == status)
                .map(check -> check.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void tiles(MixAnalysis analysis) {
        page.open("dl", "class", "tiles");
        OptionalDouble target = story.targetLufs();
        tile(
                "Integrated loudness",
                analysis.programme().loudness().integratedLufs(),
                "LUFS",
                target.isPresent() ? "target " + Figures.plain(target.getAsDouble(), 1) : "no target");
        tile(
                "True peak",
                OptionalDouble.of(analysis.programme().highestTruePeakDbtp()),
                "dBTP",
                "ceiling " + Figures.plain(story.ceilingDbtp(), 1));
        tile("Loudness range", analysis.programme().loudness().loudnessRangeLu(), "LU", "from quiet to loud");
        tile("Peak to loudness", analysis.programme().plrDb(), "dB", "peaks over loudness");
        page.close();
    }

    private void tile(String name, OptionalDouble value, String unit, String beside) {
        page.open("div");
        page.element("dt", name);
        boolean known = value.isPresent() && Double.isFinite(value.getAsDouble());
        page.open("dd", "class", "figure").text(known ? Figures.plain(value.getAsDouble(), 1) : "\u2013");
        if (known) {
            page.text(" ").element("small", unit);
        }
        page.close();
        page.element("dd", beside, "class", "beside");
        page.close();
    }

    private void chips(List<QualityCheck> checks) {
        page.open("ol", "class", "chips", "aria-label", "The ten checks");
        for (QualityCheck check : checks) {
            page.open("li").open("a", "class", "chip " + Words.key(check.status()), "href", "#" + check.id());
            page.element("span", Words.sign(check.status()), "class", "sign", "aria-hidden", "true");
            page.open("span").element("b", check.id()).text(" " + check.name()).close();
            page.element("span", ": " + Words.of(check.status()), "class", "unseen");
            page.close().close();
        }
        page.close();
    }
}

package app.loudcraft.qc.html;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.Comparator;
import java.util.List;

/** The checks with what they found, where, and what helps. */
final class CheckSection {

    /** Findings of a check that are listed; programs ask for the JSON report. */
    static final int MOST_FINDINGS = 100;

    private static final int SHOWN_AT_ONCE = 4;

    private final Story story;
    private final Markup page;

    CheckSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    /** Those that do not pass, if there are any: what to look at first. */
    void writeRemarks() {
        write("remarks", "What to look at", "A place in time is a button: it shows that place in all timelines.", true);
    }

    /** All others. */
    void writeOthers() {
        boolean all = checks(true).isEmpty();
        write(
                "checks",
                all ? "The ten checks" : "The other checks",
                "How each went, by what rule, and how it was measured.",
                false);
    }

    private List<QualityCheck> checks(boolean remarks) {
        return story.quality()
                .map(quality -> quality.checks().stream()
                        .filter(check -> isRemark(check) == remarks)
                        .toList())
                .orElse(List.of());
    }

    /** Whether a check has something to say that a person should read. */
    static boolean isRemark(QualityCheck check) {
        return check.status() == QualityStatus.WARN || check.status() == QualityStatus.FAIL;
    }

    private void write(String id, String title, String lead, boolean remarks) {
        List<QualityCheck> checks = checks(remarks);
        if (checks.isEmpty()) {
            return;
        }
        page.open("section", "id", id, "aria-labelledby", id + "-title");
        page.element("h2", title, "id", id + "-title");
        page.element("p", lead, "class", "lead");
        checks.stream()
                .sorted(Comparator.comparing(QualityCheck::status).reversed())
                .forEach(this::check);
        page.close();
    }

    private void check(QualityCheck check) {
        boolean open = isRemark(check);
        String status = Words.key(check.status());
        page.open("details", "class", "check " + status, "id", check.id(), "open", open ? "" : null);
        page.open("summary");
        page.element("span", Words.sign(check.status()), "class", "sign", "aria-hidden", "true");
        page.open("span", "class", "name")
                .element("b", check.id())
                .text(" " + check.name())
                .close();
        page.element("span", Words.of(check.status()), "class", "word");
        page.element("span", value(check), "class", "value");
        page.close();
        page.open("div", "class", "body");
        if (!check.threshold().isEmpty()) {
            page.open("p").element("b", "Asked for: ").text(check.threshold()).close();
        }
        findings(check.findings());
        String ebu = check.ebuQcIds().isEmpty() ? "" : " EBU QC " + String.join(", ", check.ebuQcIds()) + ".";
        page.open("p", "class", "method")
                .element("b", "Measured: ")
                .text(check.method() + "." + ebu)
                .close();
        page.close().close();
    }

    private static String value(QualityCheck check) {
        if (check.value().isEmpty()) {
            return "";
        }
        double value = check.value().getAsDouble();
        return switch (check.unit()) {
            case "Hz" -> Figures.hertz(value);
            case "places", "faults" -> Figures.of(value, 0, check.unit());
            default -> Figures.of(value, 2, check.unit());
        };
    }

    private void findings(List<QualityFinding> findings) {
        int listed = Math.min(MOST_FINDINGS, findings.size());
        list(findings.subList(0, Math.min(SHOWN_AT_ONCE, listed)));
        int more = listed - SHOWN_AT_ONCE;
        if (more > 0) {
            page.open("details", "class", "more")
                    .element("summary", more == 1 ? "1 more place" : more + " more places");
            list(findings.subList(SHOWN_AT_ONCE, listed));
            page.close();
        }
        if (findings.size() > listed) {
            String rest = "And " + (findings.size() - listed) + " more; loudcraft check --json lists them.";
            page.element("p", rest, "class", "rest");
        }
    }

    private void list(List<QualityFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.open("ul", "class", "findings");
        String told = "";
        for (QualityFinding finding : findings) {
            page.open("li");
            place(finding);
            page.open("div").element("p", finding.message());
            if (!finding.remedy().isEmpty() && !finding.remedy().equals(told)) {
                page.open("p", "class", "remedy")
                        .element("b", "What helps: ")
                        .text(finding.remedy())
                        .close();
                told = finding.remedy();
            }
            page.close().close();
        }
        page.close();
    }

    private void place(QualityFinding finding) {
        if (Words.isAboutAll(finding, story.programme().seconds())) {
            page.element("span", "the whole file", "class", "place");
            return;
        }
        String channel = Words.channel(finding, story.programme().analysis().spec());
        page.open(
                "button",
                "type",
                "button",
                "class",
                "place",
                "data-start",
                Double.toString(finding.startSeconds()),
                "data-end",
                Double.toString(finding.endSeconds()));
        page.text(Words.place(finding));
        if (!channel.isEmpty()) {
            page.element("small", " " + channel);
        }
        page.close();
    }
}

package app.loudcraft.qc.html;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.List;

/** The checks with what they found, where, and what helps. */
final class CheckSection {

    /** Findings of a check that are listed; programs ask for the JSON report. */
    static final int MOST_FINDINGS = 100;

    private static final int SHOWN_AT_ONCE = 8;

    private final Story story;
    private final Markup page;

    CheckSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    void write() {
        if (story.quality().isEmpty()) {
            return;
        }
        page.open("section", "id", "checks", "aria-labelledby", "checks-title");
        page.element("h2", "The ten checks", "id", "checks-title");
        page.element("p", "A place in time is a button: it shows that place in all timelines.", "class", "lead");
        story.quality().get().checks().forEach(this::check);
        page.close();
    }

    private void check(QualityCheck check) {
        boolean open = check.status() == QualityStatus.WARN || check.status() == QualityStatus.FAIL;
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
        return check.value().isPresent() ? Figures.of(check.value().getAsDouble(), 2, check.unit()) : "";
    }

    private void findings(List<QualityFinding> findings) {
        int listed = Math.min(MOST_FINDINGS, findings.size());
        list(findings.subList(0, Math.min(SHOWN_AT_ONCE, listed)));
        if (listed > SHOWN_AT_ONCE) {
            page.open("details", "class", "more").element("summary", (listed - SHOWN_AT_ONCE) + " more places");
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

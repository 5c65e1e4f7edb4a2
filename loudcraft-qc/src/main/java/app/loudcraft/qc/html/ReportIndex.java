package app.loudcraft.qc.html;

import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that leads to several reports: how many pass, and a table with the key figures of each. */
public final class ReportIndex {

    private static final List<String> HEADS =
            List.of("Programme", "Verdict", "LUFS", "Range, LU", "True peak, dBTP", "Peak to loudness, dB", "Length");

    private ReportIndex() {}

    /**
     * Writes the page: whole, or not at all.
     *
     * @param page where it goes, in a folder that exists; replaced if it exists
     * @param reports in the order of the table; not all need be in the folder of the page
     * @throws IOException if it cannot be written
     */
    public static void write(Path page, List<ReportSummary> reports) throws IOException {
        Markup body = new Markup();
        body.open("main", "class", "index");
        body.open("header", "class", "top").element("p", "Quality reports", "class", "kind");
        body.element("h1", headline(reports));
        body.close();
        body.open("div", "class", "scroll").open("table").open("thead").open("tr");
        HEADS.forEach(head -> body.element("th", head, "scope", "col"));
        body.close().close().open("tbody");
        reports.forEach(report -> row(page, report, body));
        body.close().close().close().close();
        PendingPage.write(page, new PageShell("Quality reports", body).html());
    }

    private static String headline(List<ReportSummary> reports) {
        List<String> parts = new ArrayList<>();
        count(reports, QualityStatus.FAIL, "fail", "fails", parts);
        count(reports, QualityStatus.WARN, "are worth a look", "is worth a look", parts);
        count(reports, QualityStatus.PASS, "pass", "passes", parts);
        count(reports, QualityStatus.NOT_APPLICABLE, "cannot be judged", "cannot be judged", parts);
        return parts.isEmpty() ? "No report" : String.join(", ", parts);
    }

    private static void count(
            List<ReportSummary> reports, QualityStatus status, String several, String one, List<String> parts) {
        long count =
                reports.stream().filter(report -> report.verdict() == status).count();
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : several));
        }
    }

    private static void row(Path page, ReportSummary report, Markup body) {
        String link =
                PageShell.link(page, report.page()).orElse(report.page().toUri().toString());
        body.open("tr").open("th", "scope", "row");
        body.element("a", report.name(), "href", link).close();
        body.open("td", "class", "status " + Words.key(report.verdict()));
        body.element("span", Words.sign(report.verdict()), "class", "sign", "aria-hidden", "true");
        body.text(" " + Words.of(report.verdict()));
        if (!report.remarks().isEmpty()) {
            body.element("small", " " + String.join(", ", report.remarks()));
        }
        body.close();
        body.element("td", Figures.of(report.integratedLufs(), 1, ""));
        body.element("td", Figures.of(report.loudnessRangeLu(), 1, ""));
        body.element("td", Figures.of(report.truePeakDbtp(), 1, ""));
        body.element("td", Figures.of(report.plrDb(), 1, ""));
        body.element("td", Figures.length(report.seconds()));
        body.close();
    }
}

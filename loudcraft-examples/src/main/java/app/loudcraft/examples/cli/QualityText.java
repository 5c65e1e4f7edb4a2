package app.loudcraft.examples.cli;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.Locale;

/** Lays out the judgement of a file for people: the verdict, the checks, then what was found and what helps. */
final class QualityText {

    private static final int THRESHOLD_WIDTH = 60;
    private static final int FINDING_WIDTH = 76;
    private static final int MOST_FINDINGS = 10;

    private QualityText() {}

    /** The lines, each ended by a line feed. */
    static String of(CheckedFile file) {
        QualityReport report = file.report();
        StringBuilder text = new StringBuilder();
        text.append(word(report.verdict()).toUpperCase(Locale.ROOT))
                .append("  ")
                .append(file.file())
                .append('\n');
        TextTable table = new TextTable("llrll", THRESHOLD_WIDTH).row("check", "", "value", "", "asked for");
        for (QualityCheck check : report.checks()) {
            table.row(
                    check.id() + " " + check.name(),
                    word(check.status()),
                    figure(check),
                    check.unit(),
                    check.threshold());
        }
        text.append(table.text());
        report.checks().stream()
                .filter(check -> !check.findings().isEmpty())
                .forEach(check -> text.append('\n').append(findings(check)));
        return text.append('\n').toString();
    }

    private static String findings(QualityCheck check) {
        StringBuilder text = new StringBuilder();
        text.append(check.id())
                .append(' ')
                .append(check.name())
                .append(": ")
                .append(word(check.status()))
                .append('\n');
        TextTable table = new TextTable("lll", FINDING_WIDTH);
        String told = "";
        for (QualityFinding finding : check.findings()
                .subList(0, Math.min(MOST_FINDINGS, check.findings().size()))) {
            String remedy = finding.remedy().equals(told) ? "" : finding.remedy();
            table.row("  " + place(finding), channel(finding), (finding.message() + " " + remedy).strip());
            told = finding.remedy().isEmpty() ? told : finding.remedy();
        }
        text.append(table.text());
        int more = check.findings().size() - MOST_FINDINGS;
        if (more > 0) {
            text.append("  and ").append(more).append(" more; --json shows all\n");
        }
        return text.toString();
    }

    /** The word for a status, also in JSON. */
    static String word(QualityStatus status) {
        return status == QualityStatus.NOT_APPLICABLE ? "n/a" : status.name().toLowerCase(Locale.ROOT);
    }

    private static String figure(QualityCheck check) {
        if (check.value().isEmpty()) {
            return "-";
        }
        double value = check.value().getAsDouble();
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : Double.toString(value);
    }

    private static String place(QualityFinding finding) {
        return time(finding.startSeconds()) + " - " + time(finding.endSeconds());
    }

    private static String time(double seconds) {
        long millis = Math.round(1_000.0 * seconds);
        return String.format(Locale.ROOT, "%d:%02d.%03d", millis / 60_000, millis / 1_000 % 60, millis % 1_000);
    }

    private static String channel(QualityFinding finding) {
        return finding.channel().isPresent() ? "channel " + (finding.channel().getAsInt() + 1) : "";
    }
}

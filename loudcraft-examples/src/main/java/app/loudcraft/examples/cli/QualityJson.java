package app.loudcraft.examples.cli;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityReport;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes what the quality gate says as JSON, in the shape of {@code docs/quality-report.schema.json}. */
final class QualityJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private QualityJson() {}

    static ArrayNode files(List<CheckedFile> checked) {
        ArrayNode nodes = NODES.arrayNode();
        checked.forEach(file -> nodes.add(file(file)));
        return nodes;
    }

    static ObjectNode file(CheckedFile checked) {
        ObjectNode node = NODES.objectNode();
        node.put("file", checked.file().toString());
        report(checked.report(), node);
        return node;
    }

    private static void report(QualityReport report, ObjectNode node) {
        node.put("verdict", QualityText.word(report.verdict()));
        ArrayNode checks = node.putArray("checks");
        report.checks().forEach(check -> checks.add(check(check)));
    }

    private static ObjectNode check(QualityCheck check) {
        ObjectNode node = NODES.objectNode();
        node.put("id", check.id());
        node.put("name", check.name());
        node.put("status", QualityText.word(check.status()));
        node.set("value", Json.number(check.value()));
        node.put("unit", check.unit());
        node.put("threshold", check.threshold());
        node.put("method", check.method());
        check.ebuQcIds().forEach(node.putArray("ebuQcIds")::add);
        ArrayNode findings = node.putArray("findings");
        check.findings().forEach(finding -> findings.add(finding(finding)));
        return node;
    }

    private static ObjectNode finding(QualityFinding finding) {
        ObjectNode node = NODES.objectNode();
        if (finding.channel().isPresent()) {
            node.put("channel", finding.channel().getAsInt());
        } else {
            node.putNull("channel");
        }
        node.set("startSeconds", Json.number(finding.startSeconds()));
        node.set("endSeconds", Json.number(finding.endSeconds()));
        node.set("measured", Json.number(finding.measured()));
        node.put("message", finding.message());
        node.put("remedy", finding.remedy());
        return node;
    }
}

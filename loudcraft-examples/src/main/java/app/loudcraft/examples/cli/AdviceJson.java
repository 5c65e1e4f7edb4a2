package app.loudcraft.examples.cli;

import app.loudcraft.qc.MixAdvice;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes advice on mixes as JSON, in the shape of {@code docs/mix-advice.schema.json}. */
final class AdviceJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AdviceJson() {}

    static ArrayNode list(List<MixAdvice> advised) {
        ArrayNode nodes = NODES.arrayNode();
        advised.forEach(advice -> nodes.add(advice(advice)));
        return nodes;
    }

    static ObjectNode advice(MixAdvice advice) {
        ObjectNode node = NODES.objectNode();
        node.put("file", advice.file());
        node.put("verdict", QualityText.word(advice.verdict()));
        node.set("suggestedGainDb", Json.number(advice.suggestedGainDb()));
        ArrayNode checks = node.putArray("checks");
        advice.points().forEach(point -> checks.add(check(point)));
        return node;
    }

    private static ObjectNode check(QualityCheck point) {
        ObjectNode node = NODES.objectNode();
        node.put("id", point.id());
        node.put("name", point.name());
        node.put("status", QualityText.word(point.status()));
        node.set("value", Json.number(point.value()));
        node.put("unit", point.unit());
        node.put("threshold", point.threshold());
        node.put("method", point.method());
        ArrayNode findings = node.putArray("findings");
        point.findings().forEach(finding -> findings.add(finding(finding)));
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

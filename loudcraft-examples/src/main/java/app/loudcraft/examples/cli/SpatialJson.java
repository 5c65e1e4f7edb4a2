package app.loudcraft.examples.cli;

import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.render.SpatialTimeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Writes what was done to a stereo image as JSON: what the material was, what every stage did, and the image moment by
 * moment, a column for every figure. A figure that is not finite, such as the width of mono, is {@code null}.
 */
final class SpatialJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpatialJson() {}

    /** A file that was widened by itself. */
    static ObjectNode widened(WidenedFile file) {
        ObjectNode node = NODES.objectNode();
        ObjectNode input = node.putObject("input");
        input.put("file", file.input());
        input.put("encoding", file.spec().format().toString());
        input.put("sampleRateHz", file.spec().sampleRateHz());
        input.put("channels", file.spec().channels());
        input.put("frames", file.frames());
        input.set("seconds", Json.number(file.spec().seconds(file.frames())));
        input.put("nonFiniteSamples", file.nonFiniteSamples());
        ObjectNode output = node.putObject("output");
        output.put("file", file.output());
        output.put("encoding", file.storage().format().toString());
        output.set("peakDbfs", Json.number(file.peakDbfs()));
        output.put("clippedSamples", file.clippedSamples());
        output.put("monoSumKept", file.monoSumKept());
        node.set("spatial", file.mono() ? NODES.nullNode() : report(file.image()));
        file.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }

    static ObjectNode report(SpatialReport report) {
        ObjectNode node = NODES.objectNode();
        node.put("enhancer", report.enhancer());
        node.put("material", report.material());
        ArrayNode stages = node.putArray("stages");
        for (SpatialReport.Stage stage : report.stages()) {
            stages.addObject().put("name", stage.name()).put("summary", stage.summary());
        }
        SpatialTimeline timeline = report.timeline();
        ObjectNode correlation = node.putObject("correlation");
        range(correlation.putObject("before"), timeline.lowestCorrelationBefore(), timeline.meanCorrelationBefore());
        range(correlation.putObject("after"), timeline.lowestCorrelationAfter(), timeline.meanCorrelationAfter());
        node.putObject("guardGain").set("lowest", Json.number(timeline.lowestGuardGain()));
        node.set("timeline", timeline(timeline));
        return node;
    }

    private static void range(ObjectNode node, OptionalDouble lowest, OptionalDouble mean) {
        node.set("lowest", Json.number(lowest));
        node.set("mean", Json.number(mean));
    }

    private static ObjectNode timeline(SpatialTimeline timeline) {
        ObjectNode node = NODES.objectNode();
        node.set("stepSeconds", Json.number(timeline.stepSeconds()));
        ArrayNode edges = node.putArray("bandEdgesHz");
        timeline.bandEdgesHz().forEach(edge -> edges.add(finite(edge)));
        ObjectNode moments = node.putObject("moments");
        moments.set("seconds", column(timeline, SpatialMoment::seconds));
        moments.set("intensityPercent", column(timeline, SpatialMoment::intensityPercent));
        moments.set("correlationBefore", column(timeline, SpatialMoment::correlationBefore));
        moments.set("correlationAfter", column(timeline, SpatialMoment::correlationAfter));
        moments.set("guardGain", column(timeline, SpatialMoment::guardGain));
        ArrayNode widths = moments.putArray("widthDb");
        for (int i = 0; i <= timeline.bandEdgesHz().size(); i++) {
            int band = i;
            widths.add(column(timeline, moment -> moment.widthDb().get(band)));
        }
        return node;
    }

    private static ArrayNode column(SpatialTimeline timeline, ToDoubleFunction<SpatialMoment> figure) {
        ArrayNode column = NODES.arrayNode(timeline.moments().size());
        timeline.moments().forEach(moment -> column.add(finite(figure.applyAsDouble(moment))));
        return column;
    }

    private static JsonNode finite(double value) {
        return Double.isFinite(value) ? Json.number(value) : NullNode.getInstance();
    }
}

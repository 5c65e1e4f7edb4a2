package app.loudcraft.examples.cli;

import app.loudcraft.AlbumResult;
import app.loudcraft.meter.AlbumReading;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.NotMeasurable;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import app.loudcraft.report.MasteringReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes measurements and reports as JSON.
 *
 * <p>Figures have at most four decimals. JSON has no infinity: silence is the string {@code "-Infinity"}, and what does
 * not exist is {@code null}.
 */
final class Json {
    private static final int DECIMALS = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static String text(JsonNode node) throws JsonProcessingException {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    static ArrayNode measurements(List<Measurement> measured) {
        ArrayNode nodes = NODES.arrayNode();
        measured.forEach(measurement -> nodes.add(measurement(measurement)));
        return nodes;
    }

    static ObjectNode measurement(Measurement measurement) {
        ProgrammeReading programme = measurement.programme();
        ObjectNode node = NODES.objectNode();
        node.put("file", measurement.file());
        node.put("container", measurement.container());
        node.put("encoding", measurement.spec().format().toString());
        node.put("sampleRateHz", measurement.spec().sampleRateHz());
        node.put("channels", measurement.spec().channels());
        node.put("frames", measurement.frames());
        node.set("seconds", number(measurement.seconds()));
        node.put("nonFiniteSamples", measurement.nonFiniteSamples());
        loudness(programme.loudness(), node);
        node.put(
                "notMeasurable",
                measurement.notMeasurable().map(NotMeasurable::reason).orElse(null));
        node.set("samplePeakDbfs", number(programme.samplePeakDbfs()));
        node.set("truePeakDbtp", number(programme.truePeakDbtp()));
        node.set("truePeakItuDbtp", number(programme.truePeakItuDbtp()));
        node.set("truePeakEbur128Dbtp", number(programme.truePeakEbur128Dbtp()));
        node.set("plrDb", number(programme.plrDb()));
        node.set("psrP5Db", number(programme.psrP5Db()));
        node.set("psrMedianDb", number(programme.psrMedianDb()));
        return node;
    }

    private static void loudness(LoudnessReading loudness, ObjectNode node) {
        node.put("dualMono", loudness.dualMono());
        node.set("integratedLufs", number(loudness.integratedLufs()));
        node.set("relativeGateLufs", number(loudness.relativeGateLufs()));
        node.set("ungatedLufs", number(loudness.ungatedLufs()));
        node.set("loudnessRangeLu", number(loudness.loudnessRangeLu()));
        node.set("loudnessRangeLowLufs", number(loudness.rangeLowLufs()));
        node.set("loudnessRangeHighLufs", number(loudness.rangeHighLufs()));
        node.set("maxMomentaryLufs", number(loudness.maxMomentaryLufs()));
        node.set("maxShortTermLufs", number(loudness.maxShortTermLufs()));
    }

    /**
     * @param reading of all of them together; empty if there are none
     */
    static ObjectNode album(List<Measurement> measured, Optional<AlbumReading> reading) {
        ObjectNode node = NODES.objectNode();
        node.set("tracks", measurements(measured));
        node.set("album", reading.<JsonNode>map(Json::album).orElse(NODES.nullNode()));
        return node;
    }

    private static ObjectNode album(AlbumReading reading) {
        ObjectNode node = NODES.objectNode();
        node.set("integratedLufs", number(reading.integratedLufs()));
        node.set("loudnessRangeLu", number(reading.loudnessRangeLu()));
        node.set("loudnessRangeLowLufs", number(reading.rangeLowLufs()));
        node.set("loudnessRangeHighLufs", number(reading.rangeHighLufs()));
        node.set("samplePeakDbfs", number(reading.samplePeakDbfs()));
        node.set("truePeakDbtp", number(reading.truePeakDbtp()));
        return node;
    }

    /**
     * @param written the master as measured from the file that was written
     */
    static ObjectNode mastering(MasteringReport report, Measurement written) {
        ObjectNode node = NODES.objectNode();
        node.set("input", measurement(Measurement.of(report.mix())));
        node.set("output", measurement(written));
        node.set("target", target(report.plan()));
        node.put("reached", report.reached());
        node.set("plan", plan(report.plan()));
        node.set(
                "spatial",
                report.rendering().spatial().<JsonNode>map(SpatialJson::report).orElse(NODES.nullNode()));
        report.warnings().forEach(node.putArray("warnings")::add);
        ObjectNode timing = node.putObject("timing");
        timing.set("seconds", number(report.seconds()));
        timing.set("realTimeFactor", number(report.realTimeFactor()));
        return node;
    }

    /**
     * @param written the masters as measured from the files that were written, in the order of the tracks
     */
    static ObjectNode album(AlbumResult album, List<Measurement> written) {
        ObjectNode node = NODES.objectNode();
        ArrayNode tracks = node.putArray("tracks");
        for (int i = 0; i < written.size(); i++) {
            tracks.add(mastering(album.tracks().get(i).report(), written.get(i)));
        }
        ObjectNode whole = node.putObject("album");
        whole.set("input", album(album.before()));
        whole.set("output", album(album.after()));
        whole.set("changeLu", number(album.changeLu()));
        whole.put("rounds", album.rounds());
        return node;
    }

    private static ObjectNode target(MasteringPlan plan) {
        ObjectNode node = NODES.objectNode();
        node.put("name", plan.target().name());
        node.set("lufs", number(plan.target().targetLufs(plan.layout().size())));
        node.set("ceilingDbtp", number(plan.target().ceilingDbtp()));
        node.put("official", plan.target().official());
        return node;
    }

    private static ObjectNode plan(MasteringPlan plan) {
        ObjectNode node = NODES.objectNode();
        node.put("profile", plan.profile());
        var steps = node.putArray("steps");
        for (PlanStep step : plan.steps()) {
            steps.addObject()
                    .put("step", step.title())
                    .put("active", step.active())
                    .put("summary", step.summary())
                    .put("reason", step.reason());
        }
        return node;
    }

    static JsonNode number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NODES.nullNode();
    }

    static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            return NODES.textNode(Double.toString(value));
        }
        return NODES.numberNode(BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}

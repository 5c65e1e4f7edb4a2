package app.loudcraft.examples.cli;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import app.loudcraft.report.MasteringReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    static ObjectNode measurement(MixAnalysis analysis) {
        ProgrammeReading programme = analysis.programme();
        LoudnessReading loudness = programme.loudness();
        ObjectNode node = NODES.objectNode();
        node.put("file", analysis.source());
        node.put("container", analysis.container());
        node.put("encoding", analysis.spec().format().toString());
        node.put("sampleRateHz", analysis.spec().sampleRateHz());
        node.put("channels", analysis.spec().channels());
        node.put("frames", analysis.frames());
        node.set("seconds", number(analysis.seconds()));
        node.set("integratedLufs", number(loudness.integratedLufs()));
        node.set("loudnessRangeLu", number(loudness.loudnessRangeLu()));
        node.set("maxMomentaryLufs", number(loudness.maxMomentaryLufs()));
        node.set("maxShortTermLufs", number(loudness.maxShortTermLufs()));
        node.set("samplePeakDbfs", number(programme.samplePeakDbfs()));
        node.set("truePeakDbtp", number(programme.truePeakDbtp()));
        node.set("truePeakItuDbtp", number(programme.truePeakItuDbtp()));
        node.set("plrDb", number(programme.plrDb()));
        return node;
    }

    /**
     * @param written the master as measured from the file that was written
     */
    static ObjectNode mastering(MasteringReport report, MixAnalysis written) {
        ObjectNode node = NODES.objectNode();
        node.set("input", measurement(report.mix()));
        node.set("output", measurement(written));
        node.set("target", target(report.plan()));
        node.put("reached", report.reached());
        node.set("plan", plan(report.plan()));
        report.warnings().forEach(node.putArray("warnings")::add);
        ObjectNode timing = node.putObject("timing");
        timing.set("seconds", number(report.seconds()));
        timing.set("realTimeFactor", number(report.realTimeFactor()));
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

    private static JsonNode number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NODES.nullNode();
    }

    private static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            return NODES.textNode(Double.toString(value));
        }
        return NODES.numberNode(BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}

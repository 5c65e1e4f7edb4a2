package app.loudcraft.render;

import app.loudcraft.dsp.Compressor;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.MultibandCompressor;
import app.loudcraft.dsp.Processor;
import app.loudcraft.plan.MasteringPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processors that a plan asks for before the gain, in their order; none for a step that is off. */
final class Rack {

    private final List<Processor> processors = new ArrayList<>();
    private Optional<Compressor> compressor = Optional.empty();

    /**
     * @throws IllegalStateException if the plan asks for spatial processing and there is no enhancer
     */
    Rack(MasteringPlan plan, Optional<SpatialEnhancer> spatial) {
        plan.cleaning().highPass().ifPresent(band -> processors.add(Equalizer.of(band)));
        if (plan.tone().active()) {
            processors.add(CurveEqualizer.of(
                    plan.tone().mid(), plan.tone().side(), plan.tone().phase()));
        }
        if (plan.multiband().active()) {
            processors.add(MultibandCompressor.of(plan.multiband().settings().orElseThrow()));
        }
        if (plan.compressor().active()) {
            Compressor glue = Compressor.of(plan.compressor().settings().orElseThrow());
            compressor = Optional.of(glue);
            processors.add(glue);
        }
        if (plan.spatial().active()) {
            SpatialEnhancer enhancer = spatial.orElseThrow(() -> new IllegalStateException(
                    "the plan asks for spatial processing, but the renderer has no SpatialEnhancer"));
            processors.add(enhancer.create(plan.spatial().intensityPercent()));
        }
    }

    List<Processor> processors() {
        return processors;
    }

    /** The deepest gain reduction of the compressor of the whole, in dB. */
    double compressionDb() {
        return compressor.map(Compressor::maxGainReductionDb).orElse(0.0);
    }
}

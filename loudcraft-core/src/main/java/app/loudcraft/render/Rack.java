package app.loudcraft.render;

import app.loudcraft.dsp.Compressor;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.DeEsser;
import app.loudcraft.dsp.DynamicBand;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.Expander;
import app.loudcraft.dsp.HumFilter;
import app.loudcraft.dsp.MultibandCompressor;
import app.loudcraft.dsp.Processor;
import app.loudcraft.dsp.Saturator;
import app.loudcraft.dsp.SpeechLeveller;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.SpeechStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processors that a plan asks for before the gain, in their order; none for a step that is off. */
final class Rack {

    private final List<Processor> processors = new ArrayList<>();
    private Optional<Compressor> compressor = Optional.empty();
    private Optional<SpatialProcessor> spatialProcessor = Optional.empty();

    /**
     * @throws IllegalStateException if the plan asks for spatial processing and there is no enhancer
     */
    Rack(MasteringPlan plan, Optional<SpatialEnhancer> spatial) {
        plan.cleaning().highPass().ifPresent(band -> processors.add(Equalizer.of(band)));
        plan.cleaning().hum().ifPresent(hum -> processors.add(HumFilter.of(hum)));
        SpeechStep speech = plan.speech();
        speech.expander().ifPresent(settings -> processors.add(Expander.of(settings)));
        if (plan.tone().active()) {
            processors.add(CurveEqualizer.of(
                    plan.tone().mid(), plan.tone().side(), plan.tone().phase()));
        }
        if (plan.resonances().active()) {
            processors.add(DynamicBand.of(plan.resonances().bands()));
        }
        speech.deEsser().ifPresent(settings -> processors.add(DeEsser.of(settings)));
        speech.leveller().ifPresent(settings -> processors.add(SpeechLeveller.of(settings)));
        if (plan.multiband().active()) {
            processors.add(MultibandCompressor.of(plan.multiband().settings().orElseThrow()));
        }
        if (plan.compressor().active()) {
            Compressor glue = Compressor.of(plan.compressor().settings().orElseThrow());
            compressor = Optional.of(glue);
            processors.add(glue);
        }
        if (plan.saturation().active()) {
            processors.add(Saturator.of(plan.saturation().settings().orElseThrow()));
        }
        if (plan.spatial().active()) {
            SpatialEnhancer enhancer = spatial.orElseThrow(() -> new IllegalStateException(
                    "the plan asks for spatial processing, but the renderer has no SpatialEnhancer"));
            SpatialProcessor widener = enhancer.create(plan.spatial().intensityPercent());
            spatialProcessor = Optional.of(widener);
            processors.add(widener);
        }
    }

    List<Processor> processors() {
        return processors;
    }

    /** The deepest gain reduction of the compressor of the whole, in dB. */
    double compressionDb() {
        return compressor.map(Compressor::maxGainReductionDb).orElse(0.0);
    }

    /** What was done to the image; empty where nothing was asked for. To be called when all is processed. */
    Optional<SpatialReport> spatialReport() {
        return spatialProcessor.map(SpatialProcessor::report);
    }
}

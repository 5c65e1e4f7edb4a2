package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.qc.limits.PhaseLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hears of a mix what the ten points of advice rest on, beside the meters; of the gate's detectors it takes two. */
final class MixEar {

    private static final DeliveryTarget ANYWHERE = DeliveryTarget.SPOTIFY;

    private final BitDepth depth;
    private final ProgrammeEnds ends;
    private final SteadyPause pause;
    private final ClippingCheck clipping;
    private final PhaseCheck phase;

    MixEar(AudioSpec spec) {
        this.depth = new BitDepth(spec.format(), spec.channels());
        this.ends = new ProgrammeEnds(spec.sampleRateHz(), spec.channels());
        this.pause = new SteadyPause(spec.sampleRateHz(), spec.channels());
        this.clipping = new ClippingCheck(spec, ClippingLimits.defaults(ANYWHERE, Optional.empty()));
        this.phase = new PhaseCheck(spec, PhaseLimits.defaults(ANYWHERE, Optional.empty()));
    }

    /** What must hear every block. */
    List<Consumer<AudioBlock>> listeners() {
        List<Consumer<AudioBlock>> listeners = new ArrayList<>(List.of(depth::listen, ends::listen, pause::listen));
        listeners.addAll(Pass.listeners(List.of(clipping, phase)));
        return listeners;
    }

    /** All of it, once the mix has ended. */
    HeardMix conclude(Programme mix) throws IOException {
        return new HeardMix(
                mix.analysis(), mix.truePeaks(), depth, ends, pause, clipping.conclude(mix), phase.conclude(mix));
    }
}

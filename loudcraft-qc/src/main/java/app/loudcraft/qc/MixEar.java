package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.qc.limits.PhaseLimits;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Hears of a mix what the ten points of advice rest on, beside the meters; of the gate's detectors it takes two. */
final class MixEar {

    private static final DeliveryTarget ANYWHERE = DeliveryTarget.SPOTIFY;

    private final BitDepth depth;
    private final ProgrammeEnds ends;
    private final SteadyPause pause;
    private final Map<CheckId, Check> checks = new EnumMap<>(CheckId.class);

    /** Hears all of it by itself. */
    MixEar(AudioSpec spec) {
        this(spec, Set.of());
    }

    /**
     * @param heardElsewhere checks of the gate that hear the mix anyway, with the limits that they have by default
     */
    MixEar(AudioSpec spec, Set<CheckId> heardElsewhere) {
        this.depth = new BitDepth(spec.format(), spec.channels());
        this.ends = new ProgrammeEnds(spec.sampleRateHz(), spec.channels());
        this.pause = new SteadyPause(spec.sampleRateHz(), spec.channels());
        checks.put(CheckId.Q6, new ClippingCheck(spec, ClippingLimits.defaults(ANYWHERE, Optional.empty())));
        checks.put(CheckId.Q7, new PhaseCheck(spec, PhaseLimits.defaults(ANYWHERE, Optional.empty())));
        checks.keySet().removeAll(heardElsewhere);
    }

    /** What must hear every block. */
    List<Consumer<AudioBlock>> listeners() {
        List<Consumer<AudioBlock>> listeners = new ArrayList<>(List.of(depth::listen, ends::listen, pause::listen));
        listeners.addAll(Pass.listeners(List.copyOf(checks.values())));
        return listeners;
    }

    /** All of it, once the mix has ended. */
    HeardMix conclude(Programme mix) throws IOException {
        return conclude(mix, List.of());
    }

    /**
     * The same with what was heard elsewhere.
     *
     * @param elsewhere results of checks; others than those that were announced are passed over
     */
    HeardMix conclude(Programme mix, List<QualityCheck> elsewhere) throws IOException {
        return new HeardMix(
                mix.analysis(),
                mix.truePeaks(),
                depth,
                ends,
                pause,
                result(CheckId.Q6, mix, elsewhere),
                result(CheckId.Q7, mix, elsewhere));
    }

    private QualityCheck result(CheckId id, Programme mix, List<QualityCheck> elsewhere) throws IOException {
        return checks.containsKey(id)
                ? checks.get(id).conclude(mix)
                : elsewhere.stream()
                        .filter(check -> check.id().equals(id.name()))
                        .findFirst()
                        .orElseThrow();
    }
}

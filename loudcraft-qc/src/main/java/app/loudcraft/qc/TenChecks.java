package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.codec.CodecRoundTrip;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.qc.limits.DynamicsLimits;
import app.loudcraft.qc.limits.FrequencyLimits;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.qc.limits.LoudnessLimits;
import app.loudcraft.qc.limits.PhaseLimits;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.qc.limits.StereoLimits;
import app.loudcraft.qc.limits.TruePeakLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes the checks of the gate, in their order, for one programme. The one place that lists them. */
final class TenChecks {

    private final AudioSpec spec;
    private final AudioSource programme;
    private final DeliveryTarget target;
    private final Optional<Genre> genre;
    private final ChosenLimits chosen;
    private final Optional<CodecRoundTrip> codec;

    /**
     * @param programme what is judged, for checks that need to hear it once more
     * @param chosen limits that take the place of the defaults
     * @param codec a codec that the programme is to be sent through
     */
    TenChecks(
            AudioSpec spec,
            AudioSource programme,
            DeliveryTarget target,
            Optional<Genre> genre,
            ChosenLimits chosen,
            Optional<CodecRoundTrip> codec) {
        this.spec = spec;
        this.programme = programme;
        this.target = target;
        this.genre = genre;
        this.chosen = chosen;
        this.codec = codec;
    }

    /**
     * New checks.
     *
     * @param without checks that are not wanted
     */
    List<Check> make(Set<CheckId> without) {
        List<Check> checks = new ArrayList<>();
        for (CheckId id : CheckId.values()) {
            if (!without.contains(id)) {
                checks.add(make(id));
            }
        }
        return checks;
    }

    private Check make(CheckId id) {
        return switch (id) {
            case Q1 -> new LoudnessCheck(spec, limits(LoudnessLimits.class, LoudnessLimits::defaults));
            case Q2 -> new TruePeakCheck(programme, limits(TruePeakLimits.class, TruePeakLimits::defaults));
            case Q3 -> new StereoCheck(spec, limits(StereoLimits.class, StereoLimits::defaults));
            case Q4 ->
                new SpectralBalanceCheck(spec, limits(SpectralBalanceLimits.class, SpectralBalanceLimits::defaults));
            case Q5 -> new DynamicsCheck(spec, limits(DynamicsLimits.class, DynamicsLimits::defaults));
            case Q6 -> new ClippingCheck(spec, limits(ClippingLimits.class, ClippingLimits::defaults));
            case Q7 -> new PhaseCheck(spec, limits(PhaseLimits.class, PhaseLimits::defaults));
            case Q8 -> new FrequencyCheck(spec, limits(FrequencyLimits.class, FrequencyLimits::defaults));
            case Q9 -> new IntegrityCheck(spec, limits(IntegrityLimits.class, IntegrityLimits::defaults));
            case Q10 -> delivery(limits(DeliveryLimits.class, DeliveryLimits::defaults));
        };
    }

    private Check delivery(DeliveryLimits limits) {
        return codec.isPresent()
                ? new DeliveryCheck(spec, limits, programme, codec.get())
                : new DeliveryCheck(spec, limits);
    }

    private <T> T limits(Class<T> kind, BiFunction<DeliveryTarget, Optional<Genre>, T> defaults) {
        return chosen.get(kind, () -> defaults.apply(target, genre));
    }
}

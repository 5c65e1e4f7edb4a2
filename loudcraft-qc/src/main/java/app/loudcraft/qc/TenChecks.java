package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.plan.DeliveryTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the checks of the gate, in their order, for one programme. The one place that lists them. */
final class TenChecks {

    private TenChecks() {}

    /**
     * New checks.
     *
     * @param chosen limits that take the place of the defaults
     * @param without checks that are not wanted
     */
    static List<Check> of(
            AudioSpec spec, DeliveryTarget target, Optional<Genre> genre, ChosenLimits chosen, Set<CheckId> without) {
        List<Check> checks = new ArrayList<>();
        if (!without.contains(CheckId.Q1)) {
            checks.add(new LoudnessCheck(
                    spec, chosen.get(LoudnessLimits.class, () -> LoudnessLimits.defaults(target, genre))));
        }
        if (!without.contains(CheckId.Q2)) {
            checks.add(new TruePeakCheck(
                    spec, chosen.get(TruePeakLimits.class, () -> TruePeakLimits.defaults(target, genre))));
        }
        if (!without.contains(CheckId.Q5)) {
            checks.add(new DynamicsCheck(
                    spec, chosen.get(DynamicsLimits.class, () -> DynamicsLimits.defaults(target, genre))));
        }
        return checks;
    }
}

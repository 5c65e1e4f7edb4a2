package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.CheckId;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link CheckId#Q8} holds the range of frequencies against. Immutable.
 *
 * @param lossyConfidence how sure a lossy or resampled source must be to be a warning, [0, 1]; less is a remark; heuristic
 * @param warnSubsonicDb level below 20 Hz over that of the whole, dB; more is a warning; heuristic
 * @param failSubsonicDb the same; more fails, with {@code mayFail}; heuristic
 * @param ultrasonicDbfs level of a tone over 20 kHz that is reported, dBFS; heuristic
 * @param missingHighsDb 95th percentile of the level from 8 to 12 kHz over that of the third of an octave at 1 kHz, dB; less
 *     is a warning; heuristic
 * @param mayFail whether anything can fail a programme
 */
public record FrequencyLimits(
        double lossyConfidence,
        double warnSubsonicDb,
        double failSubsonicDb,
        double ultrasonicDbfs,
        double missingHighsDb,
        boolean mayFail) {

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public FrequencyLimits {
        FigureRange.check("lossyConfidence", lossyConfidence, 0.0, 1.0);
        FigureRange.check("warnSubsonicDb", warnSubsonicDb, -200.0, 0.0);
        FigureRange.check("failSubsonicDb", failSubsonicDb, warnSubsonicDb, 0.0);
        FigureRange.check("ultrasonicDbfs", ultrasonicDbfs, -200.0, 0.0);
        FigureRange.check("missingHighsDb", missingHighsDb, -200.0, 0.0);
    }

    /** The same for every target and genre. */
    public static FrequencyLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        return new FrequencyLimits(0.5, -20.0, -10.0, -60.0, -60.0, false);
    }
}

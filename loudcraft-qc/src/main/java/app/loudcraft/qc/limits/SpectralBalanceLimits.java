package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.ToneTarget;
import app.loudcraft.qc.CheckId;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link CheckId#Q4} holds the long-term spectrum against. Immutable.
 *
 * <p>Taste is no fault: all figures are heuristics, and more than a warning comes of them only with {@code mayFail}. Where a
 * genre varies much, by the tolerance of its curve, more is allowed than the figures here say.
 *
 * @param curveName what the curve is called, such as {@code pop}
 * @param curve the spectrum, the same one that mastering aims at
 * @param passOctaveDb how far an octave may be from the curve, dB; heuristic
 * @param failOctaveDb the second limit of it, dB; heuristic
 * @param passRmsDb how far the octaves may be from the curve, RMS, dB; heuristic
 * @param failRmsDb the second limit of it, dB; heuristic
 * @param tolerances how many times the tolerance of the curve an octave may be away in any case, and the RMS of the octaves
 *     half as many, 0 or more; heuristic: the tolerance is half of what lies between the 20th and the 80th percentile of music, 2.5 times it holds 97 %
 * @param resonanceDb how far a lasting tone may stand out of the octave around it, dB; heuristic
 * @param mayFail whether the spectrum can fail a programme
 */
public record SpectralBalanceLimits(
        String curveName,
        ToneTarget curve,
        double passOctaveDb,
        double failOctaveDb,
        double passRmsDb,
        double failRmsDb,
        double tolerances,
        double resonanceDb,
        boolean mayFail) {

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public SpectralBalanceLimits {
        Objects.requireNonNull(curveName, "curveName");
        Objects.requireNonNull(curve, "curve");
        FigureRange.check("passOctaveDb", passOctaveDb, 0.0, 200.0);
        FigureRange.check("failOctaveDb", failOctaveDb, passOctaveDb, 200.0);
        FigureRange.check("passRmsDb", passRmsDb, 0.0, 200.0);
        FigureRange.check("failRmsDb", failRmsDb, passRmsDb, 200.0);
        FigureRange.check("tolerances", tolerances, 0.0, 100.0);
        FigureRange.check("resonanceDb", resonanceDb, 0.0, 200.0);
    }

    /** The curve of the genre, that of most music where nobody said so; the target makes no difference. */
    public static SpectralBalanceLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        GenreProfile profile = genre.map(GenreProfile::of).orElse(GenreProfile.NEUTRAL);
        return new SpectralBalanceLimits(profile.name(), profile.tone(), 6.0, 9.0, 3.5, 5.0, 2.5, 12.0, false);
    }

    /** The same, or with failures beyond the second limits. */
    public SpectralBalanceLimits withMayFail(boolean newMayFail) {
        return new SpectralBalanceLimits(
                curveName,
                curve,
                passOctaveDb,
                failOctaveDb,
                passRmsDb,
                failRmsDb,
                tolerances,
                resonanceDb,
                newMayFail);
    }
}

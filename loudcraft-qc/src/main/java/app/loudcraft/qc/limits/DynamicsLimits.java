package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How dense a programme may be. Immutable. All defaults are heuristics after guidance for mastering engineers and figures
 * of commercial releases, but for Netflix, which asks for a loudness range of 4 to 18 LU.
 *
 * @param passPlrDb peak to loudness ratio from which on a programme is right, [0, 40] dB
 * @param lowPlrDb the same from which on it is only worth a look, [0, {@code passPlrDb}] dB
 * @param passPsrDb 5th percentile of the peak to short-term loudness ratio from which on it is right, [0, 40] dB
 * @param lowPsrDb the same from which on it is only worth a look, [0, {@code passPsrDb}] dB
 * @param minRangeLu loudness range under which it is too even, LU; empty for none; only warns
 * @param maxRangeLu loudness range over which it is worth a look, LU; empty for none
 * @param extremeRangeLu loudness range over which it is too wide, LU, at least {@code maxRangeLu}; empty for none
 * @param mostAtCeiling share of the time in which peaks may stand at the programme's highest, [0, 1], where PLR is not
 *     {@value #DYNAMIC_DB} dB over what is right anyway; only warns
 * @param mayFail whether more than a warning may come of it. Default: false
 */
public record DynamicsLimits(
        double passPlrDb,
        double lowPlrDb,
        double passPsrDb,
        double lowPsrDb,
        OptionalDouble minRangeLu,
        OptionalDouble maxRangeLu,
        OptionalDouble extremeRangeLu,
        double mostAtCeiling,
        boolean mayFail) {

    public static final double DYNAMIC_DB = 3.0;

    private static final double CLUB_PLR_DB = 8.0;
    // In sixty masters of all kinds at -14 LUFS it was 0.2 at most, but for a beat of which every stroke is the same.
    private static final double AT_CEILING = 0.3;
    private static final double ALWAYS = 1.0;

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public DynamicsLimits {
        FigureRange.check("passPlrDb", passPlrDb, 0.0, 40.0, "dB");
        FigureRange.check("lowPlrDb", lowPlrDb, 0.0, passPlrDb, "dB");
        FigureRange.check("passPsrDb", passPsrDb, 0.0, 40.0, "dB");
        FigureRange.check("lowPsrDb", lowPsrDb, 0.0, passPsrDb, "dB");
        FigureRange.check("mostAtCeiling", mostAtCeiling, 0.0, 1.0, "of the time");
        minRangeLu.ifPresent(lu -> FigureRange.check("minRangeLu", lu, 0.0, 60.0, "LU"));
        maxRangeLu.ifPresent(lu -> FigureRange.check("maxRangeLu", lu, minRangeLu.orElse(0.0), 60.0, "LU"));
        extremeRangeLu.ifPresent(lu -> FigureRange.check("extremeRangeLu", lu, maxRangeLu.orElse(0.0), 60.0, "LU"));
    }

    /** What suits a genre, and what a place of delivery asks for beside. */
    public static DynamicsLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        DynamicsLimits ofGenre = genre.map(DynamicsLimits::of).orElseGet(() -> ratios(9.0, 7.0, 7.0, 5.5));
        if (isNamed(target, DeliveryTarget.CLUB) || isNamed(target, DeliveryTarget.CD)) {
            return ofGenre.asLoudAsCanBe();
        }
        if (isNamed(target, DeliveryTarget.NETFLIX) || isNamed(target, DeliveryTarget.NETFLIX_LITTLE_DIALOGUE)) {
            return ofGenre.withRangeLu(OptionalDouble.of(4.0), OptionalDouble.of(18.0), OptionalDouble.empty());
        }
        if (isNamed(target, DeliveryTarget.GAME_HOME) || isNamed(target, DeliveryTarget.GAME_PORTABLE)) {
            return ofGenre.withRangeLu(OptionalDouble.empty(), OptionalDouble.of(20.0), OptionalDouble.empty());
        }
        return ofGenre;
    }

    private static DynamicsLimits of(Genre genre) {
        return switch (genre) {
            case POP, ROCK, METAL, HIP_HOP, RNB_SOUL, ELECTRONIC, REGGAE, LATIN -> ratios(9.0, 7.0, 7.0, 5.5);
            case JAZZ_BLUES, FOLK_COUNTRY -> ratios(12.0, 9.0, 8.0, 6.5);
            case AMBIENT -> ratios(9.0, 7.0, 8.0, 6.5);
            case CLASSICAL ->
                ratios(15.0, 10.0, 8.0, 6.5)
                        .withRangeLu(OptionalDouble.of(6.0), OptionalDouble.of(25.0), OptionalDouble.empty());
            case SPEECH ->
                ratios(10.0, 8.0, 7.0, 5.5)
                        .withRangeLu(OptionalDouble.empty(), OptionalDouble.of(10.0), OptionalDouble.of(15.0));
        };
    }

    private static DynamicsLimits ratios(double passPlrDb, double lowPlrDb, double passPsrDb, double lowPsrDb) {
        return new DynamicsLimits(
                passPlrDb,
                lowPlrDb,
                passPsrDb,
                lowPsrDb,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                AT_CEILING,
                false);
    }

    private static boolean isNamed(DeliveryTarget target, DeliveryTarget known) {
        return target.name().equals(known.name());
    }

    private DynamicsLimits asLoudAsCanBe() {
        return new DynamicsLimits(
                Math.min(CLUB_PLR_DB, passPlrDb),
                Math.min(7.0, lowPlrDb),
                passPsrDb,
                lowPsrDb,
                minRangeLu,
                maxRangeLu,
                extremeRangeLu,
                ALWAYS,
                mayFail);
    }

    private DynamicsLimits withRangeLu(OptionalDouble newMin, OptionalDouble newMax, OptionalDouble newExtreme) {
        return new DynamicsLimits(
                passPlrDb, lowPlrDb, passPsrDb, lowPsrDb, newMin, newMax, newExtreme, mostAtCeiling, mayFail);
    }

    /** The same, with a verdict of FAIL where it is beyond the lower figures. */
    public DynamicsLimits withMayFail(boolean newMayFail) {
        return new DynamicsLimits(
                passPlrDb,
                lowPlrDb,
                passPsrDb,
                lowPsrDb,
                minRangeLu,
                maxRangeLu,
                extremeRangeLu,
                mostAtCeiling,
                newMayFail);
    }
}

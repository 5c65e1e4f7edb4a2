package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How high a programme may peak. Immutable.
 *
 * @param ceilingDbtp highest peak that is right, [-20, 3] dBTP. Source: the target's
 * @param loudCeilingDbtp the same for a programme louder than {@code loudAboveLufs}, at most {@code ceilingDbtp}; empty
 *     where it is the same. Source: the target's
 * @param loudAboveLufs integrated loudness above which that holds, LUFS; present together with it. Default: the target's
 *     loudness and its tolerance
 * @param warnDb how far over the ceiling is worth a look and no more, [0, 6] dB. Source: EBU R 128, tolerance of a
 *     true-peak meter, 0.3 dB
 * @param betweenSamples whether the signal counts between its samples too. False by default for ACX, which asks for a
 *     sample peak
 */
public record TruePeakLimits(
        double ceilingDbtp,
        OptionalDouble loudCeilingDbtp,
        OptionalDouble loudAboveLufs,
        double warnDb,
        boolean betweenSamples) {

    private static final double METER_TOLERANCE_DB = 0.3;

    /**
     * @throws IllegalArgumentException if a figure is outside its range or only one of the two for loud programmes is given
     */
    public TruePeakLimits {
        FigureRange.check("ceilingDbtp", ceilingDbtp, -20.0, 3.0, "dBTP");
        FigureRange.check("warnDb", warnDb, 0.0, 6.0, "dB");
        if (loudCeilingDbtp.isPresent() != loudAboveLufs.isPresent()) {
            throw new IllegalArgumentException(
                    "loudCeilingDbtp and loudAboveLufs must both be present or both empty, but were " + loudCeilingDbtp
                            + " and " + loudAboveLufs);
        }
        loudCeilingDbtp.ifPresent(dbtp -> FigureRange.check("loudCeilingDbtp", dbtp, -20.0, ceilingDbtp, "dBTP"));
        loudAboveLufs.ifPresent(lufs -> FigureRange.check("loudAboveLufs", lufs, -70.0, 10.0, "LUFS"));
    }

    /** What a target asks for; the genre changes nothing. */
    public static TruePeakLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(genre, "genre");
        boolean twoCeilings =
                target.loudCeilingDbtp().isPresent() && target.targetLufs().isPresent();
        return new TruePeakLimits(
                target.ceilingDbtp(),
                twoCeilings ? target.loudCeilingDbtp() : OptionalDouble.empty(),
                twoCeilings
                        ? OptionalDouble.of(target.targetLufs().getAsDouble() + target.toleranceLu())
                        : OptionalDouble.empty(),
                METER_TOLERANCE_DB,
                !target.name().equals(DeliveryTarget.AUDIOBOOK_ACX.name()));
    }

    /**
     * The ceiling of a programme of this loudness, dBTP.
     *
     * @param integratedLufs its integrated loudness; empty where it cannot be measured
     */
    public double ceilingDbtp(OptionalDouble integratedLufs) {
        boolean loud = loudAboveLufs.isPresent()
                && integratedLufs.isPresent()
                && integratedLufs.getAsDouble() > loudAboveLufs.getAsDouble();
        return loud ? loudCeilingDbtp.getAsDouble() : ceilingDbtp;
    }
}

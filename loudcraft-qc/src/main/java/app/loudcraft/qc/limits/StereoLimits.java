package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.CheckId;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link CheckId#Q3} holds the stereo image against. Immutable.
 *
 * <p>All figures are heuristics of mastering practice; no platform publishes one. Of two limits of a figure, beyond the
 * first is a warning and beyond the second a failure, the latter only with {@code mayFail}; the mono loss always fails,
 * since what it says is physics: so much of the programme is missing wherever it is played in mono.
 *
 * @param passCorrelation lowest correlation of the whole programme, [-1, 1]; heuristic
 * @param warnCorrelation the second limit of it; heuristic
 * @param passLowest lowest 5th percentile of the correlation over 400 ms, [-1, 1]; heuristic
 * @param warnLowest the second limit of it; heuristic
 * @param passBass lowest correlation below 120 Hz, [-1, 1]: clubs and vinyl want it in the middle; heuristic
 * @param warnBass the second limit of it; heuristic
 * @param passMonoLossDb what a fold-down to mono may take off, as a negative level in dB: -3.01 for independent channels;
 *     heuristic
 * @param warnMonoLossDb the second limit of it; heuristic
 * @param passBalanceDb how far the channels' levels may be apart, dB; heuristic
 * @param warnBalanceDb the second limit of it, dB; heuristic
 * @param sustainedSeconds how long the correlation over 400 ms may stay under {@code passLowest}, seconds; heuristic
 * @param mayFail whether more than the mono loss can fail a programme
 */
public record StereoLimits(
        double passCorrelation,
        double warnCorrelation,
        double passLowest,
        double warnLowest,
        double passBass,
        double warnBass,
        double passMonoLossDb,
        double warnMonoLossDb,
        double passBalanceDb,
        double warnBalanceDb,
        double sustainedSeconds,
        boolean mayFail) {

    private static final double SPACIOUS_CORRELATION = 0.1;
    private static final double SPACIOUS_BASS = 0.0;

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public StereoLimits {
        FigureRange.check("passCorrelation", passCorrelation, -1.0, 1.0);
        FigureRange.check("warnCorrelation", warnCorrelation, -1.0, passCorrelation);
        FigureRange.check("passLowest", passLowest, -1.0, 1.0);
        FigureRange.check("warnLowest", warnLowest, -1.0, passLowest);
        FigureRange.check("passBass", passBass, -1.0, 1.0);
        FigureRange.check("warnBass", warnBass, -1.0, passBass);
        FigureRange.check("passMonoLossDb", passMonoLossDb, -200.0, 0.0);
        FigureRange.check("warnMonoLossDb", warnMonoLossDb, -200.0, passMonoLossDb);
        FigureRange.check("passBalanceDb", passBalanceDb, 0.0, 200.0);
        FigureRange.check("warnBalanceDb", warnBalanceDb, passBalanceDb, 200.0);
        FigureRange.check("sustainedSeconds", sustainedSeconds, 0.0, 3_600.0);
    }

    /** What suits the kind of programme; the target makes no difference. Recordings of rooms may be wider. */
    public static StereoLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        boolean spacious =
                genre.filter(g -> g == Genre.CLASSICAL || g == Genre.AMBIENT).isPresent();
        return new StereoLimits(
                spacious ? SPACIOUS_CORRELATION : 0.2,
                0.0,
                -0.2,
                -0.5,
                spacious ? SPACIOUS_BASS : 0.8,
                spacious ? SPACIOUS_BASS : 0.5,
                -3.5,
                -5.0,
                1.5,
                3.0,
                3.0,
                false);
    }
}

package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.CheckId;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link CheckId#Q7} takes for channels that are turned over or late. Immutable.
 *
 * @param reversedCorrelation correlation over 500 ms from which on downwards the channels count as turned over against each
 *     other, [-1, 0]; heuristic
 * @param reversedSeconds how long that must last, seconds; heuristic, after the sustained phase items of EBU QC 0012B
 * @param failReversedShare share of the programme that may be turned over before it fails, [0, 1]; heuristic
 * @param failReversedSeconds time that may be turned over before it fails, seconds; heuristic
 * @param warnDelayHeight least height of the whitened cross-correlation at the delay, in the mean, (0, 1]; heuristic: in eight
 *     mixes of all kinds it was 0.15 to 0.58 at the true delay and 0.07 at most elsewhere
 * @param warnDelayFrames shortest delay that is reported, frames, at least 1
 * @param clearDelayHeight height from which on the delay is clear in a single window, (0, 1]; heuristic
 * @param failDelayShare share of the windows in which the delay must be clear for a failure, (0, 1]; heuristic
 * @param failDelayMs shortest delay that fails a programme, ms; heuristic
 * @param failDelayGain what the correlation must gain, besides, when the delay is taken out, [0, 2]; heuristic
 * @param turnedDegrees mean phase between the channels from 200 Hz to 2 kHz that is reported, [0, 180]; heuristic
 * @param turnedCoherence least coherence with which it is believed, [0, 1]; heuristic
 */
public record PhaseLimits(
        double reversedCorrelation,
        double reversedSeconds,
        double failReversedShare,
        double failReversedSeconds,
        double warnDelayHeight,
        int warnDelayFrames,
        double clearDelayHeight,
        double failDelayShare,
        double failDelayMs,
        double failDelayGain,
        double turnedDegrees,
        double turnedCoherence) {

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public PhaseLimits {
        FigureRange.check("reversedCorrelation", reversedCorrelation, -1.0, 0.0);
        FigureRange.check("reversedSeconds", reversedSeconds, 0.0, 3_600.0);
        FigureRange.check("failReversedShare", failReversedShare, 0.0, 1.0);
        FigureRange.check("failReversedSeconds", failReversedSeconds, 0.0, 1e9);
        FigureRange.check("warnDelayHeight", warnDelayHeight, 1e-3, 1.0);
        FigureRange.check("warnDelayFrames", warnDelayFrames, 1, 1_000);
        FigureRange.check("clearDelayHeight", clearDelayHeight, 1e-3, 1.0);
        FigureRange.check("failDelayShare", failDelayShare, 1e-3, 1.0);
        FigureRange.check("failDelayMs", failDelayMs, 0.0, 1_000.0);
        FigureRange.check("failDelayGain", failDelayGain, 0.0, 2.0);
        FigureRange.check("turnedDegrees", turnedDegrees, 0.0, 180.0);
        FigureRange.check("turnedCoherence", turnedCoherence, 0.0, 1.0);
    }

    /** The same for every target and genre. */
    public static PhaseLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        return new PhaseLimits(-0.7, 1.0, 0.05, 10.0, 0.12, 2, 0.6, 0.8, 0.2, 0.3, 90.0, 0.5);
    }
}

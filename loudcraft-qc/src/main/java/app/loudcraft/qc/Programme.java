package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.LoudnessTimeline;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.plan.DeliveryTarget;
import java.util.Objects;
import java.util.Optional;

/**
 * A programme that was heard to its end, and what it is held against.
 *
 * @param analysis what the meters say of it
 * @param shortTerm loudness over 3 s
 * @param truePeaks true peak, moment by moment
 * @param target where it goes
 * @param genre what it is, if anybody said so
 */
record Programme(
        MixAnalysis analysis,
        LoudnessTimeline shortTerm,
        PeakTimeline truePeaks,
        DeliveryTarget target,
        Optional<Genre> genre) {

    /** Checks that nothing is missing. */
    Programme {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(shortTerm, "shortTerm");
        Objects.requireNonNull(truePeaks, "truePeaks");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
    }

    /** Length in seconds. */
    double seconds() {
        return analysis.seconds();
    }

    /** Frames a second. */
    int sampleRateHz() {
        return analysis.spec().sampleRateHz();
    }
}

package app.loudcraft.qc;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.PeakTimeline;
import java.util.Objects;

/**
 * A mix that was heard to its end.
 *
 * @param analysis what the meters say of it
 * @param truePeaks true peak, moment by moment
 * @param depth how many bits its samples really use
 * @param ends how it begins and ends
 * @param pause what its pauses sound like
 */
record HeardMix(MixAnalysis analysis, PeakTimeline truePeaks, BitDepth depth, ProgrammeEnds ends, SteadyPause pause) {

    /** Checks that nothing is missing. */
    HeardMix {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(truePeaks, "truePeaks");
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(ends, "ends");
        Objects.requireNonNull(pause, "pause");
    }

    /** Length in seconds. */
    double seconds() {
        return analysis.seconds();
    }

    /** Whether there is no sample but 0, or none at all. */
    boolean isSilent() {
        return analysis.programme().samplePeakDbfs() == Double.NEGATIVE_INFINITY;
    }
}

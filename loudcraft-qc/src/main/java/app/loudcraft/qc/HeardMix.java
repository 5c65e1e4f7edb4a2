package app.loudcraft.qc;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.report.QualityCheck;
import java.util.Objects;

/**
 * A mix that was heard to its end.
 *
 * @param analysis what the meters say of it
 * @param truePeaks true peak, moment by moment
 * @param depth how many bits its samples really use
 * @param ends how it begins and ends
 * @param pause what its pauses sound like
 * @param clipping what the gate's check of clipping says of it
 * @param phase what the gate's check of polarity and delay says of it
 */
record HeardMix(
        MixAnalysis analysis,
        PeakTimeline truePeaks,
        BitDepth depth,
        ProgrammeEnds ends,
        SteadyPause pause,
        QualityCheck clipping,
        QualityCheck phase) {

    private static final double LOWEST_HZ = 20.0;
    private static final double HIGHEST_HZ = 20_000.0;

    // Levels of the spectrum are 0 dB for a full-scale sine, whose RMS is 3 dB below its peak.
    private static final double RMS_OF_SINE_DB = 3.0103;

    /** Checks that nothing is missing. */
    HeardMix {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(truePeaks, "truePeaks");
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(ends, "ends");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(clipping, "clipping");
        Objects.requireNonNull(phase, "phase");
    }

    /** Length in seconds. */
    double seconds() {
        return analysis.seconds();
    }

    /** How far the highest sample stands over the RMS of the loud parts, in dB: 3.01 for a sine. */
    double crestDb() {
        double rmsDbfs = analysis.spectrum().programmeDb(LOWEST_HZ, HIGHEST_HZ) - RMS_OF_SINE_DB;
        return analysis.programme().samplePeakDbfs() - rmsDbfs;
    }

    /** Whether there is no sample but 0, or none at all. */
    boolean isSilent() {
        return analysis.programme().samplePeakDbfs() == Double.NEGATIVE_INFINITY;
    }
}

package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.loudness.Lufs;
import app.loudcraft.meter.StreamMeasurement.Moment;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Makes readings of a moment of a measurement. */
final class Readings {

    private static final int MOMENTARY = SlidingWindows.MOMENTARY_STEPS;
    private static final int SHORT_TERM = SlidingWindows.SHORT_TERM_STEPS;

    private Readings() {}

    static LoudnessReading loudness(Moment moment) {
        HopGrid grid = moment.plan().grid();
        Totals totals = moment.totals();
        IntegratedLoudness integrated = IntegratedLoudness.of(moment.energies().meanSquares(grid, MOMENTARY));
        LoudnessRange range = LoudnessRange.of(moment.energies().meanSquares(grid, SHORT_TERM));
        return new LoudnessReading(
                integrated.lufs(),
                range.rangeLu(),
                range.lowLufs(),
                range.highLufs(),
                maximum(totals.maxMomentary),
                maximum(totals.maxShortTerm),
                totals.frames == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Lufs.fromMeanSquare(totals.energy / totals.frames)),
                integrated.relativeGateLufs(),
                totals.frames,
                totals.nonFinite,
                moment.plan().dualMono());
    }

    private static OptionalDouble maximum(double meanSquare) {
        return meanSquare < 0.0 ? OptionalDouble.empty() : OptionalDouble.of(Lufs.fromMeanSquare(meanSquare));
    }

    static ProgrammeReading programme(Moment moment) {
        LoudnessReading loudness = loudness(moment);
        Totals totals = moment.totals();
        double gateLufs = loudness.relativeGateLufs().orElse(Double.POSITIVE_INFINITY);
        double[] ratios = peakToShortTermRatios(moment, Math.max(gateLufs, IntegratedLoudness.ABSOLUTE_GATE_LUFS));
        return new ProgrammeReading(
                loudness,
                Decibels.fromAmplitude(totals.samplePeak()),
                Decibels.fromAmplitude(totals.truePeak(0)),
                truePeak(totals, 1),
                truePeak(totals, 2),
                percentile(ratios, 0.05),
                percentile(ratios, 0.5));
    }

    private static OptionalDouble truePeak(Totals totals, int kernel) {
        return kernel < totals.truePeaks.length
                ? OptionalDouble.of(Decibels.fromAmplitude(totals.truePeak(kernel)))
                : OptionalDouble.empty();
    }

    /** PSR(t) of every window of 3 s above the gates, ascending. */
    private static double[] peakToShortTermRatios(Moment moment, double gateLufs) {
        if (!moment.plan().peakPerStep()) {
            return new double[0];
        }
        LoudnessTimeline shortTerm = timeline(moment, SHORT_TERM);
        PeakTimeline peaks = peaks(moment);
        double[] ratios = new double[above(gateLufs, shortTerm)];
        int count = 0;
        for (int w = 0; w < shortTerm.size(); w++) {
            if (shortTerm.lufs(w) > gateLufs) {
                double peak = peaks.largest(shortTerm.firstStep(w), SHORT_TERM);
                ratios[count++] = Decibels.fromAmplitude(peak) - shortTerm.lufs(w);
            }
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private static int above(double gateLufs, LoudnessTimeline timeline) {
        int count = 0;
        for (int w = 0; w < timeline.size(); w++) {
            count += timeline.lufs(w) > gateLufs ? 1 : 0;
        }
        return count;
    }

    private static OptionalDouble percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.round(share * (sorted.length - 1))]);
    }

    /** Loudness at every whole window of {@code steps} steps. */
    static LoudnessTimeline timeline(Moment moment, int steps) {
        return new LoudnessTimeline(moment.plan().grid(), moment.energies(), steps);
    }

    static PeakTimeline peaks(Moment moment) {
        return new PeakTimeline(moment.plan().grid(), moment.peaks());
    }
}

package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays a programme once to the meters and to any number of checks. */
final class Pass {

    private static final int BLOCK_FRAMES = 4_096;

    private Pass() {}

    /**
     * Reads the programme to its end.
     *
     * @param listeners hear every block, in order, each by one thread at a time
     * @param threads how many may work at once, at least 1; changes no bit
     */
    static Programme listen(
            AudioReader reader,
            List<Consumer<AudioBlock>> listeners,
            DeliveryTarget target,
            Optional<Genre> genre,
            int threads)
            throws IOException {
        ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
        MixAnalysis analysis = new MixAnalyzer(BLOCK_FRAMES, threads).analyze(reader, meter, listeners, frames -> {});
        return new Programme(analysis, meter.shortTermTimeline(), meter.truePeakTimeline(), target, genre);
    }

    /** Reads the programme to its end and has each check conclude. */
    static List<QualityCheck> run(
            AudioReader reader, List<Check> checks, DeliveryTarget target, Optional<Genre> genre, int threads)
            throws IOException {
        return conclude(checks, listen(reader, listeners(checks), target, genre, threads));
    }

    /** The ears of checks. */
    static List<Consumer<AudioBlock>> listeners(List<Check> checks) {
        List<Consumer<AudioBlock>> listeners = new ArrayList<>();
        checks.forEach(check -> listeners.add(check::listen));
        return listeners;
    }

    /** What the checks say of a programme that they have heard. */
    static List<QualityCheck> conclude(List<Check> checks, Programme programme) throws IOException {
        List<QualityCheck> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(check.conclude(programme));
        }
        return results;
    }
}

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
     * Reads the programme to its end and has each check conclude.
     *
     * @param threads how many may work at once, at least 1; changes no bit
     */
    static List<QualityCheck> run(
            AudioReader reader, List<Check> checks, DeliveryTarget target, Optional<Genre> genre, int threads)
            throws IOException {
        ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
        List<Consumer<AudioBlock>> listeners = new ArrayList<>();
        checks.forEach(check -> listeners.add(check::listen));
        MixAnalysis analysis = new MixAnalyzer(BLOCK_FRAMES, threads).analyze(reader, meter, listeners, frames -> {});
        Programme programme =
                new Programme(analysis, meter.shortTermTimeline(), meter.truePeakTimeline(), target, genre);
        List<QualityCheck> results = new ArrayList<>();
        checks.forEach(check -> results.add(check.conclude(programme)));
        return results;
    }
}

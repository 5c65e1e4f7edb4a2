package app.loudcraft.benchmarks;

import static app.loudcraft.benchmarks.MarkdownTable.figure;
import static app.loudcraft.benchmarks.MarkdownTable.signed;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.spatial.SpatialEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The last table of the survey: the engine beside FFmpeg's wideners. */
final class PeerSurvey {

    // With their defaults, written out: extrastereo has m=2.5.
    private static final List<String> FILTERS = List.of("stereowiden", "extrastereo=m=2.5", "haas");
    private static final int[] INTENSITIES_PERCENT = {50, 100};
    private static final double BASS_HZ = 120.0;

    private final MarkdownTable table = new MarkdownTable(
            "2. Beside FFmpeg's filters",
            "Fold: level of (L' + R') / 2 over that of (L + R) / 2, whole file. Lag and gain: where the two are most alike"
                    + " within 50 ms, and by what factor. Residual: level of their difference over that of the dry fold, as"
                    + " they are; aligned: with lag and gain made up for, over the dry fold times the gain. Comb: gain from"
                    + " dry to processed fold, 200 Hz to 8 kHz, 95th less 5th percentile; dip: its least over its median."
                    + " Correlation: lowest over 400 ms, as in 1a. Width: side over mid above 120 Hz, change. Over:"
                    + " samples at or over full scale, input and output.",
            "file",
            "process",
            "fold dB",
            "lag ms",
            "gain",
            "residual dB",
            "aligned dB",
            "comb dB",
            "dip dB",
            "lowest in",
            "lowest out",
            "width dB",
            "over in",
            "over out");

    void add(String name, AudioBuffer mix) throws IOException, InterruptedException {
        for (String filter : FILTERS) {
            add(name, filter, mix, FfmpegFilter.render(mix, filter));
        }
        for (int percent : INTENSITIES_PERCENT) {
            SpatialEngine engine =
                    SpatialEngine.builder().intensityPercent(percent).build();
            add(name, "Loudcraft " + percent + " %", mix, Chain.of(engine).render(mix));
        }
    }

    private void add(String name, String process, AudioBuffer mix, AudioBuffer rendered) {
        if (rendered.sampleRateHz() != mix.sampleRateHz() || rendered.channels() != 2) {
            throw new IllegalStateException(process + " made other rates or channels of " + name);
        }
        int frames = Math.min(mix.frames(), rendered.frames());
        StereoSignal before = StereoSignal.of(mix).first(frames);
        StereoSignal after = StereoSignal.of(rendered).first(frames);
        MonoFold fold = MonoFold.between(before.mid(), after.mid(), mix.sampleRateHz());
        CorrelationWindows in = new CorrelationWindows(before);
        CorrelationWindows out = new CorrelationWindows(after);
        table.add(
                name,
                process,
                signed(fold.levelDb(), 2),
                figure(fold.lagMs(), 2),
                signed(fold.gain(), 3),
                figure(fold.residualDb(), 1),
                figure(fold.alignedResidualDb(), 1),
                figure(fold.combDb(), 2),
                figure(fold.dipDb(), 2),
                signed(in.lowest(in).correlation(), 3),
                signed(out.lowest(in).correlation(), 3) + " @ "
                        + figure(out.lowest(in).seconds(), 2),
                signed(widthDb(after) - widthDb(before), 2),
                before.fullScaleSamples(),
                after.fullScaleSamples());
    }

    private static double widthDb(StereoSignal signal) {
        WholeSpectrum mid = new WholeSpectrum(signal.mid(), signal.sampleRateHz());
        WholeSpectrum side = new WholeSpectrum(signal.side(), signal.sampleRateHz());
        return 10.0 * Math.log10(side.energy(BASS_HZ, Double.MAX_VALUE) / mid.energy(BASS_HZ, Double.MAX_VALUE));
    }

    void print(PrintStream out) throws IOException, InterruptedException {
        table.print(out);
        out.println("FFmpeg: `" + FfmpegFilter.version() + "`");
    }
}

package app.loudcraft.qc;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Listens to a mix and tells what is worth changing before it is mastered, in ten points.
 *
 * <pre>{@code
 * MixAdvice advice = MixAdvisor.ofDefaults().advise(Path.of("mix.wav"));
 * System.out.print(advice.text());
 * }</pre>
 *
 * <p>It advises and never blocks: {@link app.loudcraft.report.QualityStatus#WARN} is worth a look, {@link
 * app.loudcraft.report.QualityStatus#FAIL} worth a new export. No audio is changed. One pass over the audio; memory grows by
 * 16 bytes every 100 ms. The advice is the same, to the bit, for every number of threads. Immutable and thread-safe.
 */
public final class MixAdvisor {

    private static final int BLOCK_FRAMES = 4_096;
    private static final double WANTED_TRUE_PEAK_DBTP = -6.0;

    private static final List<Point> POINTS = List.of(
            new HeadroomPoint(),
            new ClippedMixPoint(),
            new MasterBusPoint(),
            new BitDepthPoint(),
            new LossySourcePoint(),
            new SampleRatePoint(),
            new OffsetPoint(),
            new ImagePoint(),
            new QuietPartsPoint(),
            new FormatPoint());

    private final int parallelism;

    private MixAdvisor(int parallelism) {
        this.parallelism = parallelism;
    }

    /** Works on the calling thread. */
    public static MixAdvisor ofDefaults() {
        return new MixAdvisor(1);
    }

    /**
     * The same on up to this many threads, the calling one included.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public MixAdvisor parallelism(int newParallelism) {
        if (newParallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, but was " + newParallelism);
        }
        return new MixAdvisor(newParallelism);
    }

    /**
     * Advises on a file.
     *
     * @throws AudioFormatException if it is no audio, is damaged, or is of a form that is not read
     * @throws IOException if it cannot be read
     */
    public MixAdvice advise(Path mix) throws IOException {
        return advise(AudioSource.of(mix));
    }

    /**
     * Advises on a mix.
     *
     * @throws IOException if it cannot be read
     */
    public MixAdvice advise(AudioSource mix) throws IOException {
        try (AudioReader reader = mix.open()) {
            return advise(reader, BLOCK_FRAMES);
        }
    }

    MixAdvice advise(AudioReader reader, int blockFrames) throws IOException {
        AudioSpec spec = reader.spec();
        BitDepth depth = new BitDepth(spec.format(), spec.channels());
        ProgrammeEnds ends = new ProgrammeEnds(spec.sampleRateHz(), spec.channels());
        SteadyPause pause = new SteadyPause(spec.sampleRateHz(), spec.channels());
        ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
        List<Consumer<AudioBlock>> listeners = List.of(depth::listen, ends::listen, pause::listen);
        MixAnalysis analysis =
                new MixAnalyzer(blockFrames, parallelism).analyze(reader, meter, listeners, frames -> {});
        return advice(new HeardMix(analysis, meter.truePeakTimeline(), depth, ends, pause));
    }

    private static MixAdvice advice(HeardMix mix) {
        List<QualityCheck> points =
                POINTS.stream().map(point -> point.judge(mix)).toList();
        OptionalDouble suggestedGainDb = mix.isSilent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        WANTED_TRUE_PEAK_DBTP - mix.analysis().programme().truePeakDbtp());
        return new MixAdvice(mix.analysis().source(), points, suggestedGainDb, AdviceText.of(points, suggestedGainDb));
    }
}

package app.loudcraft.qc;

import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
            MixEar ear = new MixEar(reader.spec());
            return advice(ear.conclude(
                    Pass.listen(reader, ear.listeners(), DeliveryTarget.SPOTIFY, Optional.empty(), parallelism)));
        }
    }

    /** What is to be said of a mix that was heard to its end. */
    static MixAdvice advice(HeardMix mix) {
        List<QualityCheck> points =
                POINTS.stream().map(point -> point.judge(mix)).toList();
        OptionalDouble suggestedGainDb = mix.isSilent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        WANTED_TRUE_PEAK_DBTP - mix.analysis().programme().truePeakDbtp());
        return new MixAdvice(mix.analysis().source(), points, suggestedGainDb, AdviceText.of(points, suggestedGainDb));
    }
}

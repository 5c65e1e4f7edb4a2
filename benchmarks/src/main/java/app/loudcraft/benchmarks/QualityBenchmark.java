package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.CheckedMix;
import app.loudcraft.qc.MixAdvice;
import app.loudcraft.qc.MixAdvisor;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.report.QualityReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The quality gate and the mix advisor on a limited programme, on one thread, one after the other and from one
 * reading. The score is milliseconds for the whole programme; its length divided by the score is "so many times real time".
 * White noise at the ceiling, of which the strokes of the synthetic programme consist, takes the true-peak meter longer than
 * music does.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar QualityBenchmark -prof gc
 * java -jar benchmarks/target/benchmarks.jar QualityBenchmark -p file=master.wav -p seconds=0 -p sampleRateHz=0 -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class QualityBenchmark {

    private static final DeliveryTarget TARGET = DeliveryTarget.SPOTIFY;

    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Length of the programme. */
    @Param({"24", "240"})
    public int seconds;

    /** A file to judge in the place of the synthetic programme, whose rate and length then count; empty for none. */
    @Param({""})
    public String file;

    private AudioSource programme;
    private QualityGate gate;
    private MixAdvisor advisor;

    /**
     * Opens the file, or synthesises a programme and limits it by some decibels.
     *
     * @throws IOException if the file cannot be read
     */
    @Setup
    public void prepare() throws IOException {
        programme = file.isEmpty() ? synthetic() : AudioSource.of(Path.of(file));
        gate = QualityGate.builder().parallelism(1).build();
        advisor = MixAdvisor.ofDefaults();
    }

    private AudioSource synthetic() {
        AudioBuffer mix = Programme.of(sampleRateHz, seconds, 0.5);
        return AudioSource.of(Chain.of(Gain.of(8.0), new TruePeakLimiter(LimiterSettings.mastering(-1.0)))
                .render(mix));
    }

    /**
     * The ten checks.
     *
     * @throws IOException if the programme cannot be read
     */
    @Benchmark
    public QualityReport gate() throws IOException {
        return gate.check(programme, TARGET, Optional.empty());
    }

    /**
     * The ten points of advice.
     *
     * @throws IOException if the programme cannot be read
     */
    @Benchmark
    public MixAdvice advisor() throws IOException {
        return advisor.advise(programme);
    }

    /**
     * Both from one reading.
     *
     * @throws IOException if the programme cannot be read
     */
    @Benchmark
    public CheckedMix gateAndAdvisor() throws IOException {
        return gate.checkAndAdvise(programme, TARGET, Optional.empty());
    }
}

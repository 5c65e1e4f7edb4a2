package app.loudcraft.benchmarks;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.plan.DeliveryTarget;
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
 * A whole master in memory: analysis, plan, equaliser, compressor, search for the gain, limiter, and the measurement of
 * the result. The score is milliseconds for the whole programme; its length divided by the score is "so many times real
 * time".
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar MasterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class MasterBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Length of the programme. */
    @Param({"30", "300"})
    public int seconds;

    /** What is asked for; louder targets need more trials with the limiter. */
    @Param({"SPOTIFY", "CD"})
    public String target;

    private AudioBuffer mix;
    private Mastering mastering;

    /** Synthesises the mix. */
    @Setup
    public void prepare() {
        mix = Programme.of(sampleRateHz, seconds, 0.5);
        mastering = Mastering.builder()
                .target(target.equals("SPOTIFY") ? DeliveryTarget.SPOTIFY : DeliveryTarget.CD)
                .genre(Genre.POP)
                .build();
    }

    /** The whole programme. */
    @Benchmark
    public MasteringResult wholeMaster() {
        return mastering.master(mix);
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialQuality;
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
 * The spatial engine in both qualities.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar SpatialBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpatialBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"128", "4096"})
    public int blockFrames;

    /** For files or live. */
    @Param({"MASTERING", "REAL_TIME"})
    public SpatialQuality quality;

    private SecondBySecond seconds;
    private SpatialEngine engine;

    /** Prepares the engine. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, 0.5);
        engine = SpatialEngine.builder().quality(quality).intensityPercent(60.0).build();
        engine.prepare(new ProcessSpec(sampleRateHz, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(engine);
    }
}

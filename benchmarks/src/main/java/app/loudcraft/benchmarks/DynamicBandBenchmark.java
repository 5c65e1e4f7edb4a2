package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.DynamicBand;
import app.loudcraft.dsp.DynamicBandSettings;
import app.loudcraft.dsp.ProcessSpec;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Bands that hold resonances down, with thresholds so low that all of them work.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar DynamicBandBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DynamicBandBenchmark {
    private static final int SAMPLE_RATE_HZ = 48_000;

    /** Number of bands. */
    @Param({"1", "4"})
    public int bands;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private DynamicBand dynamics;

    /** Prepares the bands. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(SAMPLE_RATE_HZ, blockFrames, 0.5);
        dynamics = DynamicBand.of(IntStream.range(0, bands)
                .mapToObj(b -> DynamicBandSettings.at(500.0 * (b + 1)).withThresholdDb(0.0))
                .toList());
        dynamics.prepare(new ProcessSpec(SAMPLE_RATE_HZ, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(dynamics);
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.Compressor;
import app.loudcraft.dsp.CompressorSettings;
import app.loudcraft.dsp.ProcessSpec;
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
 * The compressor on a programme that stays above its threshold most of the time.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar CompressorBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompressorBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private Compressor compressor;

    /** Prepares the compressor. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, 0.5);
        compressor = Compressor.of(CompressorSettings.defaults().withThresholdDbfs(-24.0));
        compressor.prepare(new ProcessSpec(sampleRateHz, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(compressor);
    }
}

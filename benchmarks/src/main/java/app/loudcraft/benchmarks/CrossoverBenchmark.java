package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.BandDynamics;
import app.loudcraft.dsp.MultibandCompressor;
import app.loudcraft.dsp.MultibandSettings;
import app.loudcraft.dsp.ProcessSpec;
import java.util.Collections;
import java.util.List;
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
 * The crossover of the multiband compressor, whose bands here have a gain of their own but nothing to measure.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar CrossoverBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CrossoverBenchmark {
    private static final int SAMPLE_RATE_HZ = 48_000;

    private static final List<Double> CROSSOVERS_HZ = List.of(120.0, 800.0, 5_000.0, 10_000.0);

    /** Number of bands. */
    @Param({"2", "4", "5"})
    public int bands;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private MultibandCompressor compressor;

    /** Prepares the compressor. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(SAMPLE_RATE_HZ, blockFrames, 0.5);
        BandDynamics band = BandDynamics.neutral().withMakeupDb(1.0);
        compressor = MultibandCompressor.of(
                new MultibandSettings(CROSSOVERS_HZ.subList(0, bands - 1), Collections.nCopies(bands, band), 100.0));
        compressor.prepare(new ProcessSpec(SAMPLE_RATE_HZ, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(compressor);
    }
}

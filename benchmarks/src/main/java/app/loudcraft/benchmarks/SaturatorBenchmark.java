package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.SaturationSettings;
import app.loudcraft.dsp.Saturator;
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
 * The saturator at the amount of a master, in both characters and qualities.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar SaturatorBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SaturatorBenchmark {
    private static final int BLOCK_FRAMES = 4096;

    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** How far aliases are kept down. */
    @Param({"MASTERING", "REAL_TIME"})
    public SaturationSettings.Quality quality;

    /** Which harmonics are added. */
    @Param({"ODD", "EVEN"})
    public SaturationSettings.Character character;

    private SecondBySecond seconds;
    private Saturator saturator;

    /** Prepares the saturator. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, BLOCK_FRAMES, 0.9);
        saturator =
                Saturator.of(SaturationSettings.of(12.0).withQuality(quality).withCharacter(character));
        saturator.prepare(new ProcessSpec(sampleRateHz, 2, BLOCK_FRAMES));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(saturator);
    }
}

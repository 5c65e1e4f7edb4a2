package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
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
 * The true-peak limiter at a ceiling of -1 dBTP: hot, with peaks 6 dB over it, and calm, with peaks 5 dB under it.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar TruePeakLimiterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TruePeakLimiterBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    /** Where the peaks of the programme are, in dBFS: 5 is hot, -6 is calm. */
    @Param({"5", "-6"})
    public double peakDbfs;

    /** What the limiter is for, which decides how many meters it looks with. */
    @Param({"mastering", "broadcast"})
    public String settings;

    private SecondBySecond seconds;
    private TruePeakLimiter limiter;

    /** Prepares the limiter. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, Decibels.toAmplitude(peakDbfs));
        limiter = new TruePeakLimiter(
                settings.equals("mastering") ? LimiterSettings.mastering(-1.0) : LimiterSettings.broadcast(-1.0));
        limiter.prepare(new ProcessSpec(sampleRateHz, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(limiter);
    }
}

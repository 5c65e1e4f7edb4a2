package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.TruePeakMeter;
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
 * The reference true-peak meter, 16-fold; it interpolates only what may exceed the maximum so far.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar TruePeakMeterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TruePeakMeterBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private TruePeakMeter meter;
    private ProgrammeMeter programme;

    /** Prepares the meters. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, 0.5);
        meter = TruePeakMeter.reference(sampleRateHz, ChannelLayout.STEREO);
        programme = new ProgrammeMeter(sampleRateHz, ChannelLayout.STEREO);
    }

    /** One second that begins anew: the maximum must be found first. */
    @Benchmark
    public AudioBlock fromSilence() {
        meter.reset();
        return seconds.next(meter::process);
    }

    /** One second of a programme whose maximum is known already. */
    @Benchmark
    public AudioBlock continued() {
        return seconds.next(meter::process);
    }

    /** One second through everything that an analysis measures: loudness, and true peak on three meters. */
    @Benchmark
    public AudioBlock wholeProgrammeMeter() {
        return seconds.next(programme::process);
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.LoudnessReading;
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
 * The loudness meter: K-weighting, windows and the history that is gated later; and the reading itself, which gates an
 * hour.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar LoudnessMeterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoudnessMeterBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private LoudnessMeter meter;
    private LoudnessMeter full;

    /** Prepares one meter that starts empty and one that has heard an hour. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, 0.5);
        meter = new LoudnessMeter(sampleRateHz, ChannelLayout.STEREO);
        full = new LoudnessMeter(sampleRateHz, ChannelLayout.STEREO);
        for (int second = 0; second < 3_600; second++) {
            seconds.next(full::process);
        }
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(meter::process);
    }

    /** Gating and loudness range of an hour; does not depend on the block size. */
    @Benchmark
    public LoudnessReading readHour() {
        return full.reading();
    }
}

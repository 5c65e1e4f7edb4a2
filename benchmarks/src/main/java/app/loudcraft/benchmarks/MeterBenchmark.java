package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.MeterSettings;
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
 * Whole meters over a programme that goes on: one second of audio by rate, layout and block size.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar MeterBenchmark -prof gc
 * java --add-modules jdk.incubator.vector -jar benchmarks/target/benchmarks.jar MeterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeterBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000", "96000"})
    public int sampleRateHz;

    /** Channels of the stream. */
    @Param({"mono", "stereo", "5.1"})
    public String layout;

    /** Frames in a block. */
    @Param({"64", "512", "4096", "8192"})
    public int blockFrames;

    private SecondBySecond seconds;
    private LoudnessMeter loudness;
    private TruePeakMeter truePeak;
    private ProgrammeMeter loudnessAndTruePeak;
    private ProgrammeMeter everything;

    /** Prepares the meters. */
    @Setup
    public void prepare() {
        ChannelLayout channels = ChannelLayout.named().stream()
                .filter(named -> named.toString().equals(layout))
                .findFirst()
                .orElseThrow();
        seconds = new SecondBySecond(Programme.of(sampleRateHz, channels, SecondBySecond.SECONDS, 0.5), blockFrames);
        loudness = new LoudnessMeter(sampleRateHz, channels);
        truePeak = TruePeakMeter.reference(sampleRateHz, channels);
        loudnessAndTruePeak =
                new ProgrammeMeter(sampleRateHz, channels, MeterSettings.DEFAULT.withPeakToShortTerm(false));
        everything = new ProgrammeMeter(sampleRateHz, channels, MeterSettings.DEFAULT.withComparisonKernels(true));
    }

    /** Integrated, momentary and short-term loudness, and what the range is made of. */
    @Benchmark
    public AudioBlock loudness() {
        return seconds.next(loudness::process);
    }

    /** True peak by the reference kernel, and sample peak. */
    @Benchmark
    public AudioBlock truePeak() {
        return seconds.next(truePeak::process);
    }

    /** Both in one pass. */
    @Benchmark
    public AudioBlock loudnessAndTruePeak() {
        return seconds.next(loudnessAndTruePeak::process);
    }

    /** Both, the true peak of every 100 ms, and two more kernels: what an analysis measures. */
    @Benchmark
    public AudioBlock everything() {
        return seconds.next(everything::process);
    }
}

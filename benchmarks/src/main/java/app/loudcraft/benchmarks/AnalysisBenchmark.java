package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.DynamicsMeter;
import app.loudcraft.meter.SoundMeter;
import app.loudcraft.meter.SoundReading;
import app.loudcraft.meter.SpectrumMeter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * What an analysis costs beside loudness and peaks: tone, width, dynamics and condition.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar AnalysisBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {
    private static final int SECONDS = 8;
    private static final double PEAK = 0.5;

    /** Frames a second. */
    @Param({"44100", "96000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"4096"})
    public int blockFrames;

    private AudioBuffer programme;
    private AudioBlock block;
    private int second;
    private SoundMeter sound;
    private SpectrumMeter spectrum;
    private DynamicsMeter dynamics;

    /** Prepares the meters; one has heard the whole programme. */
    @Setup
    public void prepare() {
        programme = Programme.of(sampleRateHz, SECONDS, PEAK);
        block = programme.block();
        sound = new SoundMeter(sampleRateHz, ChannelLayout.STEREO);
        spectrum = new SpectrumMeter(sampleRateHz, ChannelLayout.STEREO);
        dynamics = new DynamicsMeter(sampleRateHz, ChannelLayout.STEREO);
        sound.process(block);
    }

    /** Everything, one second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return nextSecond(piece -> sound.process(piece));
    }

    /** The long-term spectrum alone, one second of audio. */
    @Benchmark
    public AudioBlock processSecondOfSpectrum() {
        return nextSecond(piece -> spectrum.process(piece));
    }

    /** The dynamics alone, one second of audio. */
    @Benchmark
    public AudioBlock processSecondOfDynamics() {
        return nextSecond(piece -> dynamics.process(piece));
    }

    /** A reading of everything. */
    @Benchmark
    public SoundReading reading() {
        return sound.reading();
    }

    private AudioBlock nextSecond(Consumer<AudioBlock> meter) {
        int from = second * sampleRateHz;
        for (int at = 0; at < sampleRateHz; at += blockFrames) {
            meter.accept(block.window(from + at, Math.min(blockFrames, sampleRateHz - at)));
        }
        second = (second + 1) % SECONDS;
        return block;
    }
}

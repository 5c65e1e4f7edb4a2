package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.ProcessSpec;
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
 * The equaliser with three bands: a low shelf, a bell and a high shelf, left alone or with one band turned in every block.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar EqualizerBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EqualizerBenchmark {
    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** Frames in a block. */
    @Param({"512", "4096"})
    public int blockFrames;

    private SecondBySecond seconds;
    private Equalizer equalizer;
    private int turned;

    /** Prepares the equaliser. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, blockFrames, 0.5);
        equalizer = Equalizer.of(
                EqualizerBand.lowShelf(80.0, 2.0),
                EqualizerBand.bell(300.0, -1.0, 0.8),
                EqualizerBand.highShelf(10_000.0, 1.0));
        equalizer.prepare(new ProcessSpec(sampleRateHz, 2, blockFrames));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(equalizer);
    }

    /** One second of audio while somebody turns the bell; with what {@link Equalizer#setBands} costs and allocates. */
    @Benchmark
    public AudioBlock processSecondWhileTurning() {
        return seconds.next((AudioBlock block) -> {
            turned = (turned + 1) % 120;
            equalizer.setBands(List.of(
                    EqualizerBand.lowShelf(80.0, 2.0),
                    EqualizerBand.bell(300.0, 0.1 * turned - 6.0, 0.8),
                    EqualizerBand.highShelf(10_000.0, 1.0)));
            equalizer.process(block);
        });
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.RateConverter;
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
 * Sample-rate conversion of stereo, between usual rates and at a ratio of large numbers.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar RateConverterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RateConverterBenchmark {
    private static final int BLOCK_FRAMES = 1_024;

    /** The two rates. */
    @Param({"48000-44100", "44100-48000", "96000-44100", "44100-96000", "96000-48000", "48000-44101"})
    public String ratesHz;

    private AudioBuffer second;
    private AudioBlock in;
    private AudioBlock out;
    private RateConverter converter;

    /** Makes the programme and the converter. */
    @Setup
    public void prepare() {
        int fromHz = Integer.parseInt(ratesHz.split("-")[0]);
        int toHz = Integer.parseInt(ratesHz.split("-")[1]);
        second = Programme.of(fromHz, 1, 0.5);
        converter = new RateConverter(fromHz, toHz, 2);
        in = second.block();
        out = AudioBlock.allocate(2, converter.maxOutputFrames(BLOCK_FRAMES));
    }

    /** One second of audio; the stream does not end. */
    @Benchmark
    public AudioBlock convertSecond() {
        for (int at = 0; at < second.frames(); at += BLOCK_FRAMES) {
            converter.process(in.window(at, Math.min(BLOCK_FRAMES, second.frames() - at)), out);
        }
        return out;
    }
}

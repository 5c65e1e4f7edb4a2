package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
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
 * Rounding to 16 bits with each form of dither.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar QuantizerBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class QuantizerBenchmark {
    /** The form of dither. */
    @Param
    public Dither dither;

    private AudioBuffer second;
    private int[] quantized;
    private Quantizer quantizer;

    /** Makes the programme and the quantiser. */
    @Setup
    public void prepare() {
        second = Programme.of(48_000, 1, 0.5);
        quantized = new int[second.frames()];
        quantizer = new Quantizer(2, 16, dither);
    }

    /** One second of stereo at 48 kHz; the stream does not end. */
    @Benchmark
    public int[] quantizeSecond() {
        for (int channel = 0; channel < 2; channel++) {
            quantizer.quantize(channel, second.channel(channel), 0, quantized, 0, quantized.length);
        }
        return quantized;
    }
}

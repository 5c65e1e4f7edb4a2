package app.loudcraft.benchmarks;

import app.loudcraft.io.AudioSource;
import app.loudcraft.qc.codec.CodecForecast;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.codec.LossyFormat;
import java.io.IOException;
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
 * The forecast of decoded peaks: of a short programme, which is nearly all simulation, and of a long one, which is nearly
 * all listening.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar CodecForecastBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecForecastBenchmark {
    private static final int RATE_HZ = 48_000;
    private static final double PEAK = 0.9;

    /** Length of the programme. */
    @Param({"10", "300"})
    public int seconds;

    private AudioSource programme;

    /** Makes the programme. */
    @Setup
    public void prepare() {
        programme = AudioSource.of(Programme.of(RATE_HZ, seconds, PEAK));
    }

    /**
     * The whole programme.
     *
     * @throws IOException never
     */
    @Benchmark
    public double forecast() throws IOException {
        return CodecForecast.decodedTruePeakDbtp(programme, new LossyCodec(LossyFormat.AAC, 256));
    }
}

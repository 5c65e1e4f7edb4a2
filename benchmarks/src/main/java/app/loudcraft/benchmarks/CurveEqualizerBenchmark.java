package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.ToneCurve;
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
 * A tone curve as a linear-phase filter of 8191 taps, on both channels or on mid and side.
 *
 * <p>A call is a second of audio or a little less or more, for the work is done in segments of half a second.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar CurveEqualizerBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CurveEqualizerBenchmark {
    /** Frames a second. */
    @Param({"48000", "96000"})
    public int sampleRateHz;

    /** Whether mid and side have curves of their own. */
    @Param({"false", "true"})
    public boolean midSide;

    private ToneCurve curve;
    private SecondBySecond seconds;
    private CurveEqualizer equalizer;

    /** Prepares the equaliser. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(sampleRateHz, 512, 0.5);
        curve = ToneCurve.of(
                new ToneCurve.Point(60.0, 2.0), new ToneCurve.Point(400.0, -1.0), new ToneCurve.Point(8_000.0, 1.5));
        equalizer = CurveEqualizer.of(curve, midSide ? curve.scaled(0.5) : curve, CurveEqualizer.Phase.LINEAR);
        equalizer.prepare(new ProcessSpec(sampleRateHz, 2, 512));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(equalizer);
    }

    /** The design of one filter, with its transform and its memory. */
    @Benchmark
    public CurveEqualizer design() {
        CurveEqualizer fresh = CurveEqualizer.of(curve, CurveEqualizer.Phase.LINEAR);
        fresh.prepare(new ProcessSpec(sampleRateHz, 2, 512));
        return fresh;
    }
}

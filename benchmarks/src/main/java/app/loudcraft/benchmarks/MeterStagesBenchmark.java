package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.PcmBlock;
import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.SampleExtremes;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.internal.loops.Loops;
import app.loudcraft.internal.loops.SampleLoops;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.LoudnessReading;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The stages of a measurement, each over one second of stereo at 44.1 kHz, and the reading of an hour.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar MeterStagesBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeterStagesBenchmark {
    private static final int RATE_HZ = 44_100;
    private static final int STEP = RATE_HZ / 10;
    private static final int MARGIN = 64;

    // Any stable filter takes the time of the K-weighting.
    private static final double[] COEFFICIENTS = {-0.06, 0.05, 1.69, -0.73, 1.99, -0.9901};

    private final SampleLoops loops = Loops.fastest();
    private final SampleExtremes extremes = new SampleExtremes(STEP + MARGIN);
    private final InterpolatedPeaks kaiser16 = new InterpolatedPeaks(TruePeakKernel.kaiser16());
    private final InterpolatedPeaks itu = new InterpolatedPeaks(TruePeakKernel.itu());
    private final double[][] states = new double[2][SampleLoops.WEIGHTING_STATE_LENGTH];
    private final double[] window = new double[RATE_HZ];
    private double[][] music;
    private double[] rising;
    private PcmBlock floats;
    private PcmBlock interleaved16;
    private LoudnessMeter hour;

    /** Prepares a second of music, one of a tone that never stops rising, and a meter that has heard an hour. */
    @Setup
    public void prepare() {
        AudioBuffer programme = Programme.of(RATE_HZ, ChannelLayout.STEREO, 1, 0.5);
        music = new double[2][RATE_HZ];
        rising = new double[RATE_HZ];
        short[] shorts = new short[2 * RATE_HZ];
        for (int i = 0; i < RATE_HZ; i++) {
            for (int c = 0; c < 2; c++) {
                music[c][i] = programme.channel(c)[i];
                shorts[2 * i + c] = (short) (programme.channel(c)[i] * 32_767f);
            }
            rising[i] = (0.5 + 0.5 * i / RATE_HZ) * Math.sin(0.5 * Math.PI * i + 0.25 * Math.PI);
        }
        floats = PcmBlock.planar(programme.channel(0), programme.channel(1));
        interleaved16 = PcmBlock.interleaved16(2, shorts);
        hour = new LoudnessMeter(RATE_HZ, ChannelLayout.STEREO);
        for (int second = 0; second < 3_600; second++) {
            hour.process(floats);
        }
    }

    /** Both channels from planar floats to doubles. */
    @Benchmark
    public double[] convertPlanarFloat() {
        floats.copyTo(0, 0, RATE_HZ, window, 0);
        floats.copyTo(1, 0, RATE_HZ, window, 0);
        return window;
    }

    /** Both channels from interleaved 16-bit integers to doubles. */
    @Benchmark
    public double[] convertInterleaved16() {
        interleaved16.copyTo(0, 0, RATE_HZ, window, 0);
        interleaved16.copyTo(1, 0, RATE_HZ, window, 0);
        return window;
    }

    /** K-weighting and squares of two channels, in hops of 10 ms. */
    @Benchmark
    public double[][] weightedEnergies() {
        for (int at = 0; at + STEP / 10 <= RATE_HZ; at += STEP / 10) {
            loops.weightedEnergies(COEFFICIENTS, states[0], states[1], music[0], music[1], at, at + STEP / 10);
        }
        return states;
    }

    /** Extremes of both channels, in steps of 100 ms. */
    @Benchmark
    public double extremes() {
        double largest = 0.0;
        for (double[] channel : music) {
            for (int at = 0; at + STEP + MARGIN <= RATE_HZ; at += STEP) {
                extremes.measure(channel, at, at + STEP + MARGIN);
                largest = Math.max(largest, extremes.largest(at, at + STEP));
            }
        }
        return largest;
    }

    /** Extremes and true peaks of both channels, where the maximum is known already. */
    @Benchmark
    public double maximumOfMusic() {
        return maximum(kaiser16, music[0], 0.5) + maximum(kaiser16, music[1], 0.5);
    }

    /** Extremes and true peaks of two channels in which every interval may hold a new maximum. */
    @Benchmark
    public double maximumOfRisingTone() {
        return maximum(kaiser16, rising, 0.0) + maximum(kaiser16, rising, 0.0);
    }

    /** The same by the table of BS.1770. */
    @Benchmark
    public double maximumOfRisingToneItu() {
        return maximum(itu, rising, 0.0) + maximum(itu, rising, 0.0);
    }

    private double maximum(InterpolatedPeaks kernel, double[] channel, double atLeast) {
        double maximum = atLeast;
        for (int at = 0; at + STEP + MARGIN <= RATE_HZ; at += STEP) {
            extremes.measure(channel, at, at + STEP + MARGIN);
            maximum = kernel.maximum(channel, extremes, at + MARGIN / 2, STEP, maximum);
        }
        return maximum;
    }

    /** Gating and loudness range of an hour. */
    @Benchmark
    public LoudnessReading readHour() {
        return hour.reading();
    }
}

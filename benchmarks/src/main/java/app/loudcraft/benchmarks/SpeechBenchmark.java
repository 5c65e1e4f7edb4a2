package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.DeEsser;
import app.loudcraft.dsp.DeEsserSettings;
import app.loudcraft.dsp.Expander;
import app.loudcraft.dsp.ExpanderSettings;
import app.loudcraft.dsp.HumFilter;
import app.loudcraft.dsp.HumFilterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import app.loudcraft.dsp.SpeechLeveller;
import app.loudcraft.dsp.SpeechLevellerSettings;
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
 * The processors of speech, each busy: strokes cross the expander's threshold and are full of what a de-esser takes for
 * sibilants.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar SpeechBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpeechBenchmark {
    private static final int SAMPLE_RATE_HZ = 48_000;
    private static final int BLOCK_FRAMES = 4096;

    /** Which processor. */
    public enum Stage {
        /** Six notches. */
        HUM_FILTER,
        /** Between its threshold and its range most of the time. */
        EXPANDER,
        /** Reducing most of the time. */
        DE_ESSER,
        /** With 1.5 s of look-ahead. */
        SPEECH_LEVELLER
    }

    /** Which processor. */
    @Param
    public Stage stage;

    private SecondBySecond seconds;
    private Processor processor;

    /** Prepares the processor. */
    @Setup
    public void prepare() {
        seconds = new SecondBySecond(SAMPLE_RATE_HZ, BLOCK_FRAMES, 0.5);
        processor = switch (stage) {
            case HUM_FILTER -> HumFilter.of(HumFilterSettings.at(50.0));
            case EXPANDER -> Expander.of(ExpanderSettings.speech(-17.0).withTimesMs(10.0, 0.0, 150.0));
            case DE_ESSER -> DeEsser.of(DeEsserSettings.defaults());
            case SPEECH_LEVELLER -> SpeechLeveller.of(SpeechLevellerSettings.toward(-18.0));
        };
        processor.prepare(new ProcessSpec(SAMPLE_RATE_HZ, 2, BLOCK_FRAMES));
    }

    /** One second of audio. */
    @Benchmark
    public AudioBlock processSecond() {
        return seconds.next(processor);
    }
}

package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and writing of WAV files: 30 seconds at a time, scored by the second. The file is in the cache of the
 * operating system, so the disk counts little; writing includes dither, where there is any, and the atomic move.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar WavBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WavBenchmark {
    private static final int SECONDS = 30;
    private static final int BLOCK_FRAMES = 4096;

    /** Frames a second. */
    @Param({"44100", "48000"})
    public int sampleRateHz;

    /** How the samples are stored. */
    @Param({"PCM_16", "PCM_24", "FLOAT_32"})
    public SampleFormat format;

    private AudioBuffer programme;
    private Path folder;

    /** Writes the file that is read. */
    @Setup
    public void prepare() throws IOException {
        programme = Programme.of(sampleRateHz, SECONDS, 0.5);
        folder = Files.createTempDirectory("loudcraft-benchmark");
        AudioFiles.write(folder.resolve("in.wav"), programme, format);
    }

    /** Removes the files. */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(folder.resolve("in.wav"));
        Files.deleteIfExists(folder.resolve("out.wav"));
        Files.delete(folder);
    }

    /** File to floats. */
    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public AudioBuffer decodeSecond() throws IOException {
        return AudioFiles.read(folder.resolve("in.wav"));
    }

    /** File to floats, block by block into the same memory. */
    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public long streamSecond() throws IOException {
        try (AudioReader reader = AudioFiles.open(folder.resolve("in.wav"))) {
            AudioBlock block = AudioBlock.allocate(reader.spec().channels(), BLOCK_FRAMES);
            long frames = 0;
            for (int read = reader.read(block); read > 0; read = reader.read(block)) {
                frames += read;
                block.window(0, BLOCK_FRAMES);
            }
            return frames;
        }
    }

    /** Floats to file. */
    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public void encodeSecond() throws IOException {
        AudioFiles.write(folder.resolve("out.wav"), programme, format);
    }
}

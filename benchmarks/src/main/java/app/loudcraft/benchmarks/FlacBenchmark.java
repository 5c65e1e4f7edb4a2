package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import app.loudcraft.internal.flac.FlacStream;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Encoding and decoding of FLAC in memory: 30 seconds of stereo at a time, scored by the second.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar FlacBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlacBenchmark {
    private static final int SAMPLE_RATE_HZ = 44_100;
    private static final int SECONDS = 30;
    private static final int BLOCK_FRAMES = 4_096;

    /** From 0, fast, to 8, small. */
    @Param({"0", "5", "8"})
    public int level;

    /** Bits of a sample. */
    @Param({"16", "24"})
    public int bits;

    private int[][] samples;
    private byte[] file;

    /** Makes the samples, and the file that is decoded. */
    @Setup
    public void prepare() {
        AudioBuffer programme = Programme.of(SAMPLE_RATE_HZ, SECONDS, 0.5);
        Quantizer quantizer = new Quantizer(2, bits, Dither.TPDF);
        samples = new int[2][programme.frames()];
        for (int c = 0; c < 2; c++) {
            quantizer.quantize(c, programme.channel(c), 0, samples[c], 0, programme.frames());
        }
        file = encodeSecond();
    }

    /** Integers to a file in memory, with the MD5 of the audio. */
    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public byte[] encodeSecond() {
        FlacStream stream = new FlacStream(2, bits, SAMPLE_RATE_HZ, level, List.of());
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int[][] block = new int[2][stream.blockFrames()];
        for (int at = 0; at < samples[0].length; at += stream.blockFrames()) {
            int count = Math.min(stream.blockFrames(), samples[0].length - at);
            for (int c = 0; c < 2; c++) {
                System.arraycopy(samples[c], at, block[c], 0, count);
            }
            ByteBuffer encoded = stream.encode(block, count);
            frames.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
        }
        stream.finish();
        ByteBuffer head = stream.head();
        byte[] whole = new byte[head.remaining() + frames.size()];
        int headBytes = head.remaining();
        head.get(whole, 0, headBytes);
        System.arraycopy(frames.toByteArray(), 0, whole, headBytes, frames.size());
        return whole;
    }

    /** A file in memory to floats, with the MD5 of the audio. */
    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public void decodeSecond(Blackhole blackhole) throws IOException {
        try (AudioReader reader = AudioFiles.open(new ByteArrayInputStream(file), "benchmark")) {
            reader.forEachBlock(BLOCK_FRAMES, blackhole::consume);
        }
    }
}

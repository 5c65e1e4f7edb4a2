package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.StreamMeasurement.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Measures whole files and buffers, on as many threads as it is given.
 *
 * <pre>{@code
 * ProgrammeReading reading = Metering.of(MeterSettings.DEFAULT)
 *         .parallelism(4)
 *         .measure(AudioSource.of(Path.of("mix.wav")))
 *         .reading();
 * }</pre>
 *
 * <p>A source is cut into stretches of a multiple of 20 s, each read and scanned by a thread of its own; readings are the
 * same to the bit for every number of threads. What is shorter than 40 s, or does not tell its length beforehand, is
 * measured by the calling thread alone. No thread outlives a call. Immutable and thread-safe.
 */
public final class Metering {

    private static final int BLOCK_FRAMES = 4_096;

    private final MeterSettings settings;
    private final int parallelism;

    private Metering(MeterSettings settings, int parallelism) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.parallelism = parallelism;
    }

    /** Measures with these settings on the calling thread. */
    public static Metering of(MeterSettings settings) {
        return new Metering(settings, 1);
    }

    /**
     * The same on up to this many threads, the calling one included.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Metering parallelism(int newParallelism) {
        if (newParallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, but was " + newParallelism);
        }
        return new Metering(settings, newParallelism);
    }

    /** Measures a buffer; the meter returned has heard all of it. */
    public ProgrammeMeter measure(AudioBuffer buffer) {
        StreamMeasurement measurement = measurement(buffer.spec());
        try {
            if (!ParallelScan.run(
                    measurement, buffer.frames(), parallelism, (stretch, end, stopped) -> feed(buffer, stretch, end))) {
                measurement.process(buffer.block());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ProgrammeMeter(measurement);
    }

    private static void feed(AudioBuffer buffer, Stretch stretch, long end) {
        AudioBlock block = buffer.block();
        int to = (int) Math.min(buffer.frames(), end);
        int at = (int) stretch.firstFrame();
        while (at < to) {
            int frames = Math.min(BLOCK_FRAMES, to - at);
            stretch.process(block.window(at, frames));
            at += frames;
        }
    }

    /**
     * Measures a source from its beginning to its end; the meter returned has heard all of it.
     *
     * @throws AudioFormatException if the source ends before the place it promised
     * @throws IOException if the audio cannot be read
     */
    public ProgrammeMeter measure(AudioSource source) throws IOException {
        try (AudioReader reader = source.open()) {
            StreamMeasurement measurement = measurement(reader.spec());
            long frames = reader.frames().orElse(0);
            if (!ParallelScan.run(
                    measurement, frames, parallelism, (stretch, end, stopped) -> feed(source, stretch, end, stopped))) {
                requireFrames(frames, reader.forEachBlock(BLOCK_FRAMES, measurement::process), reader);
                measurement.addNonFinite(reader.nonFiniteSamples());
            }
            return new ProgrammeMeter(measurement);
        }
    }

    /** Readers replace what is no number before the meter sees it; so they are asked how often they did. */
    private static void feed(AudioSource source, Stretch stretch, long end, BooleanSupplier stopped)
            throws IOException {
        try (AudioReader reader = source.open()) {
            long at = reader.skip(stretch.firstFrame());
            if (at == stretch.firstFrame()) {
                at = feed(reader, stretch, at, stretch.firstReportedFrame(), stopped);
                long inWarmUp = reader.nonFiniteSamples();
                at = feed(reader, stretch, at, end, stopped);
                stretch.addNonFinite(reader.nonFiniteSamples() - inWarmUp);
            }
            if (!stopped.getAsBoolean()) {
                requireFrames(Math.min(end, reader.frames().orElse(0)), at, reader);
            }
        }
    }

    /** What a reader promises, stretches are cut by. */
    private static void requireFrames(long promised, long found, AudioReader reader) throws AudioFormatException {
        if (found < promised) {
            throw new AudioFormatException(
                    AudioFormatException.Kind.TRUNCATED,
                    reader.name(),
                    "there must be " + promised + " frames, but the audio ends after " + found);
        }
    }

    private static long feed(AudioReader reader, Stretch stretch, long from, long end, BooleanSupplier stopped)
            throws IOException {
        AudioBlock block = AudioBlock.allocate(reader.spec().channels(), BLOCK_FRAMES);
        long at = from;
        while (at < end && !stopped.getAsBoolean()) {
            int read = reader.read(block.window(0, (int) Math.min(BLOCK_FRAMES, end - at)));
            if (read <= 0) {
                break;
            }
            stretch.process(block.window(0, read));
            at += read;
        }
        return at;
    }

    private StreamMeasurement measurement(AudioSpec spec) {
        return new StreamMeasurement(MeterPlan.of(spec.sampleRateHz(), spec.layout(), settings));
    }
}

package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.spatial.EnergyMode;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialEngineBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Widens a file as a stream, from its first frame to its last; the output takes its place in one step. */
final class Widening {

    private static final int MOST_CHANNELS = 2;

    private final SpatialEngineBuilder engine;
    private final EnergyMode energy;
    private final boolean changesNothing;
    private final Optional<SampleFormat> format;

    /**
     * @param engine what the engine is to be like
     * @param energy what it does about the level
     * @param changesNothing whether it passes every sample as it is
     * @param format how to store samples; empty for the form of the input
     */
    Widening(SpatialEngineBuilder engine, EnergyMode energy, boolean changesNothing, Optional<SampleFormat> format) {
        this.engine = engine;
        this.energy = energy;
        this.changesNothing = changesNothing;
        this.format = format;
    }

    /**
     * @param progress hears which share is done, [0, 1], where the length is known
     * @throws AudioFormatException if the input is not audio, is damaged, or has more than two channels
     * @throws IOException if a file cannot be read or written
     */
    WidenedFile widen(Path input, Path output, DoubleConsumer progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(input)) {
            AudioSpec spec = reader.spec();
            requireWidenable(reader);
            SampleStorage storage = SampleStorage.of(
                    spec.format(), format.orElse(spec.format()), energy, changesNothing || spec.channels() == 1);
            storage.wordLengthBits().ifPresent(engine::wordLengthBits);
            WriteOptions options =
                    WriteOptions.DEFAULT.withMetadata(reader.metadata()).withDither(storage.dither());
            try (AudioWriter writer = AudioFiles.create(output, spec.withFormat(storage.format()), options)) {
                SpatialEngine running = engine.build();
                FullScale fullScale = new FullScale(storage.format());
                double length = Math.max(1, reader.frames().orElse(Long.MAX_VALUE));
                long[] done = new long[1];
                long frames = AlignedStream.run(reader, running, block -> {
                    fullScale.process(block);
                    writer.write(block);
                    done[0] += block.frames();
                    progress.accept(Math.min(1.0, done[0] / length));
                });
                SpatialReport image = running.report().before(spec.seconds(frames));
                writer.commit();
                return new WidenedFile(
                        input.toString(),
                        output.toString(),
                        spec,
                        storage,
                        frames,
                        fullScale.peakDbfs(),
                        fullScale.clippedSamples(),
                        reader.nonFiniteSamples(),
                        reader.notes(),
                        image);
            }
        }
    }

    private static void requireWidenable(AudioReader reader) throws AudioFormatException {
        AudioSpec spec = reader.spec();
        if (spec.channels() > MOST_CHANNELS) {
            throw new AudioFormatException(
                    AudioFormatException.Kind.UNSUPPORTED,
                    reader.name(),
                    "only stereo can be widened, but this is " + spec.layout());
        }
    }
}

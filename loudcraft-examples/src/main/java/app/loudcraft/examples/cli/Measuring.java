package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Measures files from their first frame to their last. Immutable and thread-safe. */
final class Measuring {

    private final MeterSettings settings;
    private final int threads;

    /**
     * @param threads how many may work on one file, at least 1
     */
    Measuring(MeterSettings settings, int threads) {
        this.settings = settings;
        this.threads = threads;
    }

    MeasuredFile file(Path path) throws IOException {
        AtomicReference<Header> header = new AtomicReference<>();
        AudioSource source = () -> {
            AudioReader reader = AudioFiles.open(path);
            header.compareAndSet(null, new Header(reader.container(), reader.spec(), reader.notes()));
            return reader;
        };
        // A pipe can be opened but once, and so be read by one thread only.
        int readers = Files.isRegularFile(path) ? threads : 1;
        ProgrammeMeter meter = Metering.of(settings).parallelism(readers).measure(source);
        return new MeasuredFile(header.get().measured(path, meter), meter);
    }

    /** What a file says about itself. */
    private record Header(String container, AudioSpec spec, List<String> notes) {

        Measurement measured(Path path, ProgrammeMeter meter) {
            var reading = meter.reading();
            return new Measurement(
                    path.toString(),
                    container,
                    spec,
                    meter.frames(),
                    reading,
                    reading.loudness().nonFiniteSamples(),
                    notes);
        }
    }
}

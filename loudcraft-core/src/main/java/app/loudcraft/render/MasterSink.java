package app.loudcraft.render;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Where a master goes: gives a new writer for every attempt, of which at most one is committed. */
@FunctionalInterface
public interface MasterSink {

    /**
     * Begins an attempt; the caller commits and closes the writer.
     *
     * @throws IOException if nothing can be written there
     */
    AudioWriter open(AudioSpec spec, WriteOptions options) throws IOException;

    /** A file, which is replaced in one step when the master is finished and proven. */
    static MasterSink of(Path path) {
        Objects.requireNonNull(path, "path");
        return (spec, options) -> AudioFiles.create(path, spec, options);
    }

    /** Keeps a master until its attempt is closed, and no longer: a draft, to be measured. */
    static MasterSink draft() {
        return (spec, options) -> SpooledWriter.draft(spec);
    }

    /**
     * A writer of any kind. It is written to and committed once the master is proven, and closed by its owner; what it
     * does to the samples (rounding, dither) is its own affair and is not measured.
     */
    static MasterSink of(AudioWriter writer) {
        Objects.requireNonNull(writer, "writer");
        return (spec, options) -> {
            if (writer.spec().sampleRateHz() != spec.sampleRateHz()
                    || !writer.spec().layout().equals(spec.layout())) {
                throw new IllegalArgumentException("writer must take " + spec.sampleRateHz() + " Hz, " + spec.layout()
                        + " as the mix has, but takes "
                        + writer.spec().sampleRateHz() + " Hz, "
                        + writer.spec().layout());
            }
            return SpooledWriter.of(writer);
        };
    }
}

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
}

package app.loudcraft.io;

import app.loudcraft.audio.AudioBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Audio that can be read from its beginning any number of times, with the same samples every time. */
@FunctionalInterface
public interface AudioSource {

    /**
     * Opens a new reader at the first frame; the caller closes it.
     *
     * @throws IOException if the audio cannot be opened
     */
    AudioReader open() throws IOException;

    /** The audio of a file, which must not change while it is in use. */
    static AudioSource of(Path path) {
        return of(path, ReadOptions.DEFAULT);
    }

    /** The audio of a file that is read in this way; it must not change while it is in use. */
    static AudioSource of(Path path, ReadOptions options) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(options, "options");
        return () -> AudioFiles.open(path, options);
    }

    /** The audio of a buffer, which must not change while it is in use. */
    static AudioSource of(AudioBuffer buffer) {
        Objects.requireNonNull(buffer, "buffer");
        return () -> AudioFiles.of(buffer);
    }
}

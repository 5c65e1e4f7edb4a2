package app.loudcraft.qc.html;

import app.loudcraft.io.AudioSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Audio that a report tells about. Immutable.
 *
 * @param name what the page calls it
 * @param source its samples
 * @param file where it lies; a page that can name the way from itself to there has a player for it; empty for none
 */
public record ReportAudio(String name, AudioSource source, Optional<Path> file) {

    /** Checks that nothing is missing. */
    public ReportAudio {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(file, "file");
    }

    /** A file, by its own name. */
    public static ReportAudio of(Path file) {
        Path name = file.getFileName();
        return new ReportAudio(
                name == null ? file.toString() : name.toString(), AudioSource.of(file), Optional.of(file));
    }

    /** Audio that is no file, so that the page has no player for it. */
    public static ReportAudio of(String name, AudioSource source) {
        return new ReportAudio(name, source, Optional.empty());
    }
}

package app.loudcraft.examples.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A text file that is written under another name beside its place and takes that place in one step.
 *
 * <p>Closing without {@link #commit} deletes what was written and leaves what was there before.
 */
final class PendingText implements Closeable {

    private final Path target;
    private final Path part;
    private final BufferedWriter writer;

    private PendingText(Path target, Path part) throws IOException {
        this.target = target;
        this.part = part;
        this.writer = Files.newBufferedWriter(
                part, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Begins a file that will stand at {@code path}, or where {@code path} points to as a symbolic link. */
    static PendingText at(Path path) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(path.toString(), null, "this is no regular file, so it cannot be replaced");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(path.toString(), null, "there is no folder " + folder);
        }
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return new PendingText(target, folder.resolve(".loudcraft." + random + ".part"));
    }

    /** Takes the text. */
    Writer writer() {
        return writer;
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        writer.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

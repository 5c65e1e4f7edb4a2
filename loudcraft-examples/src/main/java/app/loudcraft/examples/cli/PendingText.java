package app.loudcraft.examples.cli;

import app.loudcraft.internal.files.AccessRights;
import app.loudcraft.internal.files.ClaimedFile;
import app.loudcraft.internal.files.ClaimedName;
import app.loudcraft.internal.files.Leftovers;
import app.loudcraft.internal.files.Placement;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text file that is written under another name beside its place and takes that place in one step.
 *
 * <p>Closing without {@link #commit} deletes what was written and leaves what was there before.
 */
final class PendingText implements Closeable {

    private static final ClaimedName NAMES = new ClaimedName(".loudcraft.", ".part");

    private final Path target;
    private final ClaimedFile part;
    private final Writer writer;

    private PendingText(Path target, ClaimedFile part) {
        this.target = target;
        this.part = part;
        this.writer = new BufferedWriter(Channels.newWriter(part.channel(), StandardCharsets.UTF_8.newEncoder(), -1));
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
        Leftovers.sweep(folder, NAMES, Leftovers.Belongings.NONE);
        return new PendingText(target, ClaimedFile.create(folder, NAMES, AccessRights.of(target)));
    }

    /** Takes the text. */
    Writer writer() {
        return writer;
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        writer.flush();
        part.force();
        Placement.put(part.path(), target);
    }

    @Override
    public void close() throws IOException {
        try {
            part.close();
        } finally {
            Files.deleteIfExists(part.path());
        }
    }
}

package app.loudcraft.internal.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A new file that its process holds locked while it is open, so that others can tell whether it is in use.
 *
 * <p>The lock ends with the process, however that ends. On POSIX systems it also ends as soon as <em>any</em> channel of
 * the file is closed in this process: whoever wants to read the file must do so through {@link #channel()}. Where the file
 * system knows no locks there is none, and nobody can tell. One thread at a time.
 */
public final class ClaimedFile implements Closeable {

    // Far behind everything, for on Windows nobody else may read what is locked.
    static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final SeekableByteChannel channel;

    private ClaimedFile(Path path, SeekableByteChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates a file, open for reading and writing.
     *
     * @param rights what it shall have of the file that it will replace
     * @throws IOException if no file can be created there
     */
    public static ClaimedFile create(Path folder, ClaimedName names, Optional<AccessRights> rights) throws IOException {
        while (true) {
            Path path = folder.resolve(names.next());
            Optional<SeekableByteChannel> channel = open(path, rights);
            if (channel.isPresent() && claimed(path, channel.get(), rights)) {
                return new ClaimedFile(path, channel.get());
            }
        }
    }

    /** Empty where the name is taken. */
    private static Optional<SeekableByteChannel> open(Path path, Optional<AccessRights> rights) throws IOException {
        try {
            return Optional.of(Files.newByteChannel(
                    path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    rights.map(AccessRights::forCreation).orElse(AccessRights.NONE)));
        } catch (FileAlreadyExistsException taken) {
            return Optional.empty();
        }
    }

    /** Locks a new file; false if somebody took it for a leftover in the moment before that. */
    private static boolean claimed(Path path, SeekableByteChannel channel, Optional<AccessRights> rights)
            throws IOException {
        boolean claimed = false;
        try {
            // Before the lock, which would not outlast it.
            rights.ifPresent(wanted -> wanted.giveTo(path));
            claimed = locked(channel) && !Files.notExists(path);
            return claimed;
        } finally {
            if (!claimed) {
                channel.close();
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean locked(SeekableByteChannel channel) {
        try {
            return !(channel instanceof FileChannel file) || file.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException sweeping) {
            return false;
        } catch (IOException | UnsupportedOperationException noLocks) {
            // Then nobody else can lock it either, and it will be left alone.
            return true;
        }
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Its bytes, open until this is closed. */
    public SeekableByteChannel channel() {
        return channel;
    }

    /** Forces its bytes to the disk. */
    public void force() throws IOException {
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    /** Gives up the claim; the file stays. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}

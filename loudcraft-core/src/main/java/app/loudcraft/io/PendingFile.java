package app.loudcraft.io;

import app.loudcraft.internal.files.AccessRights;
import app.loudcraft.internal.files.ClaimedFile;
import app.loudcraft.internal.files.ClaimedName;
import app.loudcraft.internal.files.Leftovers;
import app.loudcraft.internal.files.Placement;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that is written under another name beside its place, is forced to the disk, and takes that place in one step.
 *
 * <p>The other name is {@code .<name>.<hexadecimal digits>.part}. Closing without {@link #commit} deletes it; only a
 * virtual machine that is killed leaves it behind, until the next file for the same place is begun. The file gets the
 * owner and the permissions of the one that it replaces, as far as this process may give them.
 */
final class PendingFile implements Closeable {

    // File systems allow 255 bytes in a name; a character may take four.
    private static final int MAX_NAME_CHARACTERS = 40;

    private final Path target;
    private final Path part;
    private final SeekableByteChannel channel;
    private boolean forced;
    private boolean finished;

    PendingFile(Path target, Path part, SeekableByteChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /** Begins a file that will stand at {@code path}, or where {@code path} points to as a symbolic link. */
    static PendingFile at(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new FileSystemException(path.toString(), null, "this is a folder, so no file can be written here");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(path.toString(), null, "this is no regular file, so it cannot be replaced");
        }
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(path.toString(), null, "there is no folder " + folder);
        }
        ClaimedName names = names(target.getFileName().toString());
        Leftovers.sweep(folder, names, Leftovers.Belongings.NONE);
        try {
            ClaimedFile part = ClaimedFile.create(folder, names, AccessRights.of(target));
            return new PendingFile(target, part.path(), part.channel());
        } catch (AccessDeniedException denied) {
            AccessDeniedException clear =
                    new AccessDeniedException(path.toString(), null, "the folder " + folder + " cannot be written to");
            clear.initCause(denied);
            throw clear;
        } catch (IOException failure) {
            FileSystemException clear = new FileSystemException(
                    path.toString(), null, "no file can be created in the folder " + folder + ": " + failure);
            clear.initCause(failure);
            throw clear;
        }
    }

    private static ClaimedName names(String name) {
        int length = Math.min(name.length(), MAX_NAME_CHARACTERS);
        // Half a character is no name.
        int whole = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
        return new ClaimedName("." + name.substring(0, whole) + ".", ".part");
    }

    /** Appends all bytes that remain in the buffer. */
    void write(ByteBuffer bytes) throws IOException {
        forced = false;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    /** Writes bytes over those at the beginning. */
    void rewriteStart(ByteBuffer bytes) throws IOException {
        try {
            channel.position(0);
        } catch (IOException failure) {
            throw explained(failure);
        }
        write(bytes);
    }

    /** Writes the last bytes of the file anew, from a place on. */
    void rewriteEnd(long position, ByteBuffer bytes) throws IOException {
        try {
            channel.truncate(position);
            channel.position(position);
        } catch (IOException failure) {
            throw explained(failure);
        }
        write(bytes);
    }

    /** Forces the bytes to the disk. */
    void complete() throws IOException {
        try {
            if (!forced && channel instanceof FileChannel file) {
                file.force(true);
            }
            forced = true;
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    /** Opens what was written so far; valid until {@link #commit} and {@link #close}. */
    SeekableByteChannel reading() throws IOException {
        // To open the file once more, and then close it, would take the lock from it.
        return channel instanceof FileChannel file ? new ChannelView(file) : Files.newByteChannel(part);
    }

    /** Where the file will stand. */
    Path target() {
        return target;
    }

    /** Completes the file and puts it in its place. */
    void commit() throws IOException {
        complete();
        try {
            Placement.put(part, target);
        } catch (IOException failure) {
            throw explained(failure);
        }
        finished = true;
        try {
            channel.close();
        } catch (IOException late) {
            // The file is on the disk and in its place.
        }
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        finished = true;
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private IOException explained(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return failure;
        }
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new IOException(target + " cannot be written: " + reason, failure);
    }
}

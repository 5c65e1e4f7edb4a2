package app.loudcraft.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is written under another name beside its place and takes that place in one step.
 *
 * <p>The other name is {@code .<name>.<random>.part}. Closing without {@link #commit} deletes it; only a virtual machine
 * that is killed leaves it behind.
 */
final class PendingFile implements Closeable {

    // File systems allow 255 bytes in a name; a character may take four.
    private static final int MAX_NAME_CHARACTERS = 40;

    private final Path target;
    private final Path part;
    private final SeekableByteChannel channel;
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
        String name = target.getFileName().toString();
        String shortName = name.substring(0, Math.min(name.length(), MAX_NAME_CHARACTERS));
        while (true) {
            String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
            Path part = folder.resolve("." + shortName + "." + random + ".part");
            try {
                return new PendingFile(
                        target,
                        part,
                        Files.newByteChannel(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException taken) {
                // Another random name will do.
            } catch (AccessDeniedException denied) {
                AccessDeniedException clear = new AccessDeniedException(
                        path.toString(), null, "the folder " + folder + " cannot be written to");
                clear.initCause(denied);
                throw clear;
            } catch (IOException failure) {
                FileSystemException clear = new FileSystemException(
                        path.toString(), null, "no file can be created in the folder " + folder);
                clear.initCause(failure);
                throw clear;
            }
        }
    }

    /** Appends all bytes that remain in the buffer. */
    void write(ByteBuffer bytes) throws IOException {
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

    /** Forces the bytes to the disk; nothing can be written after it. */
    void complete() throws IOException {
        try {
            if (channel.isOpen() && channel instanceof FileChannel file) {
                file.force(true);
            }
            channel.close();
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    /** Where the bytes are until {@link #commit}. */
    Path part() {
        return part;
    }

    /** Where the file will stand. */
    Path target() {
        return target;
    }

    /** Completes the file and puts it in its place. */
    void commit() throws IOException {
        complete();
        try {
            move();
        } catch (IOException failure) {
            throw explained(failure);
        }
        finished = true;
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
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
        return new IOException(target + " cannot be written: " + failure.getMessage(), failure);
    }
}

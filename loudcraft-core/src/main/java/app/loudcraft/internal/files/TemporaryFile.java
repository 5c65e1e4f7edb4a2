package app.loudcraft.internal.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file in the folder for temporary files that goes away with its process, however that ends.
 *
 * <p>POSIX systems take its name away at once, Windows takes the file when its last user is gone. Only its owner may open
 * it. One thread at a time.
 */
public final class TemporaryFile implements Closeable {

    private final Path folder;
    private final SeekableByteChannel channel;

    TemporaryFile(Path folder, SeekableByteChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Creates a file in {@code java.io.tmpdir}.
     *
     * @param ending of its name, with its separator in front
     * @throws IOException if there is no room, or no such folder
     */
    public static TemporaryFile create(String ending) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        while (true) {
            String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
            try {
                return new TemporaryFile(folder, open(folder.resolve("loudcraft-" + random + ending)));
            } catch (FileAlreadyExistsException taken) {
                // Another random name will do.
            } catch (IOException failure) {
                throw new IOException("no temporary file can be created in " + folder + ": " + failure, failure);
            }
        }
    }

    private static SeekableByteChannel open(Path path) throws IOException {
        return Files.newByteChannel(
                path,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                OwnerOnly.file(path));
    }

    /**
     * Writes all bytes that remain in the buffer.
     *
     * @param position in bytes from the start of the file
     * @throws IOException if there is no room
     */
    public void write(ByteBuffer bytes, long position) throws IOException {
        try {
            channel.position(position);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted;
        } catch (IOException failure) {
            throw new IOException(
                    "a temporary file in " + folder + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /**
     * Fills the buffer.
     *
     * @param position in bytes from the start of the file
     * @throws IOException if the file cannot be read, or is not as long as that
     */
    public void read(ByteBuffer bytes, long position) throws IOException {
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("a temporary file in " + folder + " was cut short by somebody else");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

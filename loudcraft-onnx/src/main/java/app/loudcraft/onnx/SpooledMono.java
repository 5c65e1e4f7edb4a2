package app.loudcraft.onnx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Audio of unknown length, in a temporary file until its length is known: 4 bytes a sample.
 *
 * <p>The file is deleted when this is closed.
 */
final class SpooledMono implements MonoSource, Closeable {

    private final Path path;
    private final FileChannel file;
    private final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * ReaderMono.BLOCK_FRAMES);
    private final long samples;

    private SpooledMono(Path path, FileChannel file, MonoSource source) throws IOException {
        this.path = path;
        this.file = file;
        this.samples = spool(source);
        file.position(0);
    }

    /** Reads the source to its end. */
    static SpooledMono of(MonoSource source) throws IOException {
        Path path = Files.createTempFile("loudcraft-", ".mono");
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new SpooledMono(path, file, source);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                if (file != null) {
                    file.close();
                }
                Files.deleteIfExists(path);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private long spool(MonoSource source) throws IOException {
        float[] block = new float[ReaderMono.BLOCK_FRAMES];
        long count = 0;
        for (int read = source.read(block, 0, block.length); read > 0; read = source.read(block, 0, block.length)) {
            bytes.clear();
            bytes.asFloatBuffer().put(block, 0, read);
            bytes.limit(Float.BYTES * read);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            count += read;
        }
        return count;
    }

    /** How many there are in all. */
    long samples() {
        return samples;
    }

    @Override
    public int read(float[] into, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            bytes.clear().limit(Float.BYTES * Math.min(count - done, ReaderMono.BLOCK_FRAMES));
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // The channel fills the buffer as it likes.
            }
            int read = bytes.flip().remaining() / Float.BYTES;
            if (read == 0) {
                break;
            }
            bytes.asFloatBuffer().get(into, at + done, read);
            done += read;
        }
        return done;
    }

    @Override
    public long skip(long count) throws IOException {
        long position = file.position();
        long skipped = Math.min(count, samples - position / Float.BYTES);
        file.position(position + Float.BYTES * skipped);
        return skipped;
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}

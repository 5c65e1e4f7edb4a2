package app.loudcraft.onnx;

import app.loudcraft.internal.files.TemporaryFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Audio of unknown length, in a temporary file until its length is known: 4 bytes a sample.
 *
 * <p>The file is deleted when this is closed.
 */
final class SpooledMono implements MonoSource, Closeable {

    private final TemporaryFile file;
    private final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * ReaderMono.BLOCK_FRAMES);
    private final long samples;
    private long position;

    private SpooledMono(TemporaryFile file, MonoSource source) throws IOException {
        this.file = file;
        this.samples = spool(source);
    }

    /** Reads the source to its end. */
    static SpooledMono of(MonoSource source) throws IOException {
        TemporaryFile file = TemporaryFile.create(".mono");
        try {
            return new SpooledMono(file, source);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                file.close();
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
            file.write(bytes, Float.BYTES * count);
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
        int wanted = (int) Math.min(count, samples - position);
        int done = 0;
        while (done < wanted) {
            int now = Math.min(wanted - done, ReaderMono.BLOCK_FRAMES);
            file.read(bytes.clear().limit(Float.BYTES * now), Float.BYTES * position);
            bytes.flip().asFloatBuffer().get(into, at + done, now);
            position += now;
            done += now;
        }
        return done;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.min(count, samples - position);
        position += skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

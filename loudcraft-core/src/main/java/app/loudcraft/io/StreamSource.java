package app.loudcraft.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Bytes of a stream, which only go forward. */
final class StreamSource implements ByteSource {

    private static final int SCRATCH_BYTES = 8192;

    private final InputStream stream;
    private long position;

    StreamSource(InputStream stream) {
        this.stream = Objects.requireNonNull(stream, "stream");
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int got = stream.readNBytes(into, offset, count);
        position += got;
        return got;
    }

    @Override
    public byte[] take(int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        position += bytes.length;
        return bytes;
    }

    // Reads instead of calling InputStream.skip, which some streams let run past their end or stop short.
    @Override
    public long skip(long bytes) throws IOException {
        byte[] scratch = new byte[(int) Math.min(bytes, SCRATCH_BYTES)];
        long skipped = 0;
        while (skipped < bytes) {
            int got = read(scratch, 0, (int) Math.min(scratch.length, bytes - skipped));
            if (got == 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public void seek(long newPosition) {
        throw new UnsupportedOperationException("a stream cannot seek");
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}

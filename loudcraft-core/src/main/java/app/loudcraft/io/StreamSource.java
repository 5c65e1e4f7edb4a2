package app.loudcraft.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Bytes of a stream, which only go forward. */
final class StreamSource implements ByteSource {

    private static final int SCRATCH_BYTES = 8192;

    private final InputStream stream;
    private long position;
    // What was peeked at and is still to be read.
    private byte[] ahead = {};

    StreamSource(InputStream stream) {
        this.stream = Objects.requireNonNull(stream, "stream");
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int known = Math.min(count, ahead.length);
        System.arraycopy(ahead, 0, into, offset, known);
        ahead = known == 0 ? ahead : Arrays.copyOfRange(ahead, known, ahead.length);
        int got = known + stream.readNBytes(into, offset + known, count - known);
        position += got;
        return got;
    }

    @Override
    public byte[] take(int count) throws IOException {
        byte[] bytes = ahead.length == 0 ? stream.readNBytes(count) : peek(count);
        ahead = ahead.length == 0 ? ahead : Arrays.copyOfRange(ahead, bytes.length, ahead.length);
        position += bytes.length;
        return bytes;
    }

    @Override
    public byte[] peek(int count) throws IOException {
        if (ahead.length < count) {
            byte[] more = stream.readNBytes(count - ahead.length);
            int known = ahead.length;
            ahead = known == 0 ? more : Arrays.copyOf(ahead, known + more.length);
            System.arraycopy(more, 0, ahead, known, more.length);
        }
        return Arrays.copyOf(ahead, Math.min(count, ahead.length));
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

package app.loudcraft.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Bytes of a file; the file's length is taken once, at the start. */
final class FileSource implements ByteSource {

    private final SeekableByteChannel channel;
    private final long length;
    private long position;
    private long channelPosition;

    FileSource(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (channelPosition != position) {
            channel.position(position);
        }
        ByteBuffer target = ByteBuffer.wrap(into, offset, count);
        while (target.hasRemaining() && channel.read(target) >= 0) {
            // One call may bring less than asked for.
        }
        int got = count - target.remaining();
        position += got;
        channelPosition = position;
        return got;
    }

    @Override
    public byte[] take(int count) throws IOException {
        byte[] bytes = new byte[(int) Math.min(count, Math.max(0, length - position))];
        int got = read(bytes, 0, bytes.length);
        return got == bytes.length ? bytes : Arrays.copyOf(bytes, got);
    }

    @Override
    public byte[] peek(int count) throws IOException {
        long here = position;
        byte[] bytes = take(count);
        position = here;
        return bytes;
    }

    @Override
    public long skip(long bytes) {
        long skipped = Math.min(bytes, Math.max(0, length - position));
        position += skipped;
        return skipped;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void seek(long newPosition) {
        position = newPosition;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package app.loudcraft.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file on a disk with room for so many bytes.
 *
 * <p>Some disks tell that they are full with the write, others, as over a network, only when they are forced.
 */
public final class FullDisk extends FileChannel {

    private final FileChannel file;
    private final long room;
    private final boolean lateToTell;

    private FullDisk(Path path, long room, boolean lateToTell) throws IOException {
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.room = room;
        this.lateToTell = lateToTell;
    }

    /** Creates a file there, whose writes fail. */
    public static FullDisk failingWrites(Path path, long room) throws IOException {
        return new FullDisk(path, room, false);
    }

    /** Creates a file there that cannot be forced. */
    public static FullDisk failingForce(Path path, long room) throws IOException {
        return new FullDisk(path, room, true);
    }

    private void require(long end, boolean now) throws IOException {
        if (now && end > room) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        require(file.position() + bytes.remaining(), !lateToTell);
        return file.write(bytes);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        require(position + bytes.remaining(), !lateToTell);
        return file.write(bytes, position);
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public void force(boolean metaData) throws IOException {
        require(file.size(), lateToTell);
        file.force(metaData);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return file.read(bytes, position);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        return file.read(buffers, offset, length);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}

package app.loudcraft.io;

import java.io.Closeable;
import java.io.IOException;

/** Bytes read from front to back, and, where the source is a file, from any place. */
interface ByteSource extends Closeable {

    /** What {@link #length()} answers where nobody knows. */
    long UNKNOWN = -1;

    /** Fills the range wholly unless the source ends; returns the number of bytes read, 0 at the end. */
    int read(byte[] into, int offset, int length) throws IOException;

    /** The next {@code length} bytes, fewer if the source ends; takes no more memory than there are bytes. */
    byte[] take(int length) throws IOException;

    /** The next {@code length} bytes, fewer if the source ends, which are read again afterwards. */
    byte[] peek(int length) throws IOException;

    /** Passes over bytes; returns how many there were. */
    long skip(long bytes) throws IOException;

    /** Bytes read or passed over so far, or, after {@link #seek}, the place in the file. */
    long position();

    /** Bytes in all; {@link #UNKNOWN} exactly where {@link #seek} is impossible. */
    long length();

    /**
     * Goes to another place.
     *
     * @throws UnsupportedOperationException if the source is a stream
     */
    void seek(long position);
}

package app.loudcraft.io;

import java.nio.ByteBuffer;

/** Places in a FLAC file where frames begin, in ascending order (RFC 9639, section 8.5); what it claims may be wrong. */
final class FlacSeekTable {

    /** A table without points. */
    static final FlacSeekTable EMPTY = new FlacSeekTable(new byte[0]);

    private static final int POINT_BYTES = 18;

    private final ByteBuffer points;

    /** The table whose bytes these are, which are not copied. */
    FlacSeekTable(byte[] payload) {
        points = ByteBuffer.wrap(payload);
    }

    /** The last point at or before this frame of audio, as an index; -1 if there is none. */
    int find(long frame) {
        int low = 0;
        int high = points.capacity() / POINT_BYTES;
        while (low < high) {
            int middle = low + high >>> 1;
            // Points without a place say 2^64 - 1 and stand at the end.
            if (Long.compareUnsigned(frame(middle), frame) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The frame of audio with which a point's FLAC frame begins. */
    long frame(int point) {
        return points.getLong(point * POINT_BYTES);
    }

    /** Where a point's FLAC frame begins, in bytes from the beginning of the first. */
    long byteOffset(int point) {
        return points.getLong(point * POINT_BYTES + Long.BYTES);
    }
}

package app.loudcraft.internal.flac;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The seek table of a stream that is still being made (RFC 9639, section 8.5): so many points, however long it becomes.
 *
 * <p>A point stands every 10 s. When all are used every second one is dropped, and from there on they stand twice as far
 * apart. Those that are not used say that they are none.
 */
final class SeekPoints {

    /** Points there is room for, 42 minutes at their first distance. */
    static final int ROOM = 256;

    /** Bytes of the table. */
    static final int BYTES = ROOM * 18;

    private static final int FIRST_DISTANCE_SECONDS = 10;

    private final long[] frames = new long[ROOM];
    private final long[] offsets = new long[ROOM];
    private final short[] lengths = new short[ROOM];
    private int count;
    private long distance;
    private long next;

    SeekPoints(int rateHz) {
        distance = (long) FIRST_DISTANCE_SECONDS * rateHz;
    }

    /**
     * Looks at the next FLAC frame, which becomes a point if a place that is due lies in it.
     *
     * @param first the frame of audio with which it begins
     * @param offset where it begins, in bytes from the beginning of the first
     * @param length frames of audio in it
     */
    void pass(long first, long offset, int length) {
        if (first + length <= next) {
            return;
        }
        if (count == ROOM) {
            thin();
            if (first + length <= next) {
                return;
            }
        }
        frames[count] = first;
        offsets[count] = offset;
        lengths[count] = (short) length;
        count++;
        next += distance;
    }

    private void thin() {
        count = ROOM / 2;
        for (int i = 0; i < count; i++) {
            frames[i] = frames[2 * i];
            offsets[i] = offsets[2 * i];
            lengths[i] = lengths[2 * i];
        }
        distance *= 2;
        next = count * distance;
    }

    /** Puts the table. */
    void put(ByteBuffer out) {
        for (int i = 0; i < count; i++) {
            out.putLong(frames[i]).putLong(offsets[i]).putShort(lengths[i]);
        }
        byte[] none = new byte[BYTES / ROOM];
        Arrays.fill(none, 0, Long.BYTES, (byte) -1);
        for (int i = count; i < ROOM; i++) {
            out.put(none);
        }
    }
}

package app.loudcraft.io;

import java.io.ByteArrayOutputStream;

/** Collects the bits of a FLAC frame, most significant first. */
final class BitBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int current;
    private int used;
    private int wasted;

    /** Adds the lowest {@code count} bits of a number. */
    BitBytes put(long value, int count) {
        for (int bit = count - 1; bit >= 0; bit--) {
            current = current << 1 | (int) (value >>> bit & 1);
            if (++used == 8) {
                bytes.write(current);
                current = 0;
                used = 0;
            }
        }
        return this;
    }

    /** Adds so many zeros and a one. */
    BitBytes unary(long zeros) {
        for (long i = 0; i < zeros; i++) {
            put(0, 1);
        }
        return put(1, 1);
    }

    /** Says that the subframe whose header comes next has wasted bits. */
    BitBytes wasteInNextHeader(int bits) {
        wasted = bits;
        return this;
    }

    /** Adds the header of a subframe of this type. */
    BitBytes header(int type) {
        put(type, 7).put(wasted > 0 ? 1 : 0, 1);
        if (wasted > 0) {
            unary(wasted - 1);
        }
        wasted = 0;
        return this;
    }

    BitBytes align() {
        return put(0, -used & 7);
    }

    BitBytes raw(byte[] whole) {
        for (byte b : whole) {
            put(b, 8);
        }
        return this;
    }

    /** All whole bytes so far. */
    byte[] bytes() {
        return bytes.toByteArray();
    }
}

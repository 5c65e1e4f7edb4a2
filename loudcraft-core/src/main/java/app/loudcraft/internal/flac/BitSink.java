package app.loudcraft.internal.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits put one behind the other, most significant first, into bytes that grow as they must. */
final class BitSink {

    private static final int WORD_BITS = 32;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[1 << 14];
    private int end;

    // The lowest bits of the word, fewer than 32 between calls, wait for more.
    private long word;
    private int waiting;

    /** Forgets everything. */
    void clear() {
        end = 0;
        word = 0;
        waiting = 0;
    }

    /** Makes room for so many more bits. */
    private void reserve(long bits) {
        long needed = end + (bits + 7) / 8 + 2L * Long.BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, 2L * bytes.length)));
        }
    }

    /**
     * Puts the lowest bits of a value.
     *
     * @param width [0, 64]
     */
    void put(long value, int width) {
        reserve(width);
        if (width > WORD_BITS) {
            putUpToWord(value >>> WORD_BITS, width - WORD_BITS);
            putUpToWord(value, WORD_BITS);
        } else {
            putUpToWord(value, width);
        }
    }

    private void putUpToWord(long value, int width) {
        word = word << width | value & (1L << width) - 1;
        waiting += width;
        if (waiting >= WORD_BITS) {
            waiting -= WORD_BITS;
            INT.set(bytes, end, (int) (word >>> waiting));
            end += Integer.BYTES;
        }
    }

    /** Puts so many zeros and a one. */
    void putUnary(int zeros) {
        int left = zeros;
        while (left >= WORD_BITS) {
            put(0, WORD_BITS);
            left -= WORD_BITS;
        }
        put(1, left + 1);
    }

    /**
     * Puts numbers as Rice codes (RFC 9639, section 9.2.7.2).
     *
     * @param bits what they take together
     */
    void putRice(int[] numbers, int from, int to, int parameter, long bits) {
        reserve(bits);
        byte[] out = bytes;
        int at = end;
        long bag = word;
        int count = waiting;
        int one = 1 << parameter;
        int mask = one - 1;
        for (int i = from; i < to; i++) {
            int folded = numbers[i] << 1 ^ numbers[i] >> 31;
            int width = (folded >>> parameter) + 1 + parameter;
            int zeros = 0;
            while (width > WORD_BITS) {
                // A code that is too long for one step begins with zeros, of which there are as many as that.
                zeros = Math.min(width - parameter - 1, WORD_BITS);
                bag <<= zeros;
                count += zeros;
                width -= zeros;
                if (count >= WORD_BITS) {
                    count -= WORD_BITS;
                    INT.set(out, at, (int) (bag >>> count));
                    at += Integer.BYTES;
                }
            }
            bag = bag << width | one | folded & mask;
            count += width;
            if (count >= WORD_BITS) {
                count -= WORD_BITS;
                INT.set(out, at, (int) (bag >>> count));
                at += Integer.BYTES;
            }
        }
        end = at;
        word = bag;
        waiting = count;
    }

    /** Fills the last byte with zeros and gives all bits to {@link #bytes}. */
    void align() {
        int whole = waiting + 7 & ~7;
        long rest = word << whole - waiting;
        reserve(WORD_BITS);
        for (int left = whole - 8; left >= 0; left -= 8) {
            bytes[end++] = (byte) (rest >>> left);
        }
        word = 0;
        waiting = 0;
    }

    /** Whole bytes so far, of which the last are there only after {@link #align}. */
    int length() {
        return end;
    }

    /** The bytes, more than there are bits; valid until something is put. */
    byte[] bytes() {
        return bytes;
    }
}

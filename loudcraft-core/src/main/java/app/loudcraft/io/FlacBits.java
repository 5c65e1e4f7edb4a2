package app.loudcraft.io;

import app.loudcraft.internal.flac.FlacCrc;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the bits of FLAC frames, most significant first, through one buffer of 64 KiB or as much as there is, and keeps their CRC-16.
 *
 * <p>Whatever asks for bits behind the end of the source gets an {@link AudioFormatException} of kind
 * {@link Kind#TRUNCATED}. One thread at a time.
 */
final class FlacBits {

    private static final int MOST_BUFFER_BYTES = 1 << 16;
    // Room for what is asked for at once.
    private static final int LEAST_BUFFER_BYTES = 1 << 7;
    private static final int WORD_BYTES = 8;
    // Bits that a word always brings, wherever in its first byte it starts.
    private static final int PEEK_BITS = 57;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ByteSource source;
    private final String file;
    private final FlacCrc checksum = new FlacCrc();

    // A word of zeros follows the last byte, so that a word may be read at every byte.
    private final byte[] buffer;
    private int limit;
    private long bufferOffset;
    private int bitPosition;
    private boolean ended;

    private int crc;
    private int crcFrom;

    /** Reads from where the source stands. */
    FlacBits(ByteSource source, String file) {
        this.source = source;
        this.file = file;
        this.bufferOffset = source.position();
        this.buffer = new byte[bufferBytes(source) + WORD_BYTES];
    }

    private static int bufferBytes(ByteSource source) {
        long left = source.length() == ByteSource.UNKNOWN ? Long.MAX_VALUE : source.length() - source.position();
        return (int) Math.max(LEAST_BUFFER_BYTES, Math.min(left, MOST_BUFFER_BYTES));
    }

    /** Goes to another place of a source that can. */
    void seek(long byteOffset) {
        source.seek(byteOffset);
        bufferOffset = byteOffset;
        limit = 0;
        bitPosition = 0;
        crcFrom = 0;
        ended = false;
    }

    /** The place in the file of the byte that holds the next bit. */
    long byteOffset() {
        return bufferOffset + (bitPosition >>> 3);
    }

    /** Has the next {@code bytes} bytes, at most 128, in the buffer; false if the source ends before. */
    boolean ensure(int bytes) throws IOException {
        int at = bitPosition >>> 3;
        if (limit - at >= bytes) {
            return true;
        }
        if (ended) {
            return false;
        }
        crc = checksum.crc16(crc, buffer, crcFrom, at);
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        bufferOffset += at;
        bitPosition -= at << 3;
        crcFrom = 0;
        limit -= at;
        int wanted = buffer.length - WORD_BYTES - limit;
        int got = source.read(buffer, limit, wanted);
        ended = got < wanted;
        limit += got;
        LONG.set(buffer, limit, 0L);
        return limit >= bytes;
    }

    /** Goes on, from a whole byte, to the next two bytes with which a frame may begin; false if none do before a place. */
    boolean toSync(long until) throws IOException {
        while (byteOffset() < until && ensure(2)) {
            int at = bitPosition >>> 3;
            while (at + 1 < limit && (buffer[at] != -1 || (buffer[at + 1] & 0xFE) != 0xF8)) {
                at++;
            }
            bitPosition = at << 3;
            if (at + 1 < limit) {
                return byteOffset() < until;
            }
        }
        return false;
    }

    /** Whether the bytes that come next, which {@link #ensure} has brought, begin so. */
    boolean startsWith(String ascii) {
        int at = bitPosition >>> 3;
        for (int i = 0; i < ascii.length(); i++) {
            if (at + i >= limit || buffer[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The next {@code count} bits, 0 to 56, as an unsigned number. */
    long unsigned(int count) throws IOException {
        return count == 0 ? 0 : take(count) >>> 64 - count;
    }

    /** The next {@code count} bits, 0 to 56, as a number in two's complement. */
    long signed(int count) throws IOException {
        return count == 0 ? 0 : take(count) >> 64 - count;
    }

    /** The number of zeros before the next one, which is passed over as well. */
    long unary() throws IOException {
        long zeros = 0;
        while (true) {
            ensure(WORD_BYTES);
            int valid = Math.min(PEEK_BITS, (limit << 3) - bitPosition);
            if (valid <= 0) {
                throw truncated();
            }
            int run = Long.numberOfLeadingZeros(peek());
            if (run < valid) {
                bitPosition += run + 1;
                return zeros + run;
            }
            zeros += valid;
            bitPosition += valid;
        }
    }

    /** Reads Rice-coded numbers of one parameter, 0 to 30, into {@code [from, to)}. */
    void rice(int parameter, int[] out, int from, int to) throws IOException {
        int i = from;
        while (i < to) {
            ensure(2 * WORD_BYTES);
            // A number that one word holds takes eight bytes at most.
            int safe = (limit - (bitPosition >>> 3)) / WORD_BYTES - 1;
            int reached = safe > 0 ? riceInWords(parameter, out, i, Math.min(to, i + safe)) : i;
            if (reached == i) {
                out[i] = longRice(parameter);
                reached++;
            }
            i = reached;
        }
    }

    /** Reads on until a number does not fit into a word; returns the index of the first that was not read. */
    private int riceInWords(int parameter, int[] out, int from, int to) {
        byte[] in = buffer;
        int at = bitPosition;
        long word = 0;
        int left = 0;
        int i = from;
        for (; i < to; i++) {
            int bits = Long.numberOfLeadingZeros(word) + 1 + parameter;
            if (bits > left) {
                word = (long) LONG.get(in, at >>> 3) << (at & 7);
                left = 64 - (at & 7);
                bits = Long.numberOfLeadingZeros(word) + 1 + parameter;
                if (bits > left) {
                    break;
                }
            }
            // The bits are q zeros, a one and the low part: (q - 1) << parameter corrects the one that stands above it.
            int folded = (bits - parameter - 2 << parameter) + (int) (word >>> 64 - bits);
            out[i] = folded >>> 1 ^ -(folded & 1);
            word <<= bits;
            left -= bits;
            at += bits;
        }
        bitPosition = at;
        return i;
    }

    private int longRice(int parameter) throws IOException {
        long at = byteOffset();
        long folded = unary();
        if (folded >= 1L << 32 - parameter) {
            throw new AudioFormatException(
                    Kind.MALFORMED, file, at, "a residual must fit into 32 bits, but its coded form does not");
        }
        folded = folded << parameter | unsigned(parameter);
        return (int) (folded >>> 1) ^ -(int) (folded & 1);
    }

    /** The bytes from here to the next whole byte must be zero bits; false if they are not. */
    boolean align() throws IOException {
        return unsigned(-bitPosition & 7) == 0;
    }

    /** Starts both checksums at this byte. */
    void startCrc() {
        crc = 0;
        crcFrom = bitPosition >>> 3;
    }

    /** The CRC-8 since {@link #startCrc}, if {@link #ensure} has brought those bytes at once. */
    int crc8() {
        return FlacCrc.crc8(buffer, crcFrom, bitPosition >>> 3);
    }

    /** The CRC-16 since {@link #startCrc}. */
    int crc16() {
        int at = bitPosition >>> 3;
        crc = checksum.crc16(crc, buffer, crcFrom, at);
        crcFrom = at;
        return crc;
    }

    private long take(int count) throws IOException {
        ensure(WORD_BYTES);
        if (bitPosition + count > limit << 3) {
            throw truncated();
        }
        long word = peek();
        bitPosition += count;
        return word;
    }

    private long peek() {
        return (long) LONG.get(buffer, bitPosition >>> 3) << (bitPosition & 7);
    }

    private AudioFormatException truncated() {
        return new AudioFormatException(
                Kind.TRUNCATED, file, bufferOffset + limit, "the file ends inside a frame of FLAC audio");
    }
}

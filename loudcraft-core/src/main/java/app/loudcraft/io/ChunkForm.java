package app.loudcraft.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How the chunks of a file begin and where they end.
 *
 * <p>Sources: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" for RIFF and RIFX, Electronic
 * Arts' "EA IFF 85" for IFF, Sony's "Wave64 file format" for Wave64, whose chunks are named by GUIDs and whose sizes
 * count the header.
 */
enum ChunkForm {
    /** Four characters, a little-endian size of 32 bits; a pad byte behind an odd size. */
    RIFF(ByteOrder.LITTLE_ENDIAN, 4, 8, 2),
    /** Four characters, a big-endian size of 32 bits; a pad byte behind an odd size. */
    IFF(ByteOrder.BIG_ENDIAN, 4, 8, 2),
    /** A GUID, a little-endian size of 64 bits; padded to 8 bytes. */
    WAVE64(ByteOrder.LITTLE_ENDIAN, 16, 24, 8);

    /** What {@link #bytes} answers for a size that the writer of a Wave64 file left open. */
    static final long OPEN = 1L << 61;

    // Sizes beyond this are not sizes; with them out of the way no sum of offsets overflows.
    private static final long MAX_BYTES = 1L << 60;

    // xxxxxxxx-ACF3-11D3-8CD1-00C04F8EDB8A, where the x are four characters.
    private static final byte[] GUID_TAIL = HexFormat.of().parseHex("f3acd3118cd100c04f8edb8a");

    private final ByteOrder order;
    private final int idBytes;
    private final int headerBytes;
    private final int alignment;

    ChunkForm(ByteOrder order, int idBytes, int headerBytes, int alignment) {
        this.order = order;
        this.idBytes = idBytes;
        this.headerBytes = headerBytes;
        this.alignment = alignment;
    }

    /** The order of the bytes in numbers. */
    ByteOrder order() {
        return order;
    }

    /** Bytes of a chunk's id and size together. */
    int headerBytes() {
        return headerBytes;
    }

    /** Where in the header the size stands. */
    int sizeAt() {
        return idBytes;
    }

    /** How many bytes of padding follow so many bytes. */
    int padding(long bytes) {
        return (int) (-bytes & alignment - 1);
    }

    /** Whether so many bytes of a header can be those of a chunk. */
    boolean isHeader(byte[] head) {
        if (head.length < headerBytes) {
            return false;
        }
        if (this == WAVE64) {
            long size = size64(head);
            return size >= headerBytes && size <= MAX_BYTES || isOpen(size);
        }
        for (int i = 0; i < idBytes; i++) {
            if (head[i] < 0x20 || head[i] > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /** Where in the header that is none the fault lies. */
    int faultAt() {
        return this == WAVE64 ? sizeAt() : 0;
    }

    /** The rule that a header which is none breaks. */
    String rule(byte[] head) {
        return this == WAVE64
                ? "the size of a chunk must be in [24, 2^60] bytes, but is " + size64(head)
                : "a chunk id must be four printable characters, but here is none";
    }

    /** The four characters that name the chunk; where a GUID holds none, its 32 hexadecimal digits. */
    String id(byte[] head) {
        return this != WAVE64 || Arrays.equals(head, 4, idBytes, GUID_TAIL, 0, GUID_TAIL.length)
                ? new String(head, 0, 4, StandardCharsets.ISO_8859_1)
                : HexFormat.of().formatHex(head, 0, idBytes);
    }

    /** The size of the chunk behind its header. */
    long bytes(byte[] head) {
        if (this != WAVE64) {
            return Integer.toUnsignedLong(ByteBuffer.wrap(head).order(order).getInt(idBytes));
        }
        long size = size64(head);
        return isOpen(size) ? OPEN : size - headerBytes;
    }

    private long size64(byte[] head) {
        return ByteBuffer.wrap(head).order(order).getLong(idBytes);
    }

    // FFmpeg leaves the largest number where its output is a pipe; minus one is what it leaves for the whole file.
    private static boolean isOpen(long size) {
        return size == -1 || size == Long.MAX_VALUE;
    }
}

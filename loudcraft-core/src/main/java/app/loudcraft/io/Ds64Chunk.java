package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The 64-bit sizes of an RF64 or BW64 file, from its {@code ds64} chunk (EBU Tech 3306, ITU-R BS.2088).
 *
 * @param riffBytes size of everything after the first 8 bytes; 0 where the writer did not come back to fill it in
 * @param dataBytes size of the audio; 0 likewise
 * @param chunkBytes sizes of other chunks, by id
 */
record Ds64Chunk(long riffBytes, long dataBytes, Map<String, Long> chunkBytes) {

    /** Bytes of a chunk without a table. */
    static final int PLAIN_BYTES = 28;

    /** Most bytes that are read: the plain chunk and a table of 64 sizes. */
    static final int MAX_BYTES = PLAIN_BYTES + 64 * 12;

    // Sizes beyond this are not sizes; with them out of the way no sum of offsets overflows.
    private static final long MAX_SIZE = 1L << 60;

    static Ds64Chunk parse(String file, byte[] payload, long start) throws AudioFormatException {
        if (payload.length < PLAIN_BYTES - 4) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    start - 4,
                    "the ds64 chunk must have at least 28 bytes, but has " + payload.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        long riffBytes = size(file, bytes, 0, start);
        long dataBytes = size(file, bytes, 8, start);
        Map<String, Long> table = new HashMap<>();
        long entries = payload.length < PLAIN_BYTES ? 0 : Integer.toUnsignedLong(bytes.getInt(24));
        for (int i = 0, at = PLAIN_BYTES; i < entries && at + 12 <= payload.length; i++, at += 12) {
            table.put(new String(payload, at, 4, StandardCharsets.ISO_8859_1), size(file, bytes, at + 4, start));
        }
        return new Ds64Chunk(riffBytes, dataBytes, Map.copyOf(table));
    }

    private static long size(String file, ByteBuffer bytes, int field, long start) throws AudioFormatException {
        long size = bytes.getLong(field);
        if (size == -1) {
            return 0;
        }
        if (size < 0 || size > MAX_SIZE) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    start + field,
                    "a size in the ds64 chunk must be at most 2^60 bytes, but is " + Long.toUnsignedString(size));
        }
        return size;
    }
}

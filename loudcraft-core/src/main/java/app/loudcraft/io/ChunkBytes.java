package app.loudcraft.io;

import app.loudcraft.metadata.Chunk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lays out chunks of RIFF and IFF files, in the byte order of the buffer that they go to. */
final class ChunkBytes {

    /** Bytes of a chunk's id and size. */
    static final int HEADER_BYTES = 8;

    private ChunkBytes() {}

    /** Bytes that these chunks take with headers and padding. */
    static long sizeOf(List<Chunk> chunks) {
        return chunks.stream()
                .mapToLong(chunk -> HEADER_BYTES + chunk.size() + (chunk.size() & 1))
                .sum();
    }

    static void put(ByteBuffer out, Chunk chunk) {
        putHeader(out, chunk.id(), chunk.size());
        out.put(chunk.bytes());
        if ((chunk.size() & 1) != 0) {
            out.put((byte) 0);
        }
    }

    static void putHeader(ByteBuffer out, String id, int size) {
        putText(out, id);
        out.putInt(size);
    }

    static void putText(ByteBuffer out, String ascii) {
        out.put(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}

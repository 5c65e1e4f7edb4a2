package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Goes from chunk to chunk of a file made of them, RIFF or IFF: four characters, a size of 32 bits, so many bytes, and
 * one more where they are odd.
 */
final class ChunkCursor {

    /** Bytes of a chunk's id and size. */
    static final int HEADER_BYTES = 8;

    private final ByteSource source;
    private final String file;
    private final ByteOrder order;
    private int chunks;

    private long offset;
    private byte[] head;
    private long bytes;

    ChunkCursor(ByteSource source, String file, ByteOrder order) {
        this.source = source;
        this.file = file;
        this.order = order;
    }

    /** Reads the header of the next chunk, which must be one; false at the end of the source. */
    boolean next() throws IOException {
        offset = source.position();
        head = source.take(HEADER_BYTES);
        if (head.length == 0) {
            return false;
        }
        if (head.length < HEADER_BYTES) {
            throw fault(Kind.TRUNCATED, offset + head.length, "the file ends inside a chunk header of 8 bytes");
        }
        if (!isChunk()) {
            throw fault(Kind.MALFORMED, offset, "a chunk id must be four printable characters, but here is none");
        }
        if (++chunks > MetadataCollector.MAX_CHUNKS) {
            throw fault(
                    Kind.LIMIT_EXCEEDED,
                    offset,
                    "more than " + MetadataCollector.MAX_CHUNKS + " chunks stand before the audio");
        }
        bytes = unsigned(head, 4);
        return true;
    }

    /** Reads the header of the next chunk, which may be none; false if there is none before {@code end}. */
    boolean nextBefore(long end) throws IOException {
        offset = source.position();
        if (offset + HEADER_BYTES > end || chunks++ >= MetadataCollector.MAX_CHUNKS) {
            return false;
        }
        head = source.take(HEADER_BYTES);
        bytes = isChunk() ? unsigned(head, 4) : 0;
        return true;
    }

    /** Whether the header that was read is that of a chunk. */
    boolean isChunk() {
        if (head.length < HEADER_BYTES) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (head[i] < 0x20 || head[i] > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /** The four characters of the chunk. */
    String id() {
        return new String(head, 0, 4, StandardCharsets.US_ASCII);
    }

    /** Byte offset of the chunk's id. */
    long offset() {
        return offset;
    }

    /** Byte offset of the chunk's first byte after its size. */
    long start() {
        return offset + HEADER_BYTES;
    }

    /** The size of the chunk without id, size and pad byte, by its own account. */
    long bytes() {
        return bytes;
    }

    /** Corrects the size of the chunk, where it is told elsewhere. */
    void resize(long newBytes) {
        bytes = newBytes;
    }

    /** The first bytes of the chunk, at most {@code most}; the rest is passed over. */
    byte[] take(int most) throws IOException {
        byte[] payload = source.take((int) Math.min(bytes, most));
        skipFrom(payload.length);
        return payload;
    }

    /** Passes over the chunk from its byte {@code taken} on, where the source is. */
    void skipFrom(long taken) throws IOException {
        long skipped = source.skip(bytes - taken);
        if (taken + skipped < bytes) {
            throw truncated(taken + skipped);
        }
    }

    /** Passes over the pad byte, which may be missing at the end of the source. */
    void skipPad() throws IOException {
        if ((bytes & 1) != 0) {
            source.skip(1);
        }
    }

    /** Says that only {@code present} bytes of the chunk are there. */
    AudioFormatException truncated(long present) {
        return fault(
                Kind.TRUNCATED,
                offset + 4,
                id().strip() + " chunk says " + bytes + " bytes, but the file ends after " + present);
    }

    /** The 32 bits at {@code at}, unsigned, in the byte order of the file. */
    long unsigned(byte[] from, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(from).order(order).getInt(at));
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

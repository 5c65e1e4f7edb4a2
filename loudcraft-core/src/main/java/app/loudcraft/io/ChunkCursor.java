package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Goes from chunk to chunk of a file made of them: a header with id and size, so many bytes, and padding. */
final class ChunkCursor {

    private final ByteSource source;
    private final String file;
    private final ChunkForm form;
    private int chunks;

    private long offset;
    private byte[] head;
    private long bytes;

    ChunkCursor(ByteSource source, String file, ChunkForm form) {
        this.source = source;
        this.file = file;
        this.form = form;
    }

    /** Reads the header of the next chunk, which must be one; false at the end of the source. */
    boolean next() throws IOException {
        offset = source.position();
        head = source.take(form.headerBytes());
        if (head.length == 0) {
            return false;
        }
        if (head.length < form.headerBytes()) {
            throw fault(
                    Kind.TRUNCATED,
                    offset + head.length,
                    "the file ends inside a chunk header of " + form.headerBytes() + " bytes");
        }
        if (!isChunk()) {
            throw fault(Kind.MALFORMED, offset + form.faultAt(), form.rule(head));
        }
        if (++chunks > MetadataCollector.MAX_CHUNKS) {
            throw fault(
                    Kind.LIMIT_EXCEEDED,
                    offset,
                    "more than " + MetadataCollector.MAX_CHUNKS + " chunks stand before the audio");
        }
        bytes = form.bytes(head);
        return true;
    }

    /** Reads the header of the next chunk, which may be none; false if there is none before {@code end}. */
    boolean nextBefore(long end) throws IOException {
        offset = source.position();
        if (offset + form.headerBytes() > end || chunks++ >= MetadataCollector.MAX_CHUNKS) {
            return false;
        }
        head = source.take(form.headerBytes());
        bytes = isChunk() ? form.bytes(head) : 0;
        return true;
    }

    /** Whether the header that was read is that of a chunk. */
    boolean isChunk() {
        return form.isHeader(head);
    }

    /** The four characters of the chunk; where a GUID without such names it, its hexadecimal digits. */
    String id() {
        return form.id(head);
    }

    /** Byte offset of the chunk's id. */
    long offset() {
        return offset;
    }

    /** Byte offset of the chunk's first byte after its size. */
    long start() {
        return offset + form.headerBytes();
    }

    /** Byte offset of the field that says the chunk's size. */
    long sizeOffset() {
        return offset + form.sizeAt();
    }

    /** Byte offset of what follows the chunk and its padding. */
    long end() {
        return start() + bytes + form.padding(bytes);
    }

    /** The size of the chunk without id, size and padding, by its own account. */
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

    /** Passes over the padding, which may be missing at the end of the source. */
    void skipPad() throws IOException {
        source.skip(form.padding(bytes));
    }

    /** Says that only {@code present} bytes of the chunk are there. */
    AudioFormatException truncated(long present) {
        return fault(
                Kind.TRUNCATED,
                sizeOffset(),
                id().strip() + " chunk says " + bytes + " bytes, but the file ends after " + present);
    }

    /** The order of the bytes in numbers. */
    ByteOrder order() {
        return form.order();
    }

    /** The 32 bits at {@code at}, unsigned, in the byte order of the file. */
    long unsigned(byte[] from, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(from).order(form.order()).getInt(at));
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;

/**
 * Where the {@code SSND} chunk of an AIFF file holds its samples.
 *
 * @param sizeOffset byte offset of the field that says the chunk's size
 * @param dataOffset byte offset of the first sample
 * @param dataBytes bytes from there to the end of the chunk; 0 where the size is open
 * @param sizeOpen true if nobody wrote the size down, so that the audio goes to the end of the source
 * @param isPadded true if the samples are aligned to blocks, so that bytes behind the last are no defect
 */
record SoundChunk(long sizeOffset, long dataOffset, long dataBytes, boolean sizeOpen, boolean isPadded) {

    // Offset and block size, 32 bits each.
    private static final int FIELDS_BYTES = 8;
    private static final long SIZE_UNKNOWN = 0xFFFF_FFFFL;
    // What SoX writes as the size of the audio when its output is a pipe, rounded down to whole frames.
    private static final long SIZE_OF_SOX_PIPE = 0x7F00_0000L;

    /**
     * Reads the chunk that the cursor stands at, to its first sample.
     *
     * @param formBytes the size of the whole file by its own account, to which FFmpeg writes 0 in a pipe
     */
    static SoundChunk read(ByteSource source, ChunkCursor chunk, String file, long formBytes, int frameBytes)
            throws IOException {
        long available = source.length() == ByteSource.UNKNOWN ? Long.MAX_VALUE : source.length() - chunk.start();
        boolean open = isSizeOpen(chunk.bytes(), available, formBytes, frameBytes);
        if (!open && chunk.bytes() < FIELDS_BYTES) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    chunk.offset() + 4,
                    "the SSND chunk must have at least 8 bytes, but says " + chunk.bytes());
        }
        if (!open && chunk.bytes() > available) {
            throw chunk.truncated(available);
        }
        byte[] fields = source.take(FIELDS_BYTES);
        if (fields.length < FIELDS_BYTES) {
            throw chunk.truncated(fields.length);
        }
        long offset = chunk.unsigned(fields, 0);
        if (!open && offset > chunk.bytes() - FIELDS_BYTES) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    chunk.start(),
                    "the first sample must stand in the SSND chunk, whose size is " + chunk.bytes()
                            + " bytes, but is said to stand " + offset + " bytes behind its header");
        }
        long skipped = source.skip(offset);
        if (skipped < offset) {
            throw chunk.truncated(FIELDS_BYTES + skipped);
        }
        long dataBytes = open ? 0 : chunk.bytes() - FIELDS_BYTES - offset;
        boolean padded = chunk.unsigned(fields, 4) != 0;
        return new SoundChunk(chunk.offset() + 4, chunk.start() + FIELDS_BYTES + offset, dataBytes, open, padded);
    }

    private static boolean isSizeOpen(long bytes, long available, long formBytes, int frameBytes) {
        if (bytes == FIELDS_BYTES + SIZE_OF_SOX_PIPE - SIZE_OF_SOX_PIPE % frameBytes) {
            return available < bytes || available == Long.MAX_VALUE;
        }
        return bytes == SIZE_UNKNOWN || bytes == 0 && formBytes == 0;
    }
}

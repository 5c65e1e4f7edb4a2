package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays out everything in an AIFF or AIFF-C file that is not samples.
 *
 * <p>Sources: as {@link AiffHeaderParser}, and Apple's Core Audio for the CHAN chunk, which is written where the number
 * of channels does not say their places.
 */
final class AiffFrontMatter implements FrontMatter {

    /** The largest size that 32 bits can say and that is even. */
    static final long MAX_FORM_BYTES = 0xFFFF_FFFEL;

    // The version of AIFF-C of May 23, 1990: the only one there is.
    private static final int AIFC_VERSION = 0xA280_5140;
    // Offset and size of blocks, which nobody aligns to.
    private static final int SOUND_FIELDS_BYTES = 8;
    private static final int PLAIN_COMMON_BYTES = 18;

    private final AudioSpec spec;
    private final List<Chunk> before;
    private final List<Chunk> after;
    private final List<Omission> omitted;
    private final long maxFrames;

    AiffFrontMatter(AudioSpec spec, AudioMetadata metadata, long maxFormBytes) {
        ChunkedMetadata chunked = ChunkedMetadata.forAiff(metadata);
        this.spec = spec;
        this.before = ChannelChunk.of(spec.layout()).stream().toList();
        this.after = chunked.chunks();
        this.omitted = chunked.omitted();
        long fixed = headBytes() - ChunkBytes.HEADER_BYTES + 1 + ChunkBytes.sizeOf(after);
        this.maxFrames = (maxFormBytes - fixed) / frameBytes();
    }

    @Override
    public StoredForm form() {
        return StoredForm.SIGNED_BIG_ENDIAN;
    }

    @Override
    public List<Omission> omitted() {
        return omitted;
    }

    @Override
    public void requireRoom(Path target, long frames) throws IOException {
        if (frames > maxFrames) {
            throw new IOException(target + ": an AIFF file holds at most 4 GiB, which here are " + maxFrames
                    + " frames; write WAV or FLAC instead");
        }
    }

    @Override
    public ByteBuffer head(long frames) {
        long dataBytes = frames * frameBytes();
        long formBytes = headBytes() - ChunkBytes.HEADER_BYTES + dataBytes + (dataBytes & 1) + ChunkBytes.sizeOf(after);
        ByteBuffer head = ByteBuffer.allocate(headBytes());
        ChunkBytes.putHeader(head, "FORM", (int) formBytes);
        ChunkBytes.putText(head, isCompressible() ? "AIFC" : "AIFF");
        if (isCompressible()) {
            ChunkBytes.putHeader(head, "FVER", 4);
            head.putInt(AIFC_VERSION);
        }
        putCommon(head, frames);
        before.forEach(chunk -> ChunkBytes.put(head, chunk));
        ChunkBytes.putHeader(head, "SSND", (int) (SOUND_FIELDS_BYTES + dataBytes));
        head.putInt(0).putInt(0);
        return head.flip();
    }

    @Override
    public ByteBuffer tail(long frames) {
        int pad = (int) (frames * frameBytes() & 1);
        ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(pad + ChunkBytes.sizeOf(after)));
        tail.position(pad);
        after.forEach(chunk -> ChunkBytes.put(tail, chunk));
        return tail.flip();
    }

    @Override
    public AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException {
        return AiffReader.openAs(stored, source, name);
    }

    /** Whether the file names a compression: floating point passes for one. */
    private boolean isCompressible() {
        return spec.format().isFloatingPoint();
    }

    private int frameBytes() {
        return spec.channels() * spec.format().bytes();
    }

    private int headBytes() {
        int version = isCompressible() ? ChunkBytes.HEADER_BYTES + 4 : 0;
        int common = ChunkBytes.HEADER_BYTES + commonBytes();
        int form = ChunkBytes.HEADER_BYTES + 4;
        return Math.toIntExact(
                form + version + common + ChunkBytes.sizeOf(before) + ChunkBytes.HEADER_BYTES + SOUND_FIELDS_BYTES);
    }

    private int commonBytes() {
        return isCompressible() ? PLAIN_COMMON_BYTES + 4 + 1 + compressionName().length() : PLAIN_COMMON_BYTES;
    }

    // Of an odd number of letters, so that with the byte that counts them no pad byte is due.
    private String compressionName() {
        return spec.format().bits() + "-bit floating point";
    }

    private void putCommon(ByteBuffer head, long frames) {
        ChunkBytes.putHeader(head, "COMM", commonBytes());
        head.putShort((short) spec.channels());
        head.putInt((int) frames);
        head.putShort((short) spec.format().bits());
        putExtended(head, spec.sampleRateHz());
        if (isCompressible()) {
            ChunkBytes.putText(head, spec.format() == SampleFormat.FLOAT_32 ? "fl32" : "fl64");
            head.put((byte) compressionName().length());
            ChunkBytes.putText(head, compressionName());
        }
    }

    /** An 80-bit extended number of IEEE 754, whose highest bit of significand is explicit. */
    private static void putExtended(ByteBuffer head, int rate) {
        int leading = Integer.numberOfLeadingZeros(rate);
        head.putShort((short) (16383 + 31 - leading));
        head.putLong((long) rate << 32 + leading);
    }
}

package app.loudcraft.internal.flac;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is in a FLAC file (RFC 9639): the frames, one after another, and what stands before them, which is known
 * only after the last.
 *
 * <p>Before the frames stand the stream info, a seek table, the blocks that were given, and padding, so that tags can be
 * changed later without moving the audio. Their number of bytes does not change while frames are encoded. One thread at a time.
 */
public final class FlacStream {

    /** The most channels that a FLAC file has. */
    public static final int MOST_CHANNELS = 8;

    /** The highest sample rate that every header of a frame can say. */
    public static final int MOST_RATE_HZ = 655_350;

    /** The most frames of audio that a FLAC file can say. */
    public static final long MOST_FRAMES = (1L << 36) - 1;

    private static final byte[] MARKER = "fLaC".getBytes(StandardCharsets.US_ASCII);
    private static final int LEAST_BITS = 4;
    private static final int MOST_BITS = 32;
    private static final int STREAM_INFO_BYTES = 34;
    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int PADDING_BYTES = 4096;
    private static final int LAST = 0x80;

    private final int channels;
    private final int bits;
    private final int rateHz;
    private final int headBytes;
    private final FlacEncoder encoder;
    private final PcmDigest digest;
    private final SeekPoints points;

    private List<FlacBlock> blocks;
    private long frames;
    private long bytes;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private byte[] md5 = new byte[16];

    /**
     * A stream without frames yet.
     *
     * @param channels [1, 8]
     * @param bits of a sample, [4, 32]
     * @param rateHz [1, 655350]
     * @param level from 0, fast, to 8, small
     * @param blocks tags, pictures and the like, in their order
     * @throws IllegalArgumentException if a value is outside its range, if there are tags twice, or if a block is one that the
     *     stream makes itself
     */
    public FlacStream(int channels, int bits, int rateHz, int level, List<FlacBlock> blocks) {
        requireRange("channels", channels, 1, MOST_CHANNELS);
        requireRange("bits", bits, LEAST_BITS, MOST_BITS);
        requireRange("rateHz", rateHz, 1, MOST_RATE_HZ);
        this.channels = channels;
        this.bits = bits;
        this.rateHz = rateHz;
        this.blocks = List.copyOf(blocks);
        requireSuited(this.blocks);
        this.headBytes = Math.toIntExact(bytesBeforePadding() + BLOCK_HEADER_BYTES + PADDING_BYTES);
        this.encoder = new FlacEncoder(channels, bits, rateHz, FlacLevel.of(level));
        this.digest = new PcmDigest(channels, bits);
        this.points = new SeekPoints(rateHz);
    }

    private static void requireRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be in [" + least + ", " + most + "], but was " + value);
        }
    }

    private static void requireSuited(List<FlacBlock> blocks) {
        boolean tags = false;
        for (FlacBlock block : blocks) {
            if (block.type() == FlacBlock.STREAM_INFO || block.type() == FlacBlock.SEEK_TABLE) {
                throw new IllegalArgumentException(
                        "blocks must not hold what the stream makes itself, but held a " + block);
            }
            if (tags && block.type() == FlacBlock.VORBIS_COMMENT) {
                throw new IllegalArgumentException("blocks must hold tags once, but held them twice");
            }
            tags |= block.type() == FlacBlock.VORBIS_COMMENT;
        }
    }

    /** Samples a channel of every FLAC frame but the last. */
    public int blockFrames() {
        return encoder.blockFrames();
    }

    /** Frames of audio so far. */
    public long frames() {
        return frames;
    }

    /**
     * Encodes the next FLAC frame.
     *
     * @param samples an array for each channel, of integers that have as many bits as was said
     * @param count how many of each are encoded: {@link #blockFrames()}, fewer only in the last FLAC frame, at least 1
     * @return its bytes, valid until the next call
     * @throws IllegalStateException if these would be more than {@link #MOST_FRAMES}
     */
    public ByteBuffer encode(int[][] samples, int count) {
        Objects.checkIndex(count - 1, encoder.blockFrames());
        if (frames > MOST_FRAMES - count) {
            throw new IllegalStateException("a FLAC file must have at most " + MOST_FRAMES + " frames");
        }
        ByteBuffer encoded = encoder.encode(samples, count);
        digest.update(samples, count);
        points.pass(frames, bytes, count);
        frames += count;
        bytes += encoded.remaining();
        shortest = Math.min(shortest, encoded.remaining());
        longest = Math.max(longest, encoded.remaining());
        return encoded;
    }

    /** Ends the stream: {@link #head} is final afterwards. To be called once. */
    public void finish() {
        md5 = digest.finish();
    }

    /**
     * Puts other blocks in the place of those that were given, which the padding makes room for.
     *
     * @throws IllegalArgumentException if they do not fit, or as for the blocks that were given
     */
    public void replaceBlocks(List<FlacBlock> newBlocks) {
        List<FlacBlock> before = blocks;
        requireSuited(newBlocks);
        blocks = List.copyOf(newBlocks);
        if (bytesBeforePadding() + BLOCK_HEADER_BYTES > headBytes) {
            blocks = before;
            throw new IllegalArgumentException("blocks must have at most " + PADDING_BYTES
                    + " bytes more than those in whose place they come, but have more");
        }
    }

    private long bytesBeforePadding() {
        long size = MARKER.length + STREAM_INFO_BYTES + SeekPoints.BYTES + (2L + blocks.size()) * BLOCK_HEADER_BYTES;
        return size + blocks.stream().mapToLong(FlacBlock::bytes).sum();
    }

    /** What stands before the frames, as far as it is known: always as many bytes. */
    public ByteBuffer head() {
        ByteBuffer out = ByteBuffer.allocate(headBytes).put(MARKER);
        putBlockHeader(out, FlacBlock.STREAM_INFO, STREAM_INFO_BYTES);
        putStreamInfo(out);
        putBlockHeader(out, FlacBlock.SEEK_TABLE, SeekPoints.BYTES);
        points.put(out);
        for (FlacBlock block : blocks) {
            putBlockHeader(out, block.type(), block.bytes());
            out.put(block.payload());
        }
        putBlockHeader(out, LAST | FlacBlock.PADDING, out.remaining() - BLOCK_HEADER_BYTES);
        return out.rewind();
    }

    private static void putBlockHeader(ByteBuffer out, int type, int size) {
        out.putInt(type << 24 | size);
    }

    private void putStreamInfo(ByteBuffer out) {
        out.putShort((short) encoder.blockFrames()).putShort((short) encoder.blockFrames());
        put24(out, frames == 0 ? 0 : shortest);
        put24(out, longest);
        out.putLong((long) rateHz << 44 | channels - 1L << 41 | bits - 1L << 36 | frames);
        out.put(md5);
    }

    private static void put24(ByteBuffer out, int value) {
        out.put((byte) (value >> 16)).putShort((short) value);
    }
}

package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Lays out everything in a WAVE file that is not samples.
 *
 * <p>The first chunk is padding of the size of a {@code ds64} chunk, so that a file that grows over 4 GiB becomes RF64
 * without moving a byte (EBU Tech 3306, section 3.5). Mono and stereo are written in the plain form, which every reader
 * knows; other layouts as WAVE_FORMAT_EXTENSIBLE with a channel mask.
 */
final class WavFrontMatter {

    /** The largest size that 32 bits can say; one more means "look into ds64". */
    static final long MAX_RIFF_BYTES = 0xFFFF_FFFEL;

    // EBU Tech 3285 puts bext before the audio, where readers of streams look for it; iXML and chna go with it.
    private static final Set<String> BEFORE_DATA = Set.of("bext", "iXML", "chna");
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int SIZE_ELSEWHERE = 0xFFFF_FFFF;

    private final AudioSpec spec;
    private final long maxRiffBytes;
    private final List<Chunk> before;
    private final List<Chunk> after;
    private final List<Omission> omitted;
    private final boolean extensible;

    WavFrontMatter(AudioSpec spec, AudioMetadata metadata, long maxRiffBytes) {
        this.spec = spec;
        this.maxRiffBytes = maxRiffBytes;
        ChunkedMetadata chunked = ChunkedMetadata.forWave(metadata);
        this.before = chunked.chunks().stream()
                .filter(chunk -> BEFORE_DATA.contains(chunk.id()))
                .toList();
        this.after = chunked.chunks().stream()
                .filter(chunk -> !BEFORE_DATA.contains(chunk.id()))
                .toList();
        this.omitted = chunked.omitted();
        this.extensible = !isPlain(spec.layout());
    }

    private static boolean isPlain(ChannelLayout layout) {
        return layout.isStereo()
                || layout.size() <= 2 && ChannelMask.mask(layout) == 0
                || layout.size() == 1 && (layout.channel(0) == Channel.MONO || layout.channel(0) == Channel.CENTRE);
    }

    /** What of the metadata is not among these chunks. */
    List<Omission> omitted() {
        return omitted;
    }

    /** The bytes before the first sample; as many for every number of frames. */
    ByteBuffer head(long frames) {
        long dataBytes = frames * spec.channels() * spec.format().bytes();
        int headBytes = headBytes();
        long riffBytes = headBytes - CHUNK_HEADER_BYTES + dataBytes + (dataBytes & 1) + sizeOf(after);
        boolean large = riffBytes > maxRiffBytes;
        ByteBuffer head = ByteBuffer.allocate(headBytes).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(head, large ? "RF64" : "RIFF", large ? SIZE_ELSEWHERE : (int) riffBytes);
        putId(head, "WAVE");
        putHeader(head, large ? "ds64" : "JUNK", Ds64Chunk.PLAIN_BYTES);
        head.putLong(large ? riffBytes : 0);
        head.putLong(large ? dataBytes : 0);
        head.putLong(large ? frames : 0);
        head.putInt(0);
        putFormat(head);
        if (spec.format().isFloatingPoint()) {
            putHeader(head, "fact", 4);
            head.putInt(large && frames > MAX_RIFF_BYTES ? SIZE_ELSEWHERE : (int) frames);
        }
        before.forEach(chunk -> putChunk(head, chunk));
        putHeader(head, "data", large ? SIZE_ELSEWHERE : (int) dataBytes);
        return head.flip();
    }

    /** The bytes after the last sample: a pad byte where one is due, and chunks. */
    ByteBuffer tail(long frames) {
        int pad = (int) (frames * spec.channels() * spec.format().bytes() & 1);
        ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(pad + sizeOf(after)));
        tail.position(pad);
        after.forEach(chunk -> putChunk(tail, chunk));
        return tail.flip();
    }

    private int headBytes() {
        int fact = spec.format().isFloatingPoint() ? CHUNK_HEADER_BYTES + 4 : 0;
        int fixed = 12 + CHUNK_HEADER_BYTES + Ds64Chunk.PLAIN_BYTES + 2 * CHUNK_HEADER_BYTES + formatBytes() + fact;
        return Math.toIntExact(fixed + sizeOf(before));
    }

    private int formatBytes() {
        return extensible ? FormatChunk.EXTENSIBLE_BYTES : spec.format().isFloatingPoint() ? 18 : 16;
    }

    private void putFormat(ByteBuffer head) {
        SampleFormat format = spec.format();
        int tag = format.isFloatingPoint() ? FormatChunk.TAG_FLOAT : FormatChunk.TAG_PCM;
        int frameBytes = spec.channels() * format.bytes();
        putHeader(head, "fmt ", formatBytes());
        head.putShort((short) (extensible ? FormatChunk.TAG_EXTENSIBLE : tag));
        head.putShort((short) spec.channels());
        head.putInt(spec.sampleRateHz());
        head.putInt(spec.sampleRateHz() * frameBytes);
        head.putShort((short) frameBytes);
        head.putShort((short) format.bits());
        if (extensible) {
            head.putShort((short) (FormatChunk.EXTENSIBLE_BYTES - 18));
            head.putShort((short) format.bits());
            head.putInt(ChannelMask.mask(spec.layout()));
            head.putShort((short) tag);
            head.put(FormatChunk.GUID_TAIL);
        } else if (format.isFloatingPoint()) {
            head.putShort((short) 0);
        }
    }

    private static long sizeOf(List<Chunk> chunks) {
        return chunks.stream()
                .mapToLong(chunk -> CHUNK_HEADER_BYTES + chunk.size() + (chunk.size() & 1))
                .sum();
    }

    private static void putChunk(ByteBuffer out, Chunk chunk) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        putHeader(out, chunk.id(), chunk.size());
        out.put(chunk.bytes());
        if ((chunk.size() & 1) != 0) {
            out.put((byte) 0);
        }
    }

    private static void putHeader(ByteBuffer out, String id, int size) {
        putId(out, id);
        out.putInt(size);
    }

    private static void putId(ByteBuffer out, String id) {
        out.put(id.getBytes(StandardCharsets.US_ASCII));
    }
}

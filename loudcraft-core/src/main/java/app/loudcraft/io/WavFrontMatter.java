package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Lays out everything in a WAVE file that is not samples.
 *
 * <p>The first chunk is padding of the size of a {@code ds64} chunk, so that a file that grows over 4 GiB becomes RF64
 * without moving a byte (EBU Tech 3306, section 3.5). Mono and stereo are written in the plain form, which every reader
 * knows; other layouts as WAVE_FORMAT_EXTENSIBLE with a channel mask.
 */
final class WavFrontMatter implements FrontMatter {

    /** The largest size that 32 bits can say; one more means "look into ds64". */
    static final long MAX_RIFF_BYTES = 0xFFFF_FFFEL;

    // EBU Tech 3285 puts bext before the audio, where readers of streams look for it; iXML and chna go with it.
    private static final Set<String> BEFORE_DATA = Set.of("bext", "iXML", "chna");
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
        this.extensible = !ChannelMask.isPlain(spec.layout());
    }

    @Override
    public StoredForm form() {
        return StoredForm.WAVE;
    }

    @Override
    public List<Omission> omitted() {
        return omitted;
    }

    /** Every number of frames has room, in RF64. */
    @Override
    public void requireRoom(Path target, long frames) {}

    @Override
    public ByteBuffer head(long frames) {
        long dataBytes = frames * spec.channels() * spec.format().bytes();
        int headBytes = headBytes();
        long riffBytes = headBytes - ChunkBytes.HEADER_BYTES + dataBytes + (dataBytes & 1) + ChunkBytes.sizeOf(after);
        boolean large = riffBytes > maxRiffBytes;
        ByteBuffer head = ByteBuffer.allocate(headBytes).order(ByteOrder.LITTLE_ENDIAN);
        ChunkBytes.putHeader(head, large ? "RF64" : "RIFF", large ? SIZE_ELSEWHERE : (int) riffBytes);
        ChunkBytes.putText(head, "WAVE");
        ChunkBytes.putHeader(head, large ? "ds64" : "JUNK", Ds64Chunk.PLAIN_BYTES);
        head.putLong(large ? riffBytes : 0);
        head.putLong(large ? dataBytes : 0);
        head.putLong(large ? frames : 0);
        head.putInt(0);
        putFormat(head);
        if (spec.format().isFloatingPoint()) {
            ChunkBytes.putHeader(head, "fact", 4);
            head.putInt(large && frames > MAX_RIFF_BYTES ? SIZE_ELSEWHERE : (int) frames);
        }
        before.forEach(chunk -> ChunkBytes.put(head, chunk));
        ChunkBytes.putHeader(head, "data", large ? SIZE_ELSEWHERE : (int) dataBytes);
        return head.flip();
    }

    @Override
    public ByteBuffer tail(long frames) {
        int pad = (int) (frames * spec.channels() * spec.format().bytes() & 1);
        ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(pad + ChunkBytes.sizeOf(after)))
                .order(ByteOrder.LITTLE_ENDIAN);
        tail.position(pad);
        after.forEach(chunk -> ChunkBytes.put(tail, chunk));
        return tail.flip();
    }

    @Override
    public AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException {
        return WavReader.openAs(stored, source, name);
    }

    private int headBytes() {
        int fact = spec.format().isFloatingPoint() ? ChunkBytes.HEADER_BYTES + 4 : 0;
        int fixed = 12
                + ChunkBytes.HEADER_BYTES
                + Ds64Chunk.PLAIN_BYTES
                + 2 * ChunkBytes.HEADER_BYTES
                + formatBytes()
                + fact;
        return Math.toIntExact(fixed + ChunkBytes.sizeOf(before));
    }

    private int formatBytes() {
        return extensible ? FormatChunk.EXTENSIBLE_BYTES : spec.format().isFloatingPoint() ? 18 : 16;
    }

    private void putFormat(ByteBuffer head) {
        SampleFormat format = spec.format();
        int tag = format.isFloatingPoint() ? FormatChunk.TAG_FLOAT : FormatChunk.TAG_PCM;
        int frameBytes = spec.channels() * format.bytes();
        ChunkBytes.putHeader(head, "fmt ", formatBytes());
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
}

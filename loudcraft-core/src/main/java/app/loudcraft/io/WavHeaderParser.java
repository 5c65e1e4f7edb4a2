package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the chunks of a WAVE file and leaves the source at its first sample.
 *
 * <p>Sources: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" for RIFF, EBU Tech 3306 for
 * RF64, ITU-R BS.2088 for BW64. Forgiven are a wrong size of the whole file, a missing pad byte at its end, and sizes
 * that a writer which could not seek left open.
 */
final class WavHeaderParser {

    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final long SIZE_ELSEWHERE = 0xFFFF_FFFFL;
    // What SoX writes as the size of the data chunk when its output is a pipe, rounded down to whole frames.
    private static final long SIZE_OF_SOX_PIPE = 0x7FFF_F000L;

    private final ByteSource source;
    private final String file;
    private final MetadataCollector metadata = new MetadataCollector();
    private final List<String> notes = new ArrayList<>();

    private String container;
    private long riffEnd;
    private Ds64Chunk ds64;
    private AudioSpec spec;
    private int chunks;

    // The header of the chunk that is being looked at.
    private long chunkAt;
    private String chunkId;
    private long chunkBytes;

    WavHeaderParser(ByteSource source, String file) {
        this.source = source;
        this.file = file;
    }

    WavHeader parse() throws IOException {
        readContainer();
        while (true) {
            if (!nextChunk()) {
                throw fault(Kind.MALFORMED, source.position(), "the file ends without a data chunk");
            }
            switch (chunkId) {
                case "data" -> {
                    return atData();
                }
                case "fmt " -> readFormat();
                case "ds64" -> readDs64();
                default -> passBeforeData();
            }
            skipPad();
        }
    }

    private void readContainer() throws IOException {
        byte[] head = source.take(HEADER_BYTES);
        if (head.length == 0) {
            throw new AudioFormatException(Kind.EMPTY, file, "the file is empty");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("RIFF") && !text.startsWith("RF64") && !text.startsWith("BW64")) {
            Optional<String> other = OtherContainers.describe(head);
            throw other.isPresent()
                    ? fault(Kind.UNSUPPORTED, 0, "this looks like " + other.get() + "; a WAV or FLAC file is expected")
                    : fault(
                            Kind.NOT_AUDIO,
                            0,
                            "this is no WAV or FLAC file: it does not begin with RIFF, RF64, BW64 or fLaC");
        }
        if (head.length < HEADER_BYTES) {
            throw fault(Kind.TRUNCATED, head.length, "the file ends inside its header of 12 bytes");
        }
        if (!text.startsWith("WAVE", 8)) {
            throw fault(Kind.NOT_AUDIO, 8, "this is a RIFF file, but not of the form WAVE");
        }
        container = text.startsWith("RIFF") ? "WAV" : text.substring(0, 4);
        riffEnd = CHUNK_HEADER_BYTES + unsigned(head, 4);
    }

    /** Reads the next chunk's id and size; false at the end of the source. */
    private boolean nextChunk() throws IOException {
        chunkAt = source.position();
        byte[] head = source.take(CHUNK_HEADER_BYTES);
        if (head.length == 0) {
            return false;
        }
        if (head.length < CHUNK_HEADER_BYTES) {
            throw fault(Kind.TRUNCATED, chunkAt + head.length, "the file ends inside a chunk header of 8 bytes");
        }
        if (!isId(head)) {
            throw fault(Kind.MALFORMED, chunkAt, "a chunk id must be four printable characters, but here is none");
        }
        if (++chunks > MetadataCollector.MAX_CHUNKS) {
            throw fault(
                    Kind.LIMIT_EXCEEDED,
                    chunkAt,
                    "more than " + MetadataCollector.MAX_CHUNKS + " chunks stand before the audio");
        }
        readChunkHeader(head);
        return true;
    }

    private void readChunkHeader(byte[] head) {
        chunkId = new String(head, 0, 4, StandardCharsets.US_ASCII);
        chunkBytes = unsigned(head, 4);
        if (chunkBytes == SIZE_ELSEWHERE && ds64 != null) {
            chunkBytes = ds64.chunkBytes().getOrDefault(chunkId, chunkBytes);
        }
    }

    private void readFormat() throws IOException {
        if (spec != null) {
            throw fault(Kind.MALFORMED, chunkAt, "there must be one fmt chunk, but this is the second");
        }
        byte[] payload = source.take((int) Math.min(chunkBytes, FormatChunk.EXTENSIBLE_BYTES));
        skipRest(payload.length);
        spec = new FormatChunk(file, payload, chunkAt + CHUNK_HEADER_BYTES, chunkBytes).parse();
    }

    private void readDs64() throws IOException {
        if (container.equals("WAV") || ds64 != null) {
            skipRest(0);
            return;
        }
        byte[] payload = source.take((int) Math.min(chunkBytes, Ds64Chunk.MAX_BYTES));
        skipRest(payload.length);
        ds64 = Ds64Chunk.parse(file, payload, chunkAt + CHUNK_HEADER_BYTES);
        riffEnd = CHUNK_HEADER_BYTES + ds64.riffBytes();
    }

    private void passBeforeData() throws IOException {
        if (MetadataCollector.isCarried(chunkId) && metadata.admits(chunkId, chunkBytes)) {
            if (!metadata.take(chunkId, (int) chunkBytes, source)) {
                throw truncated(source.position() - chunkAt - CHUNK_HEADER_BYTES);
            }
        } else {
            skipRest(0);
        }
    }

    private void skipRest(int taken) throws IOException {
        long skipped = source.skip(chunkBytes - taken);
        if (taken + skipped < chunkBytes) {
            throw truncated(taken + skipped);
        }
    }

    private void skipPad() throws IOException {
        if ((chunkBytes & 1) != 0) {
            source.skip(1);
        }
    }

    private WavHeader atData() throws IOException {
        if (spec == null) {
            throw fault(Kind.MALFORMED, chunkAt, "the data chunk stands before the fmt chunk, or there is none");
        }
        long dataOffset = source.position();
        long available = source.length() == ByteSource.UNKNOWN ? Long.MAX_VALUE : source.length() - dataOffset;
        int frameBytes = spec.channels() * spec.format().bytes();
        boolean sizeOpen = isSizeOpen(available, frameBytes);
        if (!sizeOpen && chunkBytes > available) {
            throw truncated(available);
        }
        long dataBytes = sizeOpen ? available : chunkBytes;
        if (dataBytes < frameBytes) {
            throw fault(
                    Kind.EMPTY,
                    chunkAt + 4,
                    "there must be at least one frame of " + frameBytes + " bytes, but the data chunk has " + dataBytes
                            + " bytes");
        }
        if (sizeOpen) {
            notes.add("the data chunk does not say its size; it is read to the end of the file");
        } else {
            if (dataBytes % frameBytes != 0) {
                notes.add("the data chunk ends inside a frame; " + dataBytes % frameBytes + " bytes are left out");
            }
            readAfterData(dataOffset, dataBytes);
        }
        // An open end in a stream stays open, whatever is left of the last frame.
        boolean endsAnywhere = sizeOpen && available == Long.MAX_VALUE;
        long wholeBytes = endsAnywhere ? dataBytes : dataBytes - dataBytes % frameBytes;
        return new WavHeader(
                container, spec, dataOffset, wholeBytes, endsAnywhere, metadata.metadata(), List.copyOf(notes));
    }

    /** Finds the size of the data chunk; true if nobody wrote it down. */
    private boolean isSizeOpen(long available, int frameBytes) throws AudioFormatException {
        if (chunkBytes == SIZE_OF_SOX_PIPE - SIZE_OF_SOX_PIPE % frameBytes) {
            return available < chunkBytes || available == Long.MAX_VALUE;
        }
        if (chunkBytes != SIZE_ELSEWHERE) {
            return false;
        }
        if (container.equals("WAV")) {
            return true;
        }
        if (ds64 == null) {
            throw fault(Kind.MALFORMED, chunkAt + 4, "an " + container + " file must have a ds64 chunk, but has none");
        }
        chunkBytes = ds64.dataBytes();
        return chunkBytes == 0 && ds64.riffBytes() == 0;
    }

    /** Collects the metadata behind the audio, where the source can go there and back. */
    private void readAfterData(long dataOffset, long dataBytes) throws IOException {
        long length = source.length();
        long dataEnd = dataOffset + dataBytes;
        if (riffEnd < dataEnd) {
            notes.add("the size of the whole file in its header is wrong");
        }
        if (length == ByteSource.UNKNOWN) {
            return;
        }
        long end = riffEnd < dataEnd ? length : Math.min(length, riffEnd);
        source.seek(dataEnd + (dataBytes & 1));
        while (source.position() + CHUNK_HEADER_BYTES <= end && chunks++ < MetadataCollector.MAX_CHUNKS) {
            byte[] head = source.take(CHUNK_HEADER_BYTES);
            if (head.length < CHUNK_HEADER_BYTES || !isId(head)) {
                notes.add("behind the audio stands something that is no chunk");
                break;
            }
            readChunkHeader(head);
            if (chunkBytes > length - source.position()) {
                metadata.omit(chunkId, chunkBytes);
                break;
            }
            if (MetadataCollector.isCarried(chunkId) && metadata.admits(chunkId, chunkBytes)) {
                metadata.take(chunkId, (int) chunkBytes, source);
            } else {
                source.skip(chunkBytes);
            }
            skipPad();
        }
        source.seek(dataOffset);
    }

    private static boolean isId(byte[] head) {
        for (int i = 0; i < 4; i++) {
            if (head[i] < 0x20 || head[i] > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static long unsigned(byte[] bytes, int at) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
    }

    private AudioFormatException truncated(long present) {
        String name = chunkId.strip();
        return fault(
                Kind.TRUNCATED,
                chunkAt + 4,
                name + " chunk says " + chunkBytes + " bytes, but the file ends after " + present);
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

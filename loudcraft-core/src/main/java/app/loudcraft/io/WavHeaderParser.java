package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the chunks of a WAVE file and leaves the source at its first sample.
 *
 * <p>Sources: Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" for RIFF and its
 * big-endian form RIFX, EBU Tech 3306 for RF64, ITU-R BS.2088 for BW64, Sony's "Wave64 file format". Forgiven are a wrong size of the whole file, a missing pad byte at its end, and sizes
 * that a writer which could not seek left open.
 */
final class WavHeaderParser {

    private static final long SIZE_ELSEWHERE = 0xFFFF_FFFFL;
    // What SoX writes as the size of the data chunk when its output is a pipe, rounded down to whole frames.
    private static final long SIZE_OF_SOX_PIPE = 0x7FFF_F000L;

    private final ByteSource source;
    private final String file;
    private final MetadataCollector metadata;
    private final List<String> notes = new ArrayList<>();

    private WavContainer container;
    private ChunkCursor chunk;
    private long riffEnd;
    private Ds64Chunk ds64;
    private AudioSpec spec;

    WavHeaderParser(ByteSource source, String file, MetadataCollector metadata) {
        this.source = source;
        this.file = file;
        this.metadata = metadata;
    }

    PcmHeader parse() throws IOException {
        readContainer();
        while (true) {
            if (!chunk.next()) {
                throw fault(Kind.MALFORMED, source.position(), "the file ends without a data chunk");
            }
            findSizeElsewhere();
            switch (chunk.id()) {
                case "data" -> {
                    return atData();
                }
                case "fmt " -> readFormat();
                case "ds64" -> readDs64();
                default -> passBeforeData();
            }
            chunk.skipPad();
        }
    }

    private void readContainer() throws IOException {
        byte[] start = source.peek(WavContainer.MARKER_BYTES);
        if (start.length == 0) {
            throw new AudioFormatException(Kind.EMPTY, file, "the file is empty");
        }
        container = WavContainer.of(start)
                .orElseThrow(() -> fault(
                        Kind.NOT_AUDIO,
                        0,
                        "this is no WAV file: it does not begin with RIFF, RIFX, RF64, BW64 or as Wave64 does"));
        byte[] head = source.take(container.headerBytes());
        if (head.length < container.headerBytes()) {
            throw fault(
                    Kind.TRUNCATED,
                    head.length,
                    "the file ends inside its header of " + container.headerBytes() + " bytes");
        }
        if (!container.isWave(head)) {
            throw fault(Kind.NOT_AUDIO, container.formAt(), "this is a RIFF file, but not of the form WAVE");
        }
        chunk = new ChunkCursor(source, file, container.chunks());
        riffEnd = container.chunks().headerBytes() + container.chunks().bytes(head);
    }

    private void findSizeElsewhere() {
        if (chunk.bytes() == SIZE_ELSEWHERE && ds64 != null) {
            chunk.resize(ds64.chunkBytes().getOrDefault(chunk.id(), chunk.bytes()));
        }
    }

    private void readFormat() throws IOException {
        if (spec != null) {
            throw fault(Kind.MALFORMED, chunk.offset(), "there must be one fmt chunk, but this is the second");
        }
        byte[] payload = chunk.take(FormatChunk.EXTENSIBLE_BYTES);
        spec = new FormatChunk(file, payload, chunk).parse();
    }

    private void readDs64() throws IOException {
        if (!container.hasDs64() || ds64 != null) {
            chunk.skipFrom(0);
            return;
        }
        byte[] payload = chunk.take(Ds64Chunk.MAX_BYTES);
        ds64 = Ds64Chunk.parse(file, payload, chunk.start());
        riffEnd = container.chunks().headerBytes() + ds64.riffBytes();
    }

    private void passBeforeData() throws IOException {
        if (!admits()) {
            chunk.skipFrom(0);
            return;
        }
        byte[] payload = metadata.take((int) chunk.bytes(), source);
        if (payload.length < chunk.bytes()) {
            throw chunk.truncated(payload.length);
        }
        metadata.addRiff(chunk.id(), payload, container.chunks().order());
    }

    /** Whether the chunk is metadata to be taken along; if it is some that cannot be, it is listed as omitted. */
    private boolean admits() {
        if (!MetadataCollector.isCarried(chunk.id())) {
            return false;
        }
        String what = MetadataCollector.nameOf(chunk.id());
        if (!container.carries(chunk.id())) {
            metadata.omit(what, chunk.bytes(), "it is laid out in the way of a " + container.title() + " file");
            return false;
        }
        return metadata.admits(what, chunk.bytes());
    }

    private PcmHeader atData() throws IOException {
        if (spec == null) {
            throw fault(Kind.MALFORMED, chunk.offset(), "the data chunk stands before the fmt chunk, or there is none");
        }
        long dataOffset = source.position();
        long available = source.length() == ByteSource.UNKNOWN ? Long.MAX_VALUE : source.length() - dataOffset;
        int frameBytes = spec.channels() * spec.format().bytes();
        boolean sizeOpen = isSizeOpen(available, frameBytes);
        if (!sizeOpen && chunk.bytes() > available) {
            throw chunk.truncated(available);
        }
        long dataBytes = sizeOpen ? available : chunk.bytes();
        if (dataBytes < frameBytes) {
            throw fault(
                    Kind.EMPTY,
                    chunk.sizeOffset(),
                    "there must be at least one frame of " + frameBytes + " bytes, but the data chunk has " + dataBytes
                            + " bytes");
        }
        if (sizeOpen) {
            notes.add("the data chunk does not say its size; it is read to the end of the file");
        } else {
            if (dataBytes % frameBytes != 0) {
                notes.add("the data chunk ends inside a frame; " + dataBytes % frameBytes + " bytes are left out");
            }
            readAfterData(dataOffset);
        }
        // An open end in a stream stays open, whatever is left of the last frame.
        boolean endsAnywhere = sizeOpen && available == Long.MAX_VALUE;
        long wholeBytes = endsAnywhere ? dataBytes : dataBytes - dataBytes % frameBytes;
        PcmData data =
                new PcmData("data", chunk.sizeOffset(), dataOffset, wholeBytes, endsAnywhere, container.samples());
        return new PcmHeader(container.title(), spec, data, metadata.metadata(), notes);
    }

    /** Finds the size of the data chunk; true if nobody wrote it down. */
    private boolean isSizeOpen(long available, int frameBytes) throws AudioFormatException {
        if (container == WavContainer.WAVE64) {
            return chunk.bytes() == ChunkForm.OPEN;
        }
        if (chunk.bytes() == SIZE_OF_SOX_PIPE - SIZE_OF_SOX_PIPE % frameBytes) {
            return available < chunk.bytes() || available == Long.MAX_VALUE;
        }
        if (chunk.bytes() != SIZE_ELSEWHERE) {
            return false;
        }
        if (!container.hasDs64()) {
            return true;
        }
        if (ds64 == null) {
            throw fault(
                    Kind.MALFORMED,
                    chunk.sizeOffset(),
                    "an " + container.title() + " file must have a ds64 chunk, but has none");
        }
        chunk.resize(ds64.dataBytes());
        return chunk.bytes() == 0 && ds64.riffBytes() == 0;
    }

    /** Collects the metadata behind the audio, where the source can go there and back. */
    private void readAfterData(long dataOffset) throws IOException {
        long length = source.length();
        long dataEnd = dataOffset + chunk.bytes();
        if (riffEnd < dataEnd) {
            notes.add("the size of the whole file in its header is wrong");
        }
        if (length == ByteSource.UNKNOWN) {
            return;
        }
        long end = riffEnd < dataEnd ? length : Math.min(length, riffEnd);
        source.seek(chunk.end());
        while (chunk.nextBefore(end)) {
            if (!chunk.isChunk()) {
                notes.add("behind the audio stands something that is no chunk");
                break;
            }
            findSizeElsewhere();
            if (chunk.bytes() > length - source.position()) {
                metadata.omit(MetadataCollector.nameOf(chunk.id()), chunk.bytes(), "the file ends inside it");
                break;
            }
            if (admits()) {
                byte[] payload = metadata.take((int) chunk.bytes(), source);
                metadata.addRiff(chunk.id(), payload, container.chunks().order());
            } else {
                source.skip(chunk.bytes());
            }
            chunk.skipPad();
        }
        source.seek(dataOffset);
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

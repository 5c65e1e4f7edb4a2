package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the chunks of an AIFF or AIFF-C file and leaves the source at its first sample.
 *
 * <p>Sources: Apple, "Audio Interchange File Format 1.3" (1989) and "AIFF-C, draft" (1991). Chunks may stand in any
 * order; only where the source is a stream must the COMM chunk come before the SSND chunk. Forgiven are a wrong size of
 * the whole file, a missing pad byte at its end, damage behind the audio, a COMM chunk that counts other frames than
 * there are, and sizes that a writer which could not seek left open.
 */
final class AiffHeaderParser {

    /** How such a file begins. */
    static final String MARKER = "FORM";

    private static final int HEADER_BYTES = 12;

    private final ByteSource source;
    private final String file;
    private final ChunkCursor chunk;
    private final AiffMetadata metadata;
    private final List<String> notes = new ArrayList<>();

    private String container;
    private long formBytes;
    private CommonChunk common;
    private SoundChunk sound;
    private byte[] channels;

    AiffHeaderParser(ByteSource source, String file, MetadataCollector metadata) {
        this.source = source;
        this.file = file;
        this.metadata = new AiffMetadata(metadata);
        this.chunk = new ChunkCursor(source, file, ChunkForm.IFF);
    }

    PcmHeader parse() throws IOException {
        readContainer();
        while (common == null || sound == null) {
            if (!chunk.next()) {
                throw missing();
            }
            switch (chunk.id()) {
                case "COMM" -> readCommon();
                case "SSND" -> readSound();
                case ChannelChunk.ID -> channels = chunk.take(ChannelChunk.MAX_BYTES);
                default -> passBeforeAudio();
            }
            if (sound == null || seekable()) {
                chunk.skipPad();
            }
        }
        PcmData data = data();
        if (seekable()) {
            readRest(data);
            source.seek(data.offset());
        }
        return new PcmHeader(container, spec(), data, metadata.metadata(), notes);
    }

    private void readContainer() throws IOException {
        byte[] head = source.take(HEADER_BYTES);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (!start.startsWith(MARKER)) {
            throw fault(Kind.NOT_AUDIO, 0, "this is no AIFF file: it does not begin with FORM");
        }
        if (head.length < HEADER_BYTES) {
            throw fault(Kind.TRUNCATED, head.length, "the file ends inside its header of 12 bytes");
        }
        formBytes = chunk.unsigned(head, 4);
        container = switch (start.substring(8)) {
            case "AIFF" -> "AIFF";
            case "AIFC" -> "AIFF-C";
            default -> throw fault(Kind.NOT_AUDIO, 8, "this is an IFF file, but not of the form AIFF or AIFC");
        };
    }

    private boolean seekable() {
        return source.length() != ByteSource.UNKNOWN;
    }

    private AudioFormatException missing() {
        if (common == null) {
            return fault(Kind.MALFORMED, source.position(), "the file ends without a COMM chunk");
        }
        return common.frames() == 0
                ? fault(Kind.EMPTY, source.position(), "there must be at least one frame, but there is no SSND chunk")
                : fault(Kind.MALFORMED, source.position(), "the file ends without an SSND chunk");
    }

    private void readCommon() throws IOException {
        if (common != null) {
            throw fault(Kind.MALFORMED, chunk.offset(), "there must be one COMM chunk, but this is the second");
        }
        byte[] payload = chunk.take(CommonChunkParser.MAX_BYTES);
        common = new CommonChunkParser(file, payload, chunk.start(), chunk.bytes(), container.equals("AIFF-C")).parse();
    }

    private void readSound() throws IOException {
        if (sound != null) {
            throw fault(Kind.MALFORMED, chunk.offset(), "there must be one SSND chunk, but this is the second");
        }
        if (common == null && !seekable()) {
            throw fault(
                    Kind.UNSUPPORTED,
                    chunk.offset(),
                    "the SSND chunk stands before the COMM chunk, which can be read from a file, but not from a stream");
        }
        int frameBytes = common == null ? 1 : common.frameBytes();
        sound = SoundChunk.read(source, chunk, file, formBytes, frameBytes);
        if (sound.sizeOpen() && common == null) {
            throw fault(Kind.MALFORMED, chunk.offset() + 4, "an SSND chunk before the COMM chunk must say its size");
        }
        if (seekable() && !sound.sizeOpen()) {
            chunk.skipFrom(source.position() - chunk.start());
        }
    }

    private void passBeforeAudio() throws IOException {
        if (!metadata.admits(chunk.id(), chunk.bytes())) {
            chunk.skipFrom(0);
            return;
        }
        byte[] payload = metadata.take((int) chunk.bytes(), source);
        if (payload.length < chunk.bytes()) {
            throw chunk.truncated(payload.length);
        }
        metadata.add(chunk.id(), payload);
    }

    /** The places of the channels, where the file tells them, are known when both of its chunks have been seen. */
    private AudioSpec spec() {
        AudioSpec spec = common.spec();
        if (channels == null) {
            return spec;
        }
        Optional<ChannelLayout> layout = ChannelChunk.layout(channels, spec.channels());
        if (layout.isEmpty()) {
            notes.add("the CHAN chunk says no known places of " + spec.channels() + " channels");
            return spec;
        }
        return new AudioSpec(spec.sampleRateHz(), layout.get(), spec.format());
    }

    private PcmData data() throws AudioFormatException {
        int frameBytes = common.frameBytes();
        boolean endsAnywhere = sound.sizeOpen() && !seekable();
        long bytes = sound.sizeOpen() ? openBytes() : sound.dataBytes();
        long frames = bytes / frameBytes;
        if (sound.sizeOpen()) {
            notes.add("the SSND chunk does not say its size; it is read to the end of the file");
        } else {
            frames = Math.min(frames, common.frames());
            compareSizes();
        }
        if (frames == 0) {
            throw fault(
                    Kind.EMPTY,
                    sound.sizeOffset(),
                    "there must be at least one frame of " + frameBytes + " bytes, but the SSND chunk has "
                            + bytes + " bytes of audio and the COMM chunk says " + common.frames()
                            + " frames");
        }
        long wholeBytes = endsAnywhere ? bytes : frames * frameBytes;
        return new PcmData("SSND", sound.sizeOffset(), sound.dataOffset(), wholeBytes, endsAnywhere, common.form());
    }

    private long openBytes() {
        return seekable() ? source.length() - sound.dataOffset() : Long.MAX_VALUE;
    }

    private void compareSizes() {
        long held = sound.dataBytes() / common.frameBytes();
        if (common.frames() > held) {
            notes.add("the COMM chunk says " + common.frames() + " frames, but the SSND chunk holds " + held);
        } else if (common.frames() < held && !sound.isPadded()) {
            notes.add("the COMM chunk says " + common.frames() + " frames, but the SSND chunk holds " + held
                    + "; the last " + (held - common.frames()) + " are left out");
        }
        long left = sound.dataBytes() % common.frameBytes();
        if (left != 0 && !sound.isPadded()) {
            notes.add("the SSND chunk ends inside a frame; " + left + " bytes are left out");
        }
        long formEnd = ChunkForm.IFF.headerBytes() + formBytes;
        if (formEnd < sound.dataOffset() + sound.dataBytes()) {
            notes.add("the size of the whole file in its header is wrong");
        }
    }

    /** Collects the metadata behind the audio and the COMM chunk; what is damaged there does no harm. */
    private void readRest(PcmData data) throws IOException {
        if (sound.sizeOpen()) {
            return;
        }
        long length = source.length();
        long formEnd = ChunkForm.IFF.headerBytes() + formBytes;
        long end = formEnd < data.offset() + sound.dataBytes() ? length : Math.min(length, formEnd);
        while (chunk.nextBefore(end)) {
            if (!chunk.isChunk()) {
                notes.add("behind the audio stands something that is no chunk");
                return;
            }
            if (chunk.bytes() > length - source.position()) {
                metadata.omitCut(chunk.id(), chunk.bytes());
                return;
            }
            if (metadata.admits(chunk.id(), chunk.bytes())) {
                metadata.add(chunk.id(), metadata.take((int) chunk.bytes(), source));
            } else if (chunk.id().equals(ChannelChunk.ID)) {
                channels = chunk.take(ChannelChunk.MAX_BYTES);
            } else {
                source.skip(chunk.bytes());
            }
            chunk.skipPad();
        }
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

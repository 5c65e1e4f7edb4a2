package app.loudcraft.io;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Walks the metadata blocks of a FLAC file and leaves the source at its first frame (RFC 9639, section 8).
 *
 * <p>Carried over are the tags that a WAV file has a place for. Tags that are damaged are noted and left out; pictures,
 * cue sheets and what belongs to other programs are passed over.
 */
final class FlacHeaderParser {

    /** The four characters with which every FLAC file begins. */
    static final String MARKER = "fLaC";

    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int STREAM_INFO = 0;
    private static final int SEEK_TABLE = 3;
    private static final int VORBIS_COMMENT = 4;
    private static final int FORBIDDEN = 127;

    private final ByteSource source;
    private final String file;
    private final MetadataCollector metadata = new MetadataCollector();
    private final List<String> notes = new ArrayList<>();

    private FlacStreamInfo info;
    private FlacSeekTable seekTable = FlacSeekTable.EMPTY;
    private OptionalInt channelMask = OptionalInt.empty();
    private boolean hasTags;

    // The header of the block that is being looked at.
    private long blockAt;
    private boolean last;
    private int type;
    private int bytes;

    FlacHeaderParser(ByteSource source, String file) {
        this.source = source;
        this.file = file;
    }

    /** Reads from the marker on, which somebody has seen. */
    FlacHeader parse() throws IOException {
        source.skip(MARKER.length());
        for (int blocks = 0; !last; blocks++) {
            if (blocks == MetadataCollector.MAX_CHUNKS) {
                throw fault(
                        Kind.LIMIT_EXCEEDED,
                        source.position(),
                        "more than " + MetadataCollector.MAX_CHUNKS + " metadata blocks stand before the audio");
            }
            readBlockHeader();
            readBlock();
        }
        ChannelLayout layout = channelMask.isPresent()
                ? ChannelMask.layout(channelMask.getAsInt(), info.channels())
                : ChannelMask.layoutByCount(info.channels());
        return new FlacHeader(
                info, info.spec(layout), source.position(), seekTable, metadata.metadata(), List.copyOf(notes));
    }

    private void readBlockHeader() throws IOException {
        blockAt = source.position();
        byte[] head = source.take(BLOCK_HEADER_BYTES);
        if (head.length < BLOCK_HEADER_BYTES) {
            throw fault(Kind.TRUNCATED, blockAt + head.length, "the file ends inside the header of a metadata block");
        }
        last = head[0] < 0;
        type = head[0] & 0x7F;
        bytes = (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
        if (type == FORBIDDEN) {
            throw fault(Kind.MALFORMED, blockAt, "a metadata block must not be of type 127, but this is");
        }
        if ((type == STREAM_INFO) != (info == null)) {
            throw fault(Kind.MALFORMED, blockAt, "the first metadata block, and no other, must be the stream info");
        }
    }

    private void readBlock() throws IOException {
        if (type == STREAM_INFO) {
            if (bytes != FlacStreamInfo.BYTES) {
                throw fault(
                        Kind.MALFORMED,
                        blockAt + 1,
                        "the stream info must have " + FlacStreamInfo.BYTES + " bytes, but says " + bytes);
            }
            info = FlacStreamInfo.parse(file, takeBlock(), blockAt + BLOCK_HEADER_BYTES);
        } else if (type == SEEK_TABLE && seekTable == FlacSeekTable.EMPTY) {
            seekTable = new FlacSeekTable(takeBlock());
        } else if (type == VORBIS_COMMENT && !hasTags) {
            hasTags = true;
            readTags(new VorbisComment(takeBlock()));
        } else {
            requireWhole(source.skip(bytes));
        }
    }

    private byte[] takeBlock() throws IOException {
        byte[] payload = source.take(bytes);
        requireWhole(payload.length);
        return payload;
    }

    private void requireWhole(long present) throws AudioFormatException {
        if (present < bytes) {
            throw fault(
                    Kind.TRUNCATED,
                    blockAt + 1,
                    "a metadata block says " + bytes + " bytes, but the file ends after " + present);
        }
    }

    private void readTags(VorbisComment comment) {
        if (comment.isDamaged()) {
            notes.add("the tags are damaged and not all of them are carried over");
        }
        channelMask = comment.channelMask();
        comment.infoChunk().ifPresent(metadata::add);
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

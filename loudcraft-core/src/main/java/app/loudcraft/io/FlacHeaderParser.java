package app.loudcraft.io;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.tags.FlacPicture;
import app.loudcraft.internal.tags.VorbisComment;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Walks the metadata blocks of a FLAC file and leaves the source at its first frame (RFC 9639, section 8).
 *
 * <p>Tags, pictures, the cue sheet and the blocks of applications are taken along. Tags that are damaged are noted and
 * left out; so are blocks of a type that the format does not know.
 */
final class FlacHeaderParser {

    /** The four characters with which every FLAC file begins. */
    static final String MARKER = "fLaC";

    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int STREAM_INFO = 0;
    private static final int PADDING = 1;
    private static final int APPLICATION = 2;
    private static final int SEEK_TABLE = 3;
    private static final int VORBIS_COMMENT = 4;
    private static final int CUESHEET = 5;
    private static final int PICTURE = 6;
    private static final int FORBIDDEN = 127;
    // Most seek points that are looked at, of 18 bytes each; beyond, seeking goes without.
    private static final int MAX_SEEK_TABLE_BYTES = 1 << 20;

    private final ByteSource source;
    private final String file;
    private final MetadataCollector metadata;
    private final List<String> notes = new ArrayList<>();

    private FlacStreamInfo info;
    private FlacSeekTable seekTable = FlacSeekTable.EMPTY;
    private OptionalInt channelMask = OptionalInt.empty();

    // The header of the block that is being looked at.
    private long blockAt;
    private boolean last;
    private int type;
    private int bytes;

    FlacHeaderParser(ByteSource source, String file, MetadataCollector metadata) {
        this.source = source;
        this.file = file;
        this.metadata = metadata;
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
        switch (type) {
            case STREAM_INFO -> readStreamInfo();
            case SEEK_TABLE -> readSeekTable();
            case VORBIS_COMMENT -> readTags();
            case PICTURE -> readPicture();
            case CUESHEET -> readChunk("CUESHEET");
            case APPLICATION -> readChunk("APPLICATION");
            case PADDING -> skipBlock();
            default -> {
                metadata.omit("FLAC block of type " + type, bytes, "the format has no such type");
                skipBlock();
            }
        }
    }

    private void readStreamInfo() throws IOException {
        if (bytes != FlacStreamInfo.BYTES) {
            throw fault(
                    Kind.MALFORMED,
                    blockAt + 1,
                    "the stream info must have " + FlacStreamInfo.BYTES + " bytes, but says " + bytes);
        }
        info = FlacStreamInfo.parse(file, whole(source.take(bytes)), blockAt + BLOCK_HEADER_BYTES);
    }

    private void readSeekTable() throws IOException {
        if (seekTable == FlacSeekTable.EMPTY && bytes <= MAX_SEEK_TABLE_BYTES) {
            seekTable = new FlacSeekTable(whole(source.take(bytes)));
        } else {
            skipBlock();
        }
    }

    private void readTags() throws IOException {
        Optional<byte[]> payload = takeMetadata("Vorbis comment");
        if (payload.isEmpty()) {
            return;
        }
        VorbisComment comment = VorbisComment.parse(payload.get());
        if (comment.isDamaged()) {
            notes.add("the tags are damaged and not all of them are carried over");
        }
        if (channelMask.isEmpty()) {
            channelMask = comment.channelMask();
        }
        metadata.addTags(comment.tags());
        if (comment.bytesLeft() > 0) {
            metadata.omit("rest of the Vorbis comment", comment.bytesLeft(), "it has too many tags");
        }
    }

    private void readPicture() throws IOException {
        Optional<byte[]> payload = takeMetadata("picture");
        if (payload.isPresent()) {
            Optional<Picture> picture = FlacPicture.parse(payload.get());
            picture.ifPresentOrElse(
                    metadata::addPicture, () -> metadata.omit("picture", bytes, "it is damaged, or only a link"));
        }
    }

    private void readChunk(String id) throws IOException {
        takeMetadata(id).ifPresent(payload -> metadata.addChunk(Chunk.of(Chunk.Family.FLAC, id, payload)));
    }

    /** The payload of a block of metadata; nothing if it is over the limit. */
    private Optional<byte[]> takeMetadata(String what) throws IOException {
        if (!metadata.admits(what, bytes)) {
            skipBlock();
            return Optional.empty();
        }
        return Optional.of(whole(metadata.take(bytes, source)));
    }

    private void skipBlock() throws IOException {
        requireWhole(source.skip(bytes));
    }

    private byte[] whole(byte[] payload) throws AudioFormatException {
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

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, file, byteOffset, rule);
    }
}

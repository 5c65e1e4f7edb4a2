package app.loudcraft.io;

import app.loudcraft.internal.tags.AiffText;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Tag;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Collects the metadata of an AIFF file: text chunks, an ID3 chunk, and chunks that mean something in AIFF alone. */
final class AiffMetadata {

    private static final String ID3 = "ID3 ";
    // What describes the stored samples, and padding.
    private static final Set<String> NOT_CARRIED = Set.of("COMM", "SSND", "FVER", "CHAN", "FLLR");

    private final MetadataCollector collector;

    AiffMetadata(MetadataCollector collector) {
        this.collector = collector;
    }

    /** Whether a chunk is metadata that still fits; if it is and does not, it is listed as omitted. */
    boolean admits(String id, long size) {
        return !NOT_CARRIED.contains(id) && collector.admits(MetadataCollector.nameOf(id), size);
    }

    /** Lists a chunk that the file ends inside of, if it is metadata. */
    void omitCut(String id, long size) {
        if (!NOT_CARRIED.contains(id)) {
            collector.omit(MetadataCollector.nameOf(id), size, "the file ends inside it");
        }
    }

    /** The payload of an admitted chunk; fewer bytes if the source ends. */
    byte[] take(int size, ByteSource source) throws IOException {
        return collector.take(size, source);
    }

    /** Adds a whole chunk that was admitted. */
    void add(String id, byte[] payload) {
        if (AiffText.isText(id)) {
            Optional<Tag> tag = AiffText.parse(id, payload);
            tag.ifPresent(collector::addPlainTag);
        } else if (!id.equals(ID3) || !collector.addId3(payload)) {
            collector.addChunk(Chunk.of(Chunk.Family.AIFF, id, payload));
        }
    }

    AudioMetadata metadata() {
        return collector.metadata();
    }
}

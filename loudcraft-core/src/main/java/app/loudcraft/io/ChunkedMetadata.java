package app.loudcraft.io;

import app.loudcraft.internal.tags.AiffText;
import app.loudcraft.internal.tags.Id3Writer;
import app.loudcraft.internal.tags.InfoList;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import java.util.ArrayList;
import java.util.List;

/**
 * Metadata as the chunks that hold it in a file made of chunks, and what of it has no place there.
 *
 * @param chunks in the order in which they are written
 * @param omitted what is not among them
 */
record ChunkedMetadata(List<Chunk> chunks, List<Omission> omitted) {

    // The size of an ID3v2 tag is told in 28 bits.
    private static final int MOST_ID3_BYTES = 1 << 28;

    /** As a WAVE file holds it: its own chunks, an INFO list, and an ID3 tag where the list cannot hold all. */
    static ChunkedMetadata forWave(AudioMetadata metadata) {
        List<Chunk> chunks = new ArrayList<>();
        List<Omission> omitted = new ArrayList<>();
        sort(metadata, Chunk.Family.RIFF, "a WAV", chunks, omitted);
        InfoList.bytes(metadata.tags()).ifPresent(payload -> chunks.add(Chunk.of(InfoList.CHUNK_ID, payload)));
        if (!InfoList.holds(metadata.tags()) || !metadata.pictures().isEmpty()) {
            addId3(metadata, Chunk.Family.RIFF, "id3 ", chunks, omitted);
        }
        return new ChunkedMetadata(chunks, omitted);
    }

    /** As an AIFF file holds it: its own chunks, text chunks, and an ID3 tag where they cannot hold all. */
    static ChunkedMetadata forAiff(AudioMetadata metadata) {
        List<Chunk> chunks = new ArrayList<>();
        List<Omission> omitted = new ArrayList<>();
        sort(metadata, Chunk.Family.AIFF, "an AIFF", chunks, omitted);
        AiffText.chunks(metadata.tags())
                .forEach(text -> chunks.add(Chunk.of(Chunk.Family.AIFF, text.id(), text.payload())));
        if (!AiffText.holds(metadata.tags()) || !metadata.pictures().isEmpty()) {
            addId3(metadata, Chunk.Family.AIFF, "ID3 ", chunks, omitted);
        }
        return new ChunkedMetadata(chunks, omitted);
    }

    /**
     * Parts the chunks of one family from the others, which mean nothing in its files.
     *
     * @param kind what such a file is called, with its article
     */
    static void sort(
            AudioMetadata metadata, Chunk.Family family, String kind, List<Chunk> own, List<Omission> omitted) {
        for (Chunk chunk : metadata.chunks()) {
            if (chunk.family() == family) {
                own.add(chunk);
            } else {
                omitted.add(new Omission(
                        MetadataCollector.nameOf(chunk.id()), chunk.size(), kind + " file has no place for it"));
            }
        }
    }

    private static void addId3(
            AudioMetadata metadata, Chunk.Family family, String id, List<Chunk> chunks, List<Omission> omitted) {
        byte[] payload = Id3Writer.bytes(metadata.tags(), metadata.pictures());
        if (payload.length < MOST_ID3_BYTES) {
            chunks.add(Chunk.of(family, id, payload));
        } else {
            omitted.add(new Omission("ID3 tag", payload.length, "it may have 256 MiB at most"));
        }
    }
}

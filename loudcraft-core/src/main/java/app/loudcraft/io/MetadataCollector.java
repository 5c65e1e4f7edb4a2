package app.loudcraft.io;

import app.loudcraft.internal.tags.Id3Reader;
import app.loudcraft.internal.tags.InfoList;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what is worth carrying out of a file, within limits that are checked before memory is taken.
 *
 * <p>Tags may stand in two places of one file: those of the richer place count, and those of the plainer one whose names
 * the richer one does not have.
 */
final class MetadataCollector {

    /** Most chunks, or blocks, that are looked at. */
    static final int MAX_CHUNKS = 4096;

    // Padding, and what describes the stored samples, which will be others in a master.
    private static final Set<String> NOT_CARRIED =
            Set.of("JUNK", "junk", "PAD ", "FLLR", "fact", "PEAK", "LEVL", "levl", "ds64", "r64m", "fmt ", "data");
    private static final Set<String> ID3 = Set.of("id3 ", "ID3 ");

    // Multimedia Data Standards Update 3.0 (1994), sampler chunk: its fields end with the counts of loops and own
    // bytes.
    private static final String SAMPLER = "smpl";
    private static final int SAMPLER_BYTES = 36;
    private static final int SAMPLER_LOOP_BYTES = 24;

    private final Limits limits;
    private final List<Tag> tags = new ArrayList<>();
    private final List<Tag> plainTags = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Omission> omitted = new ArrayList<>();
    private long bytes;

    MetadataCollector(Limits limits) {
        this.limits = limits;
    }

    /** Whether a chunk of a WAVE file is metadata. */
    static boolean isCarried(String id) {
        return !NOT_CARRIED.contains(id);
    }

    /** What messages call a chunk. */
    static String nameOf(String id) {
        return "chunk '" + id + "'";
    }

    /** Whether so many bytes still fit; if not, they are listed as omitted. */
    boolean admits(String what, long size) {
        if (bytes + size > limits.metadataBytes()) {
            omit(what, size, "metadata may have at most " + limits.metadataBytes() + " bytes in all");
            return false;
        }
        return true;
    }

    void omit(String what, long size, String reason) {
        omitted.add(new Omission(what, size, reason));
    }

    /** The next bytes of the source, which were admitted; fewer if it ends. */
    byte[] take(int size, ByteSource source) throws IOException {
        byte[] payload = source.take(size);
        bytes += payload.length;
        return payload;
    }

    /** Adds a whole chunk of a WAVE file, as the tags that it holds or as it is. */
    void addRiff(String id, byte[] payload, ByteOrder order) {
        Optional<List<Tag>> info = id.equals(InfoList.CHUNK_ID) && InfoList.isOne(payload)
                ? InfoList.parse(payload, order)
                : Optional.empty();
        if (info.isPresent()) {
            plainTags.addAll(info.get());
        } else if (id.equals(InfoList.CHUNK_ID) && order == ByteOrder.BIG_ENDIAN) {
            omit(nameOf(id), payload.length, "its numbers are big-endian");
        } else if (id.equals(SAMPLER) && !isWholeSampler(payload)) {
            omit(nameOf(id), payload.length, "its loops do not fit into it");
        } else if (!ID3.contains(id) || !addId3(payload)) {
            chunks.add(Chunk.of(id, payload));
        }
    }

    /** Whether a sampler chunk has room for the loops and the data that it counts. */
    private static boolean isWholeSampler(byte[] payload) {
        if (payload.length < SAMPLER_BYTES) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        long loops = Integer.toUnsignedLong(fields.getInt(28));
        long own = Integer.toUnsignedLong(fields.getInt(32));
        return SAMPLER_BYTES + loops * SAMPLER_LOOP_BYTES + own <= payload.length;
    }

    /** Adds an ID3v2 tag; false if these bytes are none that can be read. */
    boolean addId3(byte[] payload) {
        Optional<AudioMetadata> id3 = Id3Reader.parse(payload);
        id3.ifPresent(metadata -> {
            tags.addAll(metadata.tags());
            pictures.addAll(metadata.pictures());
            omitted.addAll(metadata.omitted());
        });
        return id3.isPresent();
    }

    /** Adds tags of the richer place. */
    void addTags(List<Tag> more) {
        tags.addAll(more);
    }

    /** Adds a tag of the plainer place. */
    void addPlainTag(Tag tag) {
        plainTags.add(tag);
    }

    void addPicture(Picture picture) {
        pictures.add(picture);
    }

    void addChunk(Chunk chunk) {
        chunks.add(chunk);
    }

    AudioMetadata metadata() {
        Set<String> named = new HashSet<>();
        tags.forEach(tag -> named.add(tag.name()));
        List<Tag> all = new ArrayList<>(tags);
        plainTags.stream().filter(tag -> !named.contains(tag.name())).forEach(all::add);
        return AudioMetadata.of(all, pictures, chunks, omitted);
    }
}

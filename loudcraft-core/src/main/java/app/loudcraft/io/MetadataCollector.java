package app.loudcraft.io;

import app.loudcraft.io.AudioMetadata.Chunk;
import app.loudcraft.io.AudioMetadata.Omission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the chunks worth carrying out of a file, within limits that are checked before memory is taken. */
final class MetadataCollector {

    /** Most bytes of metadata that one file may bring. */
    static final int MAX_BYTES = 16 << 20;

    /** Most chunks that are looked at. */
    static final int MAX_CHUNKS = 4096;

    // Padding, and what describes the stored samples, which will be others in a master.
    private static final Set<String> NOT_CARRIED =
            Set.of("JUNK", "junk", "PAD ", "FLLR", "fact", "PEAK", "LEVL", "levl", "ds64", "r64m", "fmt ", "data");

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Omission> omitted = new ArrayList<>();
    private long bytes;

    static boolean isCarried(String id) {
        return !NOT_CARRIED.contains(id);
    }

    /** Whether a chunk of this size still fits; if not, it is listed as omitted. */
    boolean admits(String id, long size) {
        if (bytes + size > MAX_BYTES) {
            omit(id, size);
            return false;
        }
        return true;
    }

    void omit(String id, long size) {
        omitted.add(new Omission(id, size));
    }

    /** Reads an admitted chunk; false if the source ends inside it. */
    boolean take(String id, int size, ByteSource source) throws IOException {
        byte[] payload = source.take(size);
        bytes += payload.length;
        if (payload.length < size) {
            return false;
        }
        chunks.add(Chunk.of(id, payload));
        return true;
    }

    /** Takes a chunk that was made of something else. */
    void add(Chunk chunk) {
        if (admits(chunk.id(), chunk.size())) {
            bytes += chunk.size();
            chunks.add(chunk);
        }
    }

    AudioMetadata metadata() {
        return AudioMetadata.of(chunks, omitted);
    }
}

package app.loudcraft.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a file carries beside its audio, as opaque chunks in their order, so that a master can keep it.
 *
 * <p>Chunks that describe the stored samples themselves (their format, number, peaks) are not metadata: the writer makes
 * its own. Immutable and thread-safe; arrays are copied on their way in and out.
 */
public final class AudioMetadata {

    /** No chunks at all. */
    public static final AudioMetadata EMPTY = new AudioMetadata(List.of(), List.of());

    private final List<Chunk> chunks;
    private final List<Omission> omitted;

    private AudioMetadata(List<Chunk> chunks, List<Omission> omitted) {
        this.chunks = List.copyOf(chunks);
        this.omitted = List.copyOf(omitted);
    }

    /** The metadata of these chunks, in this order. */
    public static AudioMetadata of(List<Chunk> chunks) {
        return of(chunks, List.of());
    }

    static AudioMetadata of(List<Chunk> chunks, List<Omission> omitted) {
        return chunks.isEmpty() && omitted.isEmpty() ? EMPTY : new AudioMetadata(chunks, omitted);
    }

    /** All chunks, in the order of the file; unmodifiable. */
    public List<Chunk> chunks() {
        return chunks;
    }

    /** What the file holds but is not carried, because it is too large or not whole; unmodifiable, usually empty. */
    public List<Omission> omitted() {
        return omitted;
    }

    /** True if there are no chunks. */
    public boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** These chunks and one more at the end. */
    public AudioMetadata with(Chunk chunk) {
        List<Chunk> more = new ArrayList<>(chunks);
        more.add(Objects.requireNonNull(chunk, "chunk"));
        return new AudioMetadata(more, omitted);
    }

    /** These chunks without those of one id, which is compared letter for letter. */
    public AudioMetadata without(String id) {
        return of(chunks.stream().filter(chunk -> !chunk.id().equals(id)).toList(), omitted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioMetadata that && chunks.equals(that.chunks) && omitted.equals(that.omitted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(chunks, omitted);
    }

    @Override
    public String toString() {
        return omitted.isEmpty() ? chunks.toString() : chunks + ", omitted " + omitted;
    }

    /**
     * A chunk that a file holds but its metadata leaves out.
     *
     * @param id the four characters that name its kind
     * @param bytes its size by its own account
     */
    public record Omission(String id, long bytes) {}

    /** One chunk: four characters that name its kind, and its bytes, which nobody here interprets. */
    public static final class Chunk {

        private final String id;
        private final byte[] bytes;

        private Chunk(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        /**
         * A chunk of a copy of these bytes.
         *
         * @param id four printable ASCII characters, such as {@code bext} or <code>"cue "</code>
         * @throws IllegalArgumentException if the id is anything else
         */
        public static Chunk of(String id, byte[] bytes) {
            if (id.length() != 4 || !id.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)) {
                throw new IllegalArgumentException(
                        "id must be four printable ASCII characters, but was \"" + id + "\"");
            }
            return new Chunk(id, bytes.clone());
        }

        /** The four characters that name the kind. */
        public String id() {
            return id;
        }

        /** Number of bytes. */
        public int size() {
            return bytes.length;
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Chunk that && id.equals(that.id) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * id.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "'" + id + "' (" + bytes.length + " bytes)";
        }
    }
}

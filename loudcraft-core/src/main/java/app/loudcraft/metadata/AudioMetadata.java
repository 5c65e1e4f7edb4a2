package app.loudcraft.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a file carries beside its audio: tags, pictures, and chunks that nobody here interprets, each in their order.
 *
 * <p>What describes the stored samples themselves (their format, number, peaks) is not metadata: a writer makes its own.
 * Immutable and thread-safe.
 */
public final class AudioMetadata {

    /** Nothing at all. */
    public static final AudioMetadata EMPTY = new AudioMetadata(List.of(), List.of(), List.of(), List.of());

    private final List<Tag> tags;
    private final List<Picture> pictures;
    private final List<Chunk> chunks;
    private final List<Omission> omitted;

    private AudioMetadata(List<Tag> tags, List<Picture> pictures, List<Chunk> chunks, List<Omission> omitted) {
        this.tags = List.copyOf(tags);
        this.pictures = List.copyOf(pictures);
        this.chunks = List.copyOf(chunks);
        this.omitted = List.copyOf(omitted);
    }

    /** The metadata of these chunks, in this order. */
    public static AudioMetadata of(List<Chunk> chunks) {
        return of(List.of(), List.of(), chunks, List.of());
    }

    /** All of a file's metadata, and what of it is not carried. */
    public static AudioMetadata of(List<Tag> tags, List<Picture> pictures, List<Chunk> chunks, List<Omission> omitted) {
        AudioMetadata metadata = new AudioMetadata(tags, pictures, chunks, omitted);
        return metadata.isEmpty() && metadata.omitted.isEmpty() ? EMPTY : metadata;
    }

    /** All tags, in the order of the file; a name may come more than once. Unmodifiable. */
    public List<Tag> tags() {
        return tags;
    }

    /** The first value of a tag, whose name is compared without regard to case; empty if there is none. */
    public Optional<String> tag(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equalsIgnoreCase(name))
                .map(Tag::value)
                .findFirst();
    }

    /** All pictures, in the order of the file; unmodifiable. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** All chunks, in the order of the file; unmodifiable. */
    public List<Chunk> chunks() {
        return chunks;
    }

    /** The broadcast extension that the {@code bext} chunk holds; empty if there is none that can be read. */
    public Optional<BroadcastExtension> broadcastExtension() {
        return chunks.stream()
                .filter(AudioMetadata::isBext)
                .findFirst()
                .flatMap(chunk -> BroadcastExtension.parse(chunk.bytes()));
    }

    /** What the file holds but is not carried, and why; unmodifiable, usually empty. */
    public List<Omission> omitted() {
        return omitted;
    }

    /** True if there are no tags, pictures and chunks. */
    public boolean isEmpty() {
        return tags.isEmpty() && pictures.isEmpty() && chunks.isEmpty();
    }

    /**
     * This metadata with one tag set to these values, in the place of any it had; no value takes the tag away.
     *
     * @throws IllegalArgumentException as {@link Tag#Tag(String, String)}
     */
    public AudioMetadata withTag(String name, String... values) {
        String upper = name.toUpperCase(Locale.ROOT);
        List<Tag> more = new ArrayList<>();
        boolean placed = false;
        for (Tag tag : tags) {
            if (!tag.name().equals(upper)) {
                more.add(tag);
            } else if (!placed) {
                placed = true;
                addAll(more, name, values);
            }
        }
        if (!placed) {
            addAll(more, name, values);
        }
        return of(more, pictures, chunks, omitted);
    }

    private static void addAll(List<Tag> tags, String name, String... values) {
        for (String value : values) {
            tags.add(new Tag(name, value));
        }
    }

    /** This metadata without the tags for which the condition holds. */
    public AudioMetadata withoutTags(Predicate<Tag> condition) {
        return of(tags.stream().filter(condition.negate()).toList(), pictures, chunks, omitted);
    }

    /** This metadata and one more picture at the end. */
    public AudioMetadata with(Picture picture) {
        List<Picture> more = new ArrayList<>(pictures);
        more.add(Objects.requireNonNull(picture, "picture"));
        return new AudioMetadata(tags, more, chunks, omitted);
    }

    /** This metadata without pictures. */
    public AudioMetadata withoutPictures() {
        return of(tags, List.of(), chunks, omitted);
    }

    /** This metadata and one more chunk at the end. */
    public AudioMetadata with(Chunk chunk) {
        List<Chunk> more = new ArrayList<>(chunks);
        more.add(Objects.requireNonNull(chunk, "chunk"));
        return new AudioMetadata(tags, pictures, more, omitted);
    }

    /** This metadata with this broadcast extension, in the place of the one it had. */
    public AudioMetadata with(BroadcastExtension extension) {
        Chunk made = Chunk.of(Chunk.BEXT, extension.toBytes());
        if (chunks.stream().noneMatch(AudioMetadata::isBext)) {
            return with(made);
        }
        List<Chunk> replaced =
                chunks.stream().map(chunk -> isBext(chunk) ? made : chunk).toList();
        return new AudioMetadata(tags, pictures, replaced, omitted);
    }

    /** This metadata without the chunks of one id, which is compared letter for letter. */
    public AudioMetadata without(String id) {
        return of(
                tags,
                pictures,
                chunks.stream().filter(chunk -> !chunk.id().equals(id)).toList(),
                omitted);
    }

    /** This metadata with one more thing that is not carried. */
    public AudioMetadata omitting(Omission omission) {
        List<Omission> more = new ArrayList<>(omitted);
        more.add(Objects.requireNonNull(omission, "omission"));
        return new AudioMetadata(tags, pictures, chunks, more);
    }

    private static boolean isBext(Chunk chunk) {
        return chunk.family() == Chunk.Family.RIFF && chunk.id().equals(Chunk.BEXT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioMetadata that
                && tags.equals(that.tags)
                && pictures.equals(that.pictures)
                && chunks.equals(that.chunks)
                && omitted.equals(that.omitted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tags, pictures, chunks, omitted);
    }

    @Override
    public String toString() {
        List<Object> all = new ArrayList<>(tags);
        all.addAll(pictures);
        all.addAll(chunks);
        return omitted.isEmpty() ? all.toString() : all + ", omitted " + omitted;
    }
}

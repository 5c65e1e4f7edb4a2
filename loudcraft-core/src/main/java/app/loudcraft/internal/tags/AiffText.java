package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text chunks of an AIFF file (Apple, "Audio Interchange File Format 1.3", 1989). */
public final class AiffText {

    /** A text chunk: the four characters that name its kind, and its text as it is stored. */
    public record TextChunk(String id, byte[] payload) {}

    private static final Map<String, String> NAME_OF =
            Map.of("NAME", Tag.TITLE, "AUTH", Tag.ARTIST, "(c) ", Tag.COPYRIGHT, "ANNO", Tag.COMMENT);
    // One of each may stand in a file, but any number of annotations.
    private static final List<String> IDS = List.of("NAME", "AUTH", "(c) ", "ANNO");
    private static final String ANNOTATION = "ANNO";
    private static final String BETWEEN_VALUES = "; ";

    private AiffText() {}

    /** Whether a chunk is text. */
    public static boolean isText(String id) {
        return NAME_OF.containsKey(id);
    }

    /** The tag that a text chunk stands for; nothing if it is empty. */
    public static Optional<Tag> parse(String id, byte[] payload) {
        String text = StoredText.decode(payload).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new Tag(NAME_OF.get(id), text));
    }

    /** Whether text chunks hold these tags wholly: there is one for each, and each has one value. */
    public static boolean holds(List<Tag> tags) {
        Set<String> seen = new HashSet<>();
        return tags.stream()
                .allMatch(tag -> NAME_OF.containsValue(tag.name())
                        && (seen.add(tag.name()) || tag.name().equals(Tag.COMMENT)));
    }

    /** The chunks that hold the tags as far as they can. */
    public static List<TextChunk> chunks(List<Tag> tags) {
        List<TextChunk> chunks = new ArrayList<>();
        for (String id : IDS) {
            List<String> values = tags.stream()
                    .filter(tag -> tag.name().equals(NAME_OF.get(id)))
                    .map(Tag::value)
                    .toList();
            if (id.equals(ANNOTATION)) {
                values.forEach(value -> chunks.add(chunk(id, value)));
            } else if (!values.isEmpty()) {
                chunks.add(chunk(id, String.join(BETWEEN_VALUES, values)));
            }
        }
        return chunks;
    }

    private static TextChunk chunk(String id, String text) {
        return new TextChunk(id, text.getBytes(StandardCharsets.UTF_8));
    }
}

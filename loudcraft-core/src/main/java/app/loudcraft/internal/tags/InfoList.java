package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code LIST} chunk of kind {@code INFO} of a WAVE file.
 *
 * <p>Source: Multimedia Programming Interface and Data Specifications 1.0, chapter 2, INFO list; IPRD for the album, ITRK,
 * IPRT and IMUS by common use. An id that is in no table is a tag of that name. Texts are written as UTF-8.
 */
public final class InfoList {

    /** The id of the chunk. */
    public static final String CHUNK_ID = "LIST";

    private static final String KIND = "INFO";
    private static final int ID_BYTES = 4;
    private static final String BETWEEN_VALUES = "; ";
    // A tag takes many times the memory that its few bytes do.
    private static final int MOST_TAGS = 4096;

    private static final Map<String, String> NAME_OF = new LinkedHashMap<>();
    private static final Map<String, String> ID_OF = new LinkedHashMap<>();

    static {
        name("INAM", Tag.TITLE);
        name("IART", Tag.ARTIST);
        name("IPRD", Tag.ALBUM);
        name("ITRK", Tag.TRACK_NUMBER);
        name("IPRT", Tag.TRACK_NUMBER);
        name("ICRD", Tag.DATE);
        name("IGNR", Tag.GENRE);
        name("ICMT", Tag.COMMENT);
        name("ICOP", Tag.COPYRIGHT);
        name("ISFT", Tag.ENCODER);
        name("IMUS", Tag.COMPOSER);
        name("IENG", "ENGINEER");
        name("ITCH", "ENCODED-BY");
        name("ILNG", "LANGUAGE");
        name("IKEY", "KEYWORDS");
        name("ISBJ", "SUBJECT");
        name("IMED", "SOURCEMEDIA");
        name("ISRC", "SOURCE");
        name("IARL", "ARCHIVALLOCATION");
        name("ICMS", "COMMISSIONED");
        ID_OF.put("DESCRIPTION", "ICMT");
    }

    private InfoList() {}

    private static void name(String id, String tag) {
        NAME_OF.put(id, tag);
        ID_OF.putIfAbsent(tag, id);
    }

    /** Whether the payload of a {@code LIST} chunk is such a list. */
    public static boolean isOne(byte[] payload) {
        return payload.length >= ID_BYTES && new String(payload, 0, ID_BYTES, StandardCharsets.ISO_8859_1).equals(KIND);
    }

    /**
     * Reads the payload of the chunk.
     *
     * @return the tags, without those that are empty; nothing if the list is damaged or has more than 4096
     */
    public static Optional<List<Tag>> parse(byte[] payload, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(payload).order(order);
        in.position(ID_BYTES);
        List<Tag> tags = new ArrayList<>();
        while (in.remaining() >= 2 * ID_BYTES) {
            byte[] id = new byte[ID_BYTES];
            in.get(id);
            String idText = new String(id, StandardCharsets.ISO_8859_1);
            long size = Integer.toUnsignedLong(in.getInt());
            if (size > in.remaining() || !Tag.isName(idText) || tags.size() == MOST_TAGS) {
                return Optional.empty();
            }
            byte[] bytes = new byte[(int) size];
            in.get(bytes);
            String text = StoredText.decode(bytes).strip();
            if (!text.isEmpty()) {
                tags.add(new Tag(NAME_OF.getOrDefault(idText, idText), text));
            }
            if ((size & 1) != 0 && in.hasRemaining()) {
                in.get();
            }
        }
        return in.remaining() > 1 ? Optional.empty() : Optional.of(tags);
    }

    /** Whether the list holds these tags wholly: it has an id for each, and each has one value. */
    public static boolean holds(List<Tag> tags) {
        Set<String> ids = new LinkedHashSet<>();
        return tags.stream()
                .allMatch(tag -> idOf(tag).isPresent() && ids.add(idOf(tag).get()));
    }

    private static Optional<String> idOf(Tag tag) {
        String name = tag.name();
        if (ID_OF.containsKey(name)) {
            return Optional.of(ID_OF.get(name));
        }
        // What was read from an id that has no other name.
        boolean isId = name.length() == ID_BYTES && name.startsWith("I") && !NAME_OF.containsKey(name);
        return isId && !name.equals(Tag.ISRC) ? Optional.of(name) : Optional.empty();
    }

    /** The payload of the chunk that holds the tags as far as it can; several values of one become one text. */
    public static Optional<byte[]> bytes(List<Tag> tags) {
        Map<String, Set<String>> texts = new LinkedHashMap<>();
        for (Tag tag : tags) {
            idOf(tag)
                    .ifPresent(id -> texts.computeIfAbsent(id, key -> new LinkedHashSet<>())
                            .add(tag.value()));
        }
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(KIND.getBytes(StandardCharsets.US_ASCII));
        texts.forEach((id, values) -> {
            byte[] text = String.join(BETWEEN_VALUES, values).getBytes(StandardCharsets.UTF_8);
            // A text ends with a zero, and every chunk begins at an even place.
            int size = text.length + 1;
            ByteBuffer entry =
                    ByteBuffer.allocate(2 * ID_BYTES + size + (size & 1)).order(ByteOrder.LITTLE_ENDIAN);
            entry.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(size).put(text);
            out.writeBytes(entry.array());
        });
        return Optional.of(out.toByteArray());
    }
}

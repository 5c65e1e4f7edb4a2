package app.loudcraft.io;

import app.loudcraft.io.AudioMetadata.Chunk;
import app.loudcraft.io.AudioMetadata.Omission;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the text chunks of an AIFF file into the {@code LIST INFO} chunk that says the same in a WAVE file.
 *
 * <p>NAME becomes the title (INAM), AUTH the artist (IART), {@code (c) } the copyright (ICOP), ANNO the comment (ICMT);
 * several of a kind become lines of one text. The characters stay the bytes that they are. Other chunks of AIFF mean
 * nothing in a WAVE file and are left out.
 */
final class AiffText {

    private static final Map<String, String> INFO_ID =
            Map.of("NAME", "INAM", "AUTH", "IART", "(c) ", "ICOP", "ANNO", "ICMT");

    // An id, a size, a zero that ends the text, a pad byte.
    private static final int MOST_OVERHEAD_BYTES = 10;

    private final Map<String, ByteArrayOutputStream> texts = new LinkedHashMap<>();
    private final List<Omission> omitted = new ArrayList<>();
    private long bytes;

    /** The id of the text chunk that means what this chunk of {@code LIST INFO} does; empty if none does. */
    static Optional<String> aiffId(String infoId) {
        return INFO_ID.entrySet().stream()
                .filter(entry -> entry.getValue().equals(infoId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a chunk is text that still fits; if it is and does not, it is listed as omitted. */
    boolean admits(String id, long size) {
        if (!INFO_ID.containsKey(id)) {
            return false;
        }
        if (bytes + size > MetadataCollector.MAX_BYTES) {
            omit(id, size);
            return false;
        }
        return true;
    }

    /** Lists a chunk that is not whole, if it is text. */
    void omit(String id, long size) {
        if (INFO_ID.containsKey(id)) {
            omitted.add(new Omission(id, size));
        }
    }

    /** Adds the text of an admitted chunk. */
    void add(String id, byte[] payload) {
        bytes += payload.length;
        int length = lengthOfText(payload);
        if (length == 0) {
            return;
        }
        ByteArrayOutputStream text = texts.computeIfAbsent(INFO_ID.get(id), key -> new ByteArrayOutputStream());
        if (text.size() > 0) {
            text.write('\n');
        }
        text.write(payload, 0, length);
    }

    /** Some writers count a zero at the end, or the pad byte, as text; a text of WAVE ends at its first zero. */
    private static int lengthOfText(byte[] payload) {
        int length = 0;
        while (length < payload.length && payload[length] != 0) {
            length++;
        }
        return length;
    }

    AudioMetadata metadata() {
        return AudioMetadata.of(texts.isEmpty() ? List.of() : List.of(info()), omitted);
    }

    private Chunk info() {
        int most = 4;
        for (ByteArrayOutputStream text : texts.values()) {
            most += text.size() + MOST_OVERHEAD_BYTES;
        }
        ByteBuffer info = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        putId(info, "INFO");
        texts.forEach((id, text) -> {
            putId(info, id);
            info.putInt(text.size() + 1).put(text.toByteArray()).put((byte) 0);
            if ((text.size() + 1 & 1) != 0) {
                info.put((byte) 0);
            }
        });
        byte[] payload = new byte[info.position()];
        info.flip().get(payload);
        return Chunk.of("LIST", payload);
    }

    private static void putId(ByteBuffer out, String id) {
        out.put(id.getBytes(StandardCharsets.US_ASCII));
    }
}

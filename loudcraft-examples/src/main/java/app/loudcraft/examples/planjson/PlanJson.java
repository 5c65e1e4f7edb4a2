package app.loudcraft.examples.planjson;

import app.loudcraft.plan.MasteringPlan;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Plans as JSON. A plan that is written and read again is equal to what it was, and so renders to the same bits.
 *
 * <p>Doubles are written with as many digits as it takes to tell them from all others. Optional values that are not there
 * are {@code null}. Stateless and thread-safe.
 */
public final class PlanJson {

    /** The form that is written, and the only one that is read. It changes with every change of what a plan holds. */
    public static final int FORMAT_VERSION = 1;

    private static final String VERSION_FIELD = "formatVersion";

    // A plan takes 5 to 20 kB; nothing sensible is fifty times as long.
    private static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlanJson() {}

    /** The plan as JSON, with line breaks. */
    public static String text(MasteringPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(VERSION_FIELD, FORMAT_VERSION);
        node.setAll(TreeWriter.write(plan));
        return node.toPrettyString() + "\n";
    }

    /**
     * The plan that {@link #text} wrote.
     *
     * @throws IllegalArgumentException if the text is not JSON or of another version, if a field is missing, unknown, of
     *     the wrong kind or out of its range; the message names it
     */
    public static MasteringPlan parse(String json) {
        JsonNode tree = tree(json);
        if (!(tree instanceof ObjectNode plan)) {
            throw new IllegalArgumentException("this is no plan");
        }
        JsonNode version = plan.remove(VERSION_FIELD);
        if (version == null) {
            throw new IllegalArgumentException("field " + VERSION_FIELD + " is missing");
        }
        if (!version.isInt() || version.intValue() != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "field " + VERSION_FIELD + " must be " + FORMAT_VERSION + ", but was " + version);
        }
        return TreeReader.read(plan, MasteringPlan.class, "");
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            JsonLocation location = broken.getLocation();
            String place = location == null ? "" : "line " + location.getLineNr() + ": ";
            throw new IllegalArgumentException(place + broken.getOriginalMessage(), broken);
        }
    }

    /**
     * Reads a plan from a file, as UTF-8.
     *
     * @throws IOException if the file cannot be read or {@link #parse} refuses it; the message names file and field
     */
    public static MasteringPlan read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new FileSystemException(file.toString(), null, "this is too long for a plan");
        }
        try {
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            FileSystemException named = new FileSystemException(file.toString(), null, wrong.getMessage());
            named.initCause(wrong);
            throw named;
        }
    }
}

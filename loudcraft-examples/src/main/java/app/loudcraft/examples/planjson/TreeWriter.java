package app.loudcraft.examples.planjson;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns a tree of records into a tree of JSON: a record into an object with a field for each component, an empty optional
 * into {@code null}, a constant into its name, a layout into its name or the list of its channels.
 */
final class TreeWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeWriter() {}

    /**
     * The fields of a record.
     *
     * @throws IllegalArgumentException if it holds a double that JSON has no number for, or a type that is not known here
     */
    static ObjectNode write(Record value) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            node.set(component.getName(), node(stored(value, component)));
        }
        return node;
    }

    /** What a component holds. Its accessor may say more: that of {@code ToneStep.reason} adds the reasons of its moves. */
    private static Object stored(Record value, RecordComponent component) {
        try {
            Field field = value.getClass().getDeclaredField(component.getName());
            field.setAccessible(true);
            return field.get(value);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(component + " cannot be read", unreadable);
        }
    }

    private static JsonNode node(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(TreeWriter::node).orElse(NODES.nullNode());
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? node(optional.getAsDouble()) : NODES.nullNode();
        }
        if (value instanceof ChannelLayout layout) {
            return layout(layout);
        }
        if (value instanceof List<?> list) {
            ArrayNode node = NODES.arrayNode();
            list.forEach(element -> node.add(node(element)));
            return node;
        }
        if (value instanceof Record) {
            return write((Record) value);
        }
        return leaf(value);
    }

    private static JsonNode leaf(Object value) {
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a plan must hold finite numbers, but holds " + number);
            }
            return NODES.numberNode(number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        }
        if (value instanceof String words) {
            return NODES.textNode(words);
        }
        throw new IllegalArgumentException("there is no form for " + value.getClass());
    }

    private static JsonNode layout(ChannelLayout layout) {
        if (ChannelLayout.named().contains(layout)) {
            return NODES.textNode(layout.toString());
        }
        ArrayNode node = NODES.arrayNode();
        layout.channels().stream().map(Channel::name).forEach(node::add);
        return node;
    }
}

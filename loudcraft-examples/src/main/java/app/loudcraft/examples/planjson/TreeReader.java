package app.loudcraft.examples.planjson;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a tree of records from what {@link TreeWriter} wrote, and takes nothing else: every field must be there, none may
 * be unknown, and the constructors check their ranges.
 *
 * <p>All methods throw {@link IllegalArgumentException}, with the path of the field that is wrong.
 */
final class TreeReader {

    private static final int LONGEST_QUOTE = 40;

    private TreeReader() {}

    /**
     * @param node an object
     * @param path where it stands, such as {@code limiter.settings}; empty for the whole
     */
    static <R extends Record> R read(JsonNode node, Class<R> type, String path) {
        require(node.isObject(), path, "an object", node);
        RecordComponent[] components = type.getRecordComponents();
        requireKnown(node, components, path);
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            String place = path.isEmpty() ? name : path + "." + name;
            if (!node.has(name)) {
                throw new IllegalArgumentException("field " + place + " is missing");
            }
            types[i] = components[i].getType();
            values[i] = value(node.get(name), components[i].getGenericType(), place);
        }
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(placed(refused.getCause(), components, path), refused.getCause());
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(type + " cannot be made", unusable);
        }
    }

    private static void requireKnown(JsonNode node, RecordComponent[] components, String path) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (Arrays.stream(components)
                    .noneMatch(component -> component.getName().equals(name))) {
                throw new IllegalArgumentException(
                        "field " + (path.isEmpty() ? name : path + "." + name) + " is unknown");
            }
        }
    }

    /** What a constructor complains of, with the path of the field where it names one. */
    private static String placed(Throwable complaint, RecordComponent[] components, String path) {
        String message = String.valueOf(complaint.getMessage());
        boolean named = Arrays.stream(components).anyMatch(component -> message.startsWith(component.getName() + " "));
        if (named) {
            return "field " + (path.isEmpty() ? "" : path + ".") + message;
        }
        return path.isEmpty() ? message : "field " + path + ": " + message;
    }

    private static Object value(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? optional(node, element, path) : list(node, element, path);
        }
        if (type == double.class || type == Double.class) {
            return number(node, path);
        }
        if (type == int.class) {
            require(node.isIntegralNumber() && node.canConvertToInt(), path, "a whole number", node);
            return node.intValue();
        }
        if (type == boolean.class) {
            require(node.isBoolean(), path, "true or false", node);
            return node.booleanValue();
        }
        if (type == String.class) {
            require(node.isTextual(), path, "words", node);
            return node.textValue();
        }
        if (type == OptionalDouble.class) {
            return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number(node, path));
        }
        if (type == ChannelLayout.class) {
            return layout(node, path);
        }
        return composed(node, (Class<?>) type, path);
    }

    private static Object composed(JsonNode node, Class<?> type, String path) {
        return type.isEnum() ? constant(node, type, path) : read(node, type.asSubclass(Record.class), path);
    }

    private static Optional<?> optional(JsonNode node, Type element, String path) {
        return node.isNull() ? Optional.empty() : Optional.of(value(node, element, path));
    }

    private static List<Object> list(JsonNode node, Type element, String path) {
        require(node.isArray(), path, "a list", node);
        List<Object> values = new ArrayList<>();
        for (JsonNode item : node) {
            values.add(value(item, element, path + "[" + values.size() + "]"));
        }
        return values;
    }

    private static double number(JsonNode node, String path) {
        // A number such as 1e999 is read as infinite.
        require(node.isNumber() && Double.isFinite(node.doubleValue()), path, "a number", node);
        return node.doubleValue();
    }

    private static Object constant(JsonNode node, Class<?> type, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (node.isTextual() && ((Enum<?>) constant).name().equals(node.textValue())) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        throw wrong(path, "one of " + names, node);
    }

    private static ChannelLayout layout(JsonNode node, String path) {
        if (node.isArray()) {
            Channel[] channels = list(node, Channel.class, path).toArray(Channel[]::new);
            require(channels.length > 0, path, "a list of channels", node);
            return Arrays.stream(channels).allMatch(channel -> channel == Channel.UNSPECIFIED)
                    ? ChannelLayout.unspecified(channels.length)
                    : ChannelLayout.of(channels);
        }
        return ChannelLayout.named().stream()
                .filter(layout -> node.isTextual() && layout.toString().equals(node.textValue()))
                .findFirst()
                .orElseThrow(() -> wrong(path, "one of " + ChannelLayout.named() + " or a list of channels", node));
    }

    private static void require(boolean holds, String path, String wanted, JsonNode node) {
        if (!holds) {
            throw wrong(path, wanted, node);
        }
    }

    private static IllegalArgumentException wrong(String path, String wanted, JsonNode node) {
        String found = node.toString();
        String quote = found.length() > LONGEST_QUOTE ? found.substring(0, LONGEST_QUOTE) + " ..." : found;
        return new IllegalArgumentException(
                (path.isEmpty() ? "the whole" : "field " + path) + " must be " + wanted + ", but was " + quote);
    }
}

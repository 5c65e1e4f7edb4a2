package app.loudcraft.qc.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the data of a page as JSON that can stand inside a script element: without {@code <}, whatever it says. */
final class JsonText {

    private JsonText() {}

    /** An object whose members keep their order; names and values in turn. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /**
     * The text of a value.
     *
     * @param value a map, a list, a track, a string, a number, a truth value or null; no number becomes null
     */
    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        append(value, json);
        return json.toString();
    }

    private static void append(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.append(separator);
                string((String) member.getKey(), json);
                json.append(':');
                append(member.getValue(), json);
                separator = ",";
            }
            json.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            json.append('[');
            for (int i = 0; i < list.size(); i++) {
                json.append(i == 0 ? "" : ",");
                append(list.get(i), json);
            }
            json.append(']');
        } else if (value instanceof String text) {
            string(text, json);
        } else if (value instanceof Double number) {
            json.append(Double.isFinite(number) ? rounded(number) : "null");
        } else if (value == null || value instanceof Boolean || value instanceof Integer) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("value must be of a kind that JSON knows, but was " + value.getClass());
        }
    }

    /** Not more than three decimals: a thousandth of a second, of a dB, of a Hz. */
    private static String rounded(double number) {
        double thousandths = Math.rint(1_000.0 * number);
        if (thousandths == Math.rint(number) * 1_000.0 && Math.abs(number) < 1e15) {
            return Long.toString((long) Math.rint(number));
        }
        return Double.toString(thousandths / 1_000.0);
    }

    private static void string(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            if (plain) {
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        json.append('"');
    }
}

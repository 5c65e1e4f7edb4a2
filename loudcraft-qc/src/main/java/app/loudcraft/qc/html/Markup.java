package app.loudcraft.qc.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML: elements with attributes, and text. Whatever is text or the value of an attribute is escaped, so nothing that
 * a file is called can become markup.
 */
final class Markup {

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Text with the characters escaped that mean something in HTML. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(isAllowed(text, i) ? c : '\uFFFD');
            }
        }
        return escaped.toString();
    }

    /** Control characters and halves of pairs have no place in a page. */
    private static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == '\n' || c == '\t' || !Character.isISOControl(c);
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    Markup open(String tag, String... attributes) {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element that has no end, such as {@code meta}. */
    Markup single(String tag, String... attributes) {
        return tag(tag, attributes);
    }

    private Markup tag(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                html.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        html.append('>');
        return this;
    }

    /** Text, escaped. */
    Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** An element that holds text only. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** What is HTML, script or style already. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Ends the element that was opened last. */
    Markup close() {
        String tag = open.pop();
        html.append("</").append(tag).append(">");
        switch (tag) {
            case "p", "section", "div", "table", "tr", "ul", "ol", "li", "h1", "h2", "h3", "figure" ->
                html.append('\n');
            default -> {}
        }
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements must be closed, but " + open + " are open");
        }
        return html.toString();
    }
}

package app.loudcraft.qc;

import java.util.Locale;

/** Puts figures into sentences, the same in every country. */
final class Phrase {

    private Phrase() {}

    /** As {@link String#format}, with a point before decimals. */
    static String of(String pattern, Object... figures) {
        return String.format(Locale.ROOT, pattern, figures);
    }
}

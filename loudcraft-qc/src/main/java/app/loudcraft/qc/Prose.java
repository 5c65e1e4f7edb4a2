package app.loudcraft.qc;

import java.util.Locale;

/** Puts figures into sentences, in the same way wherever the program runs. */
final class Prose {

    private Prose() {}

    /** The format with its figures. */
    static String of(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }

    /** A frequency as people write it. */
    static String hertz(double hz) {
        return hz >= 1_000.0 ? of("%.1f kHz", hz / 1_000.0) : of("%.0f Hz", hz);
    }
}

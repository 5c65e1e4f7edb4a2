package app.loudcraft.plan;

import java.util.Locale;

/** Frequencies as people write them. */
final class Hertz {

    private Hertz() {}

    /** Such as {@code 63 Hz} and {@code 2.5 kHz}. */
    static String text(double hz) {
        if (hz < 995.0) {
            return String.format(Locale.ROOT, "%.0f Hz", hz);
        }
        double khz = hz / 1_000.0;
        return Math.abs(khz - Math.rint(khz)) < 0.05
                ? String.format(Locale.ROOT, "%.0f kHz", khz)
                : String.format(Locale.ROOT, "%.1f kHz", khz);
    }
}

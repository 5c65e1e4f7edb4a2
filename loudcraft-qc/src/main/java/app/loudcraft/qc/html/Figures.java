package app.loudcraft.qc.html;

import java.util.Locale;
import java.util.OptionalDouble;

/** Writes figures for people, in the same way wherever the program runs. */
final class Figures {

    private static final String MINUS = "\u2212";

    private Figures() {}

    /** A figure with its unit; a dash for none, words for silence. */
    static String of(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? of(value.getAsDouble(), decimals, unit) : "\u2013";
    }

    /** A figure with its unit, words for silence. */
    static String of(double value, int decimals, String unit) {
        if (value == Double.NEGATIVE_INFINITY) {
            return "silent";
        }
        return (plain(value, decimals) + " " + unit).strip();
    }

    /** A figure with its sign, zero included. */
    static String signed(double value, int decimals, String unit) {
        String plain = of(value, decimals, unit);
        return plain.startsWith(MINUS) ? plain : "+" + plain;
    }

    static String plain(double value, int decimals) {
        if (Double.isInfinite(value)) {
            return value > 0.0 ? "\u221E" : MINUS + "\u221E";
        }
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0.0 && !zero ? MINUS + digits : digits;
    }

    /** A place in time: minutes and seconds, with hours where there are any. */
    static String time(double seconds) {
        long tenths = Math.round(10.0 * seconds);
        return whole(tenths / 10) + "." + tenths % 10;
    }

    /** A length, in whole seconds from one minute on. */
    static String length(double seconds) {
        return seconds < 60.0 ? plain(seconds, 1) + " s" : whole(Math.round(seconds));
    }

    private static String whole(long seconds) {
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** A frequency as people write it. */
    static String hertz(double hz) {
        return hz >= 1_000.0 ? plain(hz / 1_000.0, hz < 10_000.0 ? 1 : 0) + " kHz" : plain(hz, 0) + " Hz";
    }
}

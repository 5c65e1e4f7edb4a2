package app.loudcraft;

/** Holds what a builder is told to its range. */
final class Ranges {

    private Ranges() {}

    /** The value, if it is in {@code [min, max]}. */
    static int check(String name, int value, int min, int max, String unit) {
        if (value < min || value > max) {
            throw outside(name, min + ", " + max, unit, value);
        }
        return value;
    }

    /** The value, if it is in {@code [min, max]}; NaN is not. */
    static double check(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw outside(name, min + ", " + max, unit, value);
        }
        return value;
    }

    private static IllegalArgumentException outside(String name, String range, String unit, Number value) {
        return new IllegalArgumentException(name + " must be in [" + range + "] " + unit + ", but was " + value);
    }
}

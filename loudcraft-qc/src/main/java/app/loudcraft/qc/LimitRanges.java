package app.loudcraft.qc;

/** Holds the figures of limits to their ranges. */
final class LimitRanges {

    private LimitRanges() {}

    /**
     * @throws IllegalArgumentException if the value is NaN or outside of [min, max]
     */
    static void check(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    name + " must be in [" + min + ", " + max + "] " + unit + ", but was " + value);
        }
    }
}

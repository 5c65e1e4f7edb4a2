package app.loudcraft.dsp;

/** Checks settings against their ranges, and says the rule where one is broken. */
final class Ranges {

    private Ranges() {}

    /**
     * Passes {@code value} through if it lies in [{@code min}, {@code max}].
     *
     * @param unit the unit for the message; empty for a plain number
     * @throws IllegalArgumentException if it does not, or is NaN
     */
    static double check(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "]"
                    + (unit.isEmpty() ? "" : " " + unit) + ", but was " + value);
        }
        return value;
    }
}

package app.loudcraft.qc.limits;

/** Refuses limits that no programme could be held against. */
final class FigureRange {

    private FigureRange() {}

    /**
     * @throws IllegalArgumentException if the figure is outside its range or no number
     */
    static void check(String name, double figure, double min, double max) {
        check(name, figure, min, max, "");
    }

    /**
     * @param unit of the figure; empty for a plain number
     * @throws IllegalArgumentException if the figure is outside its range or no number
     */
    static void check(String name, double figure, double min, double max, String unit) {
        if (!(figure >= min && figure <= max)) {
            String range = "[" + min + ", " + max + "]" + (unit.isEmpty() ? "" : " " + unit);
            throw new IllegalArgumentException(name + " must be in " + range + ", but was " + figure);
        }
    }
}

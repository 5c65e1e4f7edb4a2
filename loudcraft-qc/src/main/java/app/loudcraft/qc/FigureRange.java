package app.loudcraft.qc;

/** Refuses limits that no programme could be held against. */
final class FigureRange {

    private FigureRange() {}

    /**
     * @throws IllegalArgumentException if the figure is outside its range or no number
     */
    static void check(String name, double figure, double min, double max) {
        if (!(figure >= min && figure <= max)) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "], but was " + figure);
        }
    }
}

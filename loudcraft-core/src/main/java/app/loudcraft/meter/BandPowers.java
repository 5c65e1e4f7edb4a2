package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Mean powers on the grid of {@link FineBands}: of the programme, and of two channels and their product. Immutable. */
final class BandPowers {

    private final double[] programme;
    private final double[] left;
    private final double[] right;
    private final double[] cross;
    private final double[] mid = new double[FineBands.COUNT];
    private final double[] side = new double[FineBands.COUNT];

    /** Takes the arrays over; the last three hold zeros for anything but stereo. */
    BandPowers(double[] programme, double[] left, double[] right, double[] cross) {
        this.programme = programme;
        this.left = left;
        this.right = right;
        this.cross = cross;
        for (int i = 0; i < FineBands.COUNT; i++) {
            double both = left[i] + right[i];
            mid[i] = Math.max(0.0, 0.25 * (both + 2.0 * cross[i]));
            side[i] = Math.max(0.0, 0.25 * (both - 2.0 * cross[i]));
        }
    }

    double[] programme() {
        return programme;
    }

    double[] mid() {
        return mid;
    }

    double[] side() {
        return side;
    }

    OptionalDouble correlation(double fromHz, double toHz) {
        double both = Math.sqrt(sum(left, fromHz, toHz)) * Math.sqrt(sum(right, fromHz, toHz));
        return both > 0.0
                ? OptionalDouble.of(Math.max(-1.0, Math.min(1.0, sum(cross, fromHz, toHz) / both)))
                : OptionalDouble.empty();
    }

    OptionalDouble widthDb(double fromHz, double toHz) {
        double m = sum(mid, fromHz, toHz);
        double s = sum(side, fromHz, toHz);
        return m + s > 0.0 ? OptionalDouble.of(Decibels.fromPower(s / m)) : OptionalDouble.empty();
    }

    /** What lies between two frequencies; bands at the ends count by the part that does. */
    static double sum(double[] of, double fromHz, double toHz) {
        double from = FineBands.position(fromHz);
        double to = FineBands.position(toHz);
        double sum = 0.0;
        for (int i = (int) from; i < Math.min(FineBands.COUNT, to); i++) {
            sum += of[i] * Math.max(0.0, Math.min(to, i + 1.0) - Math.max(from, i));
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BandPowers that
                && Arrays.equals(programme, that.programme)
                && Arrays.equals(left, that.left)
                && Arrays.equals(right, that.right)
                && Arrays.equals(cross, that.cross);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(programme);
    }
}

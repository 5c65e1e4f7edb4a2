package app.loudcraft.spatial;

/**
 * The intensity on its way to where it was set: over 50 ms in a straight line from wherever it is, one step a hop.
 * Intensities are shares of 1.
 */
final class IntensityRamp {

    private static final int RAMP_HOPS = 10;

    private double current;
    private double target;
    private double step;
    private int hopsLeft;

    /** Stands still at {@code intensity}. */
    void reset(double intensity) {
        current = intensity;
        target = intensity;
        hopsLeft = 0;
    }

    /** The intensity at the end of the hop that begins now, if {@code asked} is what is wanted. */
    double next(double asked) {
        if (asked != target) {
            target = asked;
            step = (asked - current) / RAMP_HOPS;
            hopsLeft = RAMP_HOPS;
        }
        if (hopsLeft > 0) {
            hopsLeft--;
            current = hopsLeft == 0 ? target : current + step;
        }
        return current;
    }
}

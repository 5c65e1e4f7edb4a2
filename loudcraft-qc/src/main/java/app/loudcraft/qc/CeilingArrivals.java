package app.loudcraft.qc;

import app.loudcraft.qc.limits.ClippingLimits;

/**
 * Counts from how many different values a channel comes to its very highest value, or its very lowest.
 *
 * <p>Sound hardly ever reaches its peak twice. What is cut off, or held by a limiter, comes there again and again, from
 * somewhere else each time; a loop that is repeated sample by sample comes from the same place.
 */
final class CeilingArrivals {

    /** Different values that are told apart. */
    private static final int MOST = ClippingLimits.MOST_ARRIVALS;

    private final double same;
    private final double[] before = new double[MOST];
    private double ceiling;
    private int arrivals;

    /**
     * @param same how far apart samples may be and still count as one value
     */
    CeilingArrivals(double same) {
        this.same = same;
    }

    /**
     * Hears of a sample that may be at the ceiling.
     *
     * @param x the sample; for the lowest value, turned over
     * @param previous the one before it, likewise
     */
    void add(double x, double previous) {
        if (x < ceiling - same) {
            return;
        }
        if (x > ceiling + same) {
            ceiling = x;
            arrivals = 0;
        }
        if (arrivals < MOST && previous < ceiling - same && isNew(previous)) {
            before[arrivals++] = previous;
        }
    }

    private boolean isNew(double previous) {
        for (int i = 0; i < arrivals; i++) {
            if (Math.abs(previous - before[i]) <= same) {
                return false;
            }
        }
        return true;
    }

    /** The highest value, 0 if all were below. */
    double ceiling() {
        return ceiling;
    }

    /** How many different values came right before it, {@link #MOST} at most. */
    int arrivals() {
        return arrivals;
    }
}

package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * Turns the shares that windows bear into a gain that honours all of them: at the end of any hop, no window of 400 ms that
 * holds this hop or the next one bears less.
 *
 * <p>The minimum over all windows that any hop of a box of 200 ms is in, then the mean over that box, which moves smoothly
 * from one to the next. To know the gain at the end of a hop, the shares of {@link #LOOK_AHEAD_HOPS} hops more are needed.
 */
final class LookAheadGain {

    private static final int BOX_BEFORE = 20;
    private static final int BOX_AFTER = 19;
    private static final int MINIMUM_BEFORE = BOX_AFTER;
    private static final int MINIMUM_AFTER = BOX_BEFORE + HopRaster.WINDOW_HOPS;

    /** Hops that must be known beyond the one whose gain is asked for. */
    static final int LOOK_AHEAD_HOPS = BOX_AFTER + MINIMUM_AFTER;

    private static final int KEPT = 256;

    private final double[] shares = new double[KEPT];
    private final double[] minima = new double[KEPT];
    private long next;

    LookAheadGain() {
        reset();
    }

    /**
     * Adds the share that the window ending with the next hop bears.
     *
     * @return the gain at the end of the hop that lies {@link #LOOK_AHEAD_HOPS} before it
     */
    double next(double share) {
        long hop = next++;
        shares[index(hop)] = share;
        double minimum = share;
        for (long k = hop - MINIMUM_AFTER - MINIMUM_BEFORE; k < hop; k++) {
            double other = shares[index(k)];
            minimum = other < minimum ? other : minimum;
        }
        long centre = hop - MINIMUM_AFTER;
        minima[index(centre)] = minimum;
        double sum = 0.0;
        for (long k = centre - BOX_BEFORE - BOX_AFTER; k <= centre; k++) {
            sum += minima[index(k)];
        }
        return sum / (BOX_BEFORE + BOX_AFTER + 1);
    }

    private static int index(long hop) {
        return (int) (hop & (KEPT - 1));
    }

    void reset() {
        Arrays.fill(shares, 1.0);
        Arrays.fill(minima, 1.0);
        next = 0;
    }
}

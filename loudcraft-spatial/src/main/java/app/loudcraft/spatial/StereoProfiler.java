package app.loudcraft.spatial;

/**
 * The first stage: measures how the channels relate, hop by hop, and from that what the material is and how much synthetic
 * side it takes. Changes nothing.
 */
final class StereoProfiler {

    // Where the side has this share of the mid's energy, nothing synthetic is added any more.
    private static final double FULL_SIDE = 0.5;

    private static final int MID = 0;
    private static final int SIDE = 1;
    private static final int BOTH = 2;

    private final HopHistory hops;
    private final double[] window = new double[3];
    private double totalMid;
    private double totalSide;
    private double totalBoth;

    /**
     * @param keptHops hops whose figures can be asked for
     */
    StereoProfiler(int keptHops) {
        hops = new HopHistory(keptHops, 3);
    }

    /** Listens to a hop: the frames {@code [0, frames)} of the rows. */
    void measure(double[] mids, double[] sides, int frames) {
        double mm = 0.0, ss = 0.0, ms = 0.0;
        for (int i = 0; i < frames; i++) {
            mm += mids[i] * mids[i];
            ss += sides[i] * sides[i];
            ms += mids[i] * sides[i];
        }
        double[] row = hops.newRow();
        row[MID] = mm;
        row[SIDE] = ss;
        row[BOTH] = ms;
        hops.advance();
        totalMid += mm;
        totalSide += ss;
        totalBoth += ms;
    }

    /** Number of the next hop. */
    long next() {
        return hops.next();
    }

    /** Energies of mid, side and their product in a hop. */
    double[] energies(long hop) {
        return hops.row(hop);
    }

    /**
     * How much synthetic side the hops {@code [from, to)} take, in [0, 1]: all where the channels are the same, nothing
     * where the side has half of the mid's energy, or for silence.
     */
    double room(long from, long to) {
        hops.sum(from, to, window);
        double most = FULL_SIDE * window[MID];
        return most > window[SIDE] ? (most - window[SIDE]) / most : 0.0;
    }

    /** Whether the hops {@code [from, to)} have no side at all. */
    boolean sideless(long from, long to) {
        hops.sum(from, to, window);
        return window[SIDE] == 0.0;
    }

    /** What the stream is so far. */
    StereoMaterial material() {
        return StereoMaterial.of(new StereoEnergy(totalMid, totalSide, totalBoth));
    }

    void reset() {
        hops.reset();
        totalMid = 0.0;
        totalSide = 0.0;
        totalBoth = 0.0;
    }
}

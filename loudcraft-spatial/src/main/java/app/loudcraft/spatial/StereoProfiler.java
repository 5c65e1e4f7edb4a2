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
    private double mid;
    private double side;
    private double both;
    private double totalMid;
    private double totalSide;
    private double totalBoth;

    /**
     * @param keptHops hops whose figures can be asked for
     */
    StereoProfiler(int keptHops) {
        hops = new HopHistory(keptHops, 3);
    }

    /** Listens to the frames {@code [from, to)} of a hop. */
    void measure(double[] mids, double[] sides, int from, int to) {
        double mm = 0.0, ss = 0.0, ms = 0.0;
        for (int i = from; i < to; i++) {
            mm += mids[i] * mids[i];
            ss += sides[i] * sides[i];
            ms += mids[i] * sides[i];
        }
        mid += mm;
        side += ss;
        both += ms;
    }

    /** Ends a hop. */
    void endHop() {
        double[] row = hops.newRow();
        row[MID] = mid;
        row[SIDE] = side;
        row[BOTH] = both;
        hops.advance();
        totalMid += mid;
        totalSide += side;
        totalBoth += both;
        mid = 0.0;
        side = 0.0;
        both = 0.0;
    }

    /** Number of the next hop. */
    long next() {
        return hops.next();
    }

    /** Energies of the hops {@code [from, to)}, added up. */
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
        mid = 0.0;
        side = 0.0;
        both = 0.0;
        totalMid = 0.0;
        totalSide = 0.0;
        totalBoth = 0.0;
    }
}

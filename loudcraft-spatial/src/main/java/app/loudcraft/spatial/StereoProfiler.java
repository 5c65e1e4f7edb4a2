package app.loudcraft.spatial;

/**
 * The first stage: measures how the channels relate, hop by hop, and from that what the material is and how much synthetic
 * side it takes. Changes nothing.
 */
final class StereoProfiler {

    // Where the side has this share of the mid's energy, nothing synthetic is added any more.
    private static final double FULL_SIDE = 0.5;

    private final double[] mids;
    private final double[] sides;
    private final double[] boths;
    private long next;
    private double totalMid;
    private double totalSide;
    private double totalBoth;

    /**
     * @param keptHops hops that can be asked for
     */
    StereoProfiler(int keptHops) {
        mids = new double[keptHops];
        sides = new double[keptHops];
        boths = new double[keptHops];
    }

    /** Listens to a hop: the frames {@code [0, frames)} of the rows. */
    void measure(double[] mid, double[] side, int frames) {
        double mm = 0.0, ss = 0.0, ms = 0.0;
        for (int i = 0; i < frames; i++) {
            mm += mid[i] * mid[i];
            ss += side[i] * side[i];
            ms += mid[i] * side[i];
        }
        int at = index(next++);
        mids[at] = mm;
        sides[at] = ss;
        boths[at] = ms;
        totalMid += mm;
        totalSide += ss;
        totalBoth += ms;
    }

    private int index(long hop) {
        return (int) (hop % mids.length);
    }

    /** Number of the next hop. */
    long next() {
        return next;
    }

    /** Writes down the energies of a hop. */
    void describe(long hop, HopFigures figures) {
        int at = index(hop);
        figures.mid = mids[at];
        figures.inSide = sides[at];
        figures.inBoth = boths[at];
    }

    /** Energy of the side in a hop; 0 before the stream. */
    double side(long hop) {
        return hop < 0 ? 0.0 : sides[index(hop)];
    }

    /** Whether a hop has any sound; none before the stream. */
    boolean sounds(long hop) {
        return hop >= 0 && mids[index(hop)] + sides[index(hop)] > 0.0;
    }

    /**
     * How much synthetic side the hops {@code [from, to)} take, in [0, 1]: all where the channels are the same, nothing
     * where the side has half of the mid's energy, or for silence.
     */
    double room(long from, long to) {
        double most = FULL_SIDE * sum(mids, from, to);
        double side = sum(sides, from, to);
        return most > side ? (most - side) / most : 0.0;
    }

    /** Whether the hops {@code [from, to)} have no side at all. */
    boolean sideless(long from, long to) {
        return sum(sides, from, to) == 0.0;
    }

    /** What was before the stream counts as silence. */
    private double sum(double[] energies, long from, long to) {
        double sum = 0.0;
        long first = Math.max(0, from);
        int at = index(first);
        for (long left = to - first; left > 0; ) {
            int run = (int) Math.min(left, energies.length - at);
            for (int i = at; i < at + run; i++) {
                sum += energies[i];
            }
            left -= run;
            at = 0;
        }
        return sum;
    }

    /** Energies of the whole stream so far. */
    StereoEnergy energy() {
        return new StereoEnergy(totalMid, totalSide, totalBoth);
    }

    void reset() {
        next = 0;
        totalMid = 0.0;
        totalSide = 0.0;
        totalBoth = 0.0;
    }
}

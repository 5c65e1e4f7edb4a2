package app.loudcraft.spatial;

/** What there is to say about one hop, handed from stage to stage and used again for the next hop. */
final class HopFigures {

    /** What was asked for, [0, 1]. */
    double intensity;

    /** The share of the widening that was let through, [0, 1]. */
    double guard;

    /** Energy of the mid. */
    double mid;

    /** Energy of the side that came in. */
    double inSide;

    /** Mid times that side. */
    double inBoth;

    /** Energy of the side that came out. */
    double outSide;

    /** Mid times that side. */
    double outBoth;

    /** Energies of the mid by band. */
    final double[] bandMid = new double[CorrelationGuard.BANDS];

    /** Energies of the side that came out by band. */
    final double[] bandSide = new double[CorrelationGuard.BANDS];
}

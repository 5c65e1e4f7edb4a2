package app.loudcraft.dsp;

/**
 * How much a dynamics processor turned a programme down.
 *
 * @param maxDb deepest reduction, 0 dB or more
 * @param p99Db reduction that 99 % of the frames do not exceed, to 0.01 dB
 * @param p95Db reduction that 95 % of the frames do not exceed, to 0.01 dB
 * @param meanDb mean reduction over all frames, to 0.01 dB
 * @param activeShare share of the frames with a reduction of at least 0.005 dB, [0, 1]
 */
public record GainReduction(double maxDb, double p99Db, double p95Db, double meanDb, double activeShare) {

    /** No reduction at all. */
    public static final GainReduction NONE = new GainReduction(0.0, 0.0, 0.0, 0.0, 0.0);
}

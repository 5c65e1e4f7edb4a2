package app.loudcraft.meter;

import java.util.Objects;

/**
 * How the short-time level of a range of frequencies is distributed. Immutable.
 *
 * <p>Levels are of the mean power of all channels; 0 dB is a full-scale sine.
 *
 * @param lowHz lower edge
 * @param highHz upper edge, half the rate for the highest
 * @param meanDb level of the mean power; negative infinity for silence
 * @param levels the short-time levels of the loud moments
 */
public record BandLevels(double lowHz, double highHz, double meanDb, LevelHistogram levels) {

    /** Checks that nothing is missing. */
    public BandLevels {
        Objects.requireNonNull(levels, "levels");
    }

    /** 10 % of the moments are quieter; negative infinity for silence. */
    public double p10Db() {
        return levels.percentileDb(0.10);
    }

    /** Half of the moments are quieter; negative infinity for silence. */
    public double p50Db() {
        return levels.percentileDb(0.50);
    }

    /** 75 % of the moments are quieter; negative infinity for silence. */
    public double p75Db() {
        return levels.percentileDb(0.75);
    }

    /** 95 % of the moments are quieter; negative infinity for silence. */
    public double p95Db() {
        return levels.percentileDb(0.95);
    }

    /** 99 % of the moments are quieter; negative infinity for silence. */
    public double p99Db() {
        return levels.percentileDb(0.99);
    }

    /** How far {@link #p99Db()} stands over {@link #meanDb()}, in dB: the crest factor of short-time levels; 0 for silence. */
    public double crestDb() {
        return meanDb == Double.NEGATIVE_INFINITY ? 0.0 : p99Db() - meanDb;
    }
}

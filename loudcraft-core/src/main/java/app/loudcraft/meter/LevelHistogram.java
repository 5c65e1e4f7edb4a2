package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How often which level occurred, in steps of 1 dB. Immutable.
 *
 * <p>It answers what a gain computer would do to the programme: {@code levels.mean(db -> reductionDb(db))} is the mean
 * gain reduction. Levels below {@link #LOWEST_DB} count as that.
 */
public final class LevelHistogram {

    /** Lower end of the lowest step. */
    public static final int LOWEST_DB = -120;

    /** Upper end of the highest step. */
    public static final int HIGHEST_DB = 30;

    static final int STEPS = HIGHEST_DB - LOWEST_DB;

    private final long[] counts;
    private final long total;

    LevelHistogram(long[] counts) {
        this.counts = counts.clone();
        this.total = Arrays.stream(counts).sum();
    }

    /** The step a level belongs to. */
    static int step(double levelDb) {
        return (int) Math.max(0.0, Math.min(STEPS - 1.0, Math.floor(levelDb - LOWEST_DB)));
    }

    /** Number of levels counted. */
    public long count() {
        return total;
    }

    /** Levels from {@code fromDb} up to below the next dB; 0 outside of the range. */
    public long count(int fromDb) {
        return fromDb < LOWEST_DB || fromDb >= HIGHEST_DB ? 0 : counts[fromDb - LOWEST_DB];
    }

    /**
     * The level in dB below which this share of all lies, interpolated within its step; negative infinity where nothing
     * was counted.
     *
     * @param share in [0, 1]
     * @throws IllegalArgumentException if it is outside
     */
    public double percentileDb(double share) {
        if (!(share >= 0.0 && share <= 1.0)) {
            throw new IllegalArgumentException("share must be in [0.0, 1.0], but was " + share);
        }
        double wanted = share * total;
        long before = 0;
        for (int i = 0; i < STEPS; i++) {
            if (counts[i] > 0 && before + counts[i] >= wanted) {
                return LOWEST_DB + i + (wanted - before) / counts[i];
            }
            before += counts[i];
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** Mean of a function of the level in dB, every moment counting alike; 0 where nothing was counted. */
    public double mean(DoubleUnaryOperator ofLevelDb) {
        double sum = 0.0;
        for (int i = 0; i < STEPS; i++) {
            if (counts[i] > 0) {
                sum += counts[i] * ofLevelDb.applyAsDouble(centreDb(i));
            }
        }
        return total == 0 ? 0.0 : sum / total;
    }

    /** Mean of a function of the level in dB, every moment counting by its power; 0 where nothing was counted. */
    public double energyWeightedMean(DoubleUnaryOperator ofLevelDb) {
        double sum = 0.0;
        double weights = 0.0;
        for (int i = 0; i < STEPS; i++) {
            if (counts[i] > 0) {
                double weight = counts[i] * Decibels.toPower(centreDb(i));
                sum += weight * ofLevelDb.applyAsDouble(centreDb(i));
                weights += weight;
            }
        }
        return total == 0 ? 0.0 : sum / weights;
    }

    private static double centreDb(int step) {
        return LOWEST_DB + step + 0.5;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelHistogram that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return total == 0
                ? "no levels"
                : total + " levels, median " + Math.round(percentileDb(0.5)) + " dB, 95 % below "
                        + Math.round(percentileDb(0.95)) + " dB";
    }
}

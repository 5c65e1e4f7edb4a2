package app.loudcraft.plan;

import app.loudcraft.meter.DynamicsReading;
import java.util.List;

/**
 * How lively a kind of programme usually is, and how firmly what is livelier may be held.
 *
 * <p>Liveliness is the crest of short-time levels: how far the loudest hundredth stands over the mean. What exceeds the
 * limit is compressed, by a share of the excess; what does not is left alone. Immutable.
 *
 * @param bandCrestsDb limit for every band of {@link DynamicsReading}, from the lowest
 * @param bandRatios compressor ratio for every band, [1, 20]; 1 leaves it alone
 * @param maxBandReductionDb the most that a band is reduced by, [0, 12] dB
 * @param crestDb limit for the whole programme
 * @param ratio compressor ratio for the whole programme, [1, 20]; 1 leaves it alone
 * @param maxReductionDb the most that the loudest hundredth of the whole programme is reduced by, [0, 12] dB
 */
public record DynamicsTarget(
        List<Double> bandCrestsDb,
        List<Double> bandRatios,
        double maxBandReductionDb,
        double crestDb,
        double ratio,
        double maxReductionDb) {

    private static final double MAX_RATIO = 20.0;

    /**
     * @throws IllegalArgumentException if a list has another length than there are bands, or a value is outside its range
     */
    public DynamicsTarget {
        bandCrestsDb = List.copyOf(bandCrestsDb);
        bandRatios = List.copyOf(bandRatios);
        if (bandCrestsDb.size() != DynamicsReading.BANDS || bandRatios.size() != DynamicsReading.BANDS) {
            throw new IllegalArgumentException("bandCrestsDb and bandRatios must have " + DynamicsReading.BANDS
                    + " values, but had " + bandCrestsDb.size() + " and " + bandRatios.size());
        }
        bandRatios.forEach(bandRatio -> check("bandRatios", bandRatio, 1.0, MAX_RATIO));
        check("maxBandReductionDb", maxBandReductionDb, 0.0, 12.0);
        check("ratio", ratio, 1.0, MAX_RATIO);
        check("maxReductionDb", maxReductionDb, 0.0, 12.0);
    }

    private static void check(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "], but was " + value);
        }
    }
}

package app.loudcraft.spatial;

/**
 * How a {@link SpatialEngine} works. Checked by its builder.
 *
 * @param intensityPercent where the intensity begins, [0, 100] %
 * @param bassMonoHz below this the side is taken out, [80, 180] Hz
 * @param correlationFloor the lowest correlation that widening may lead to, [0, 0.6]
 * @param haasDelayMs delay of the Haas side path, [5, 25] ms
 * @param quality linear phase with look-ahead, or without any latency
 * @param energy whether the level may change
 * @param wordLengthBits word length whose grid the samples that come out lie on; 0 for any floats
 */
record SpatialSettings(
        double intensityPercent,
        double bassMonoHz,
        double correlationFloor,
        double haasDelayMs,
        SpatialQuality quality,
        EnergyMode energy,
        int wordLengthBits) {}

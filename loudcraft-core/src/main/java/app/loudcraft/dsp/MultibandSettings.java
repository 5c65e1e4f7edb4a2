package app.loudcraft.dsp;

import java.util.List;

/**
 * What a {@link MultibandCompressor} does: where it splits the spectrum, and what happens to each band. Immutable, each
 * {@code with...} method returns a changed copy.
 *
 * @param crossoversHz where one band ends and the next begins, 1 to 4 rising frequencies in [20, 20000] Hz, and below
 *     half the sample rate when used
 * @param bands one more than crossovers, from the lowest to the highest
 * @param parallelPercent share of the compressed signal in the mix, [0, 100] %; the rest is the dry signal with the phase
 *     of the compressed one; 0 switches the compressor off, 100 leaves nothing dry
 */
public record MultibandSettings(List<Double> crossoversHz, List<BandDynamics> bands, double parallelPercent) {

    /** Most bands that a programme can be split into. */
    public static final int MAX_BANDS = 5;

    private static final double MIN_CROSSOVER_HZ = 20.0;
    private static final double MAX_CROSSOVER_HZ = 20_000.0;

    /**
     * @throws IllegalArgumentException if a value is outside its range, frequencies do not rise, or the number of bands is
     *     not one more than that of crossovers
     */
    public MultibandSettings {
        crossoversHz = List.copyOf(crossoversHz);
        bands = List.copyOf(bands);
        if (crossoversHz.isEmpty() || crossoversHz.size() >= MAX_BANDS) {
            throw new IllegalArgumentException(
                    "crossoversHz must be 1 to " + (MAX_BANDS - 1) + " frequencies, but were " + crossoversHz.size());
        }
        if (bands.size() != crossoversHz.size() + 1) {
            throw new IllegalArgumentException(
                    "bands must be one more than the " + crossoversHz.size() + " crossovers, but were " + bands.size());
        }
        double lowerHz = 0.0;
        for (double hz : crossoversHz) {
            Ranges.check("crossoversHz", hz, MIN_CROSSOVER_HZ, MAX_CROSSOVER_HZ, "Hz");
            if (hz <= lowerHz) {
                throw new IllegalArgumentException("crossoversHz must rise, but were " + crossoversHz);
            }
            lowerHz = hz;
        }
        Ranges.check("parallelPercent", parallelPercent, 0.0, 100.0, "%");
    }

    /** Four gentle bands, split at 120, 800 and 5000 Hz, nothing dry. */
    public static MultibandSettings defaults() {
        BandDynamics band = BandDynamics.defaults();
        return new MultibandSettings(
                List.of(120.0, 800.0, 5_000.0),
                List.of(
                        band.withAttackMs(30.0).withReleaseMs(200.0),
                        band.withAttackMs(20.0).withReleaseMs(150.0),
                        band.withThresholdDbfs(-28.0),
                        band.withThresholdDbfs(-32.0).withAttackMs(5.0).withReleaseMs(60.0)),
                100.0);
    }

    /** A copy with other crossovers and, since they belong together, other bands. */
    public MultibandSettings withBands(List<Double> newCrossoversHz, List<BandDynamics> newBands) {
        return new MultibandSettings(newCrossoversHz, newBands, parallelPercent);
    }

    /** A copy with the same crossovers and these bands. */
    public MultibandSettings withBands(List<BandDynamics> newBands) {
        return new MultibandSettings(crossoversHz, newBands, parallelPercent);
    }

    /** A copy with this share of the compressed signal. */
    public MultibandSettings withParallelPercent(double newParallelPercent) {
        return new MultibandSettings(crossoversHz, bands, newParallelPercent);
    }

    /** True if every sample passes as it is: nothing compressed in the mix, or no band that does anything. */
    public boolean isNeutral() {
        return parallelPercent == 0.0 || bands.stream().allMatch(BandDynamics::isNeutral);
    }
}

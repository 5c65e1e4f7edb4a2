package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import java.util.Objects;
import java.util.Optional;

/**
 * When the clipping check (Q6) speaks up.
 *
 * @param leastRunSamples samples in a row that make a flat top; 3, as Audacity's Find Clipping has it (EBU QC 0005B leaves
 *     the figure open); [2, 1000]
 * @param mostPlaces places with flat tops at the ceiling up to which it only warns; heuristic, 10
 * @param mostPlacesPerMinute the same a minute, one always being let through; heuristic, 1
 * @param leastArrivals from how many different values the ceiling must be reached to warn where nothing is flat;
 *     heuristic, 8, as Matchering takes it
 * @param leastCrestDb peak over RMS in dB up to which a signal is a test tone and judged at full scale only; heuristic, 6
 */
public record ClippingLimits(
        int leastRunSamples, int mostPlaces, double mostPlacesPerMinute, int leastArrivals, double leastCrestDb) {

    /** How many arrivals at a ceiling are counted. */
    public static final int MOST_ARRIVALS = 64;

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ClippingLimits {
        if (leastRunSamples < 2 || leastRunSamples > 1_000) {
            throw new IllegalArgumentException("leastRunSamples must be in [2, 1000], but was " + leastRunSamples);
        }
        if (mostPlaces < 0) {
            throw new IllegalArgumentException("mostPlaces must be at least 0, but was " + mostPlaces);
        }
        if (!(mostPlacesPerMinute >= 0.0)) {
            throw new IllegalArgumentException(
                    "mostPlacesPerMinute must be at least 0, but was " + mostPlacesPerMinute);
        }
        if (leastArrivals < 1 || leastArrivals > MOST_ARRIVALS) {
            throw new IllegalArgumentException(
                    "leastArrivals must be in [1, " + MOST_ARRIVALS + "], but was " + leastArrivals);
        }
        if (!(leastCrestDb >= 0.0)) {
            throw new IllegalArgumentException("leastCrestDb must be at least 0 dB, but was " + leastCrestDb);
        }
    }

    /** The same for all: what is cut off is cut off. */
    public static ClippingLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        return new ClippingLimits(3, 10, 1.0, 8, 6.0);
    }
}

package app.loudcraft.render;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How a stereo image went, moment by moment. Immutable.
 *
 * @param stepSeconds from one moment to the next, s; 0.05 s, or longer for long streams
 * @param bandEdgesHz where the bands of {@link SpatialMoment#widthDb()} meet, rising, Hz; one less than there are bands
 * @param moments one a step, from the beginning of the stream
 */
public record SpatialTimeline(double stepSeconds, List<Double> bandEdgesHz, List<SpatialMoment> moments) {

    /**
     * @throws IllegalArgumentException if {@code stepSeconds} is not above 0, or a moment has another number of bands
     */
    public SpatialTimeline {
        if (!(stepSeconds > 0.0)) {
            throw new IllegalArgumentException("stepSeconds must be above 0 s, but was " + stepSeconds);
        }
        bandEdgesHz = List.copyOf(bandEdgesHz);
        moments = List.copyOf(moments);
        for (SpatialMoment moment : moments) {
            if (moment.widthDb().size() != bandEdgesHz.size() + 1) {
                throw new IllegalArgumentException("moments must have " + (bandEdgesHz.size() + 1)
                        + " bands, but one has " + moment.widthDb().size());
            }
        }
    }

    /** The lowest correlation of the input, in [-1, 1]; empty if there is no moment. */
    public OptionalDouble lowestCorrelationBefore() {
        return each(SpatialMoment::correlationBefore).min();
    }

    /** The mean over all moments of the correlation of the input, in [-1, 1]; empty if there is none. */
    public OptionalDouble meanCorrelationBefore() {
        return each(SpatialMoment::correlationBefore).average();
    }

    /** The lowest correlation of the output, in [-1, 1]; empty if there is no moment. */
    public OptionalDouble lowestCorrelationAfter() {
        return each(SpatialMoment::correlationAfter).min();
    }

    /** The mean over all moments of the correlation of the output, in [-1, 1]; empty if there is none. */
    public OptionalDouble meanCorrelationAfter() {
        return each(SpatialMoment::correlationAfter).average();
    }

    /** The least of the widening that was let through at any moment, in [0, 1]; empty if there is no moment. */
    public OptionalDouble lowestGuardGain() {
        return each(SpatialMoment::guardGain).min();
    }

    /** The mean over all moments of the share of the widening that was let through, in [0, 1]; empty if there is none. */
    public OptionalDouble meanGuardGain() {
        return each(SpatialMoment::guardGain).average();
    }

    /** An enhancer from elsewhere may not know a figure; then the others tell. */
    private DoubleStream each(ToDoubleFunction<SpatialMoment> figure) {
        return moments.stream().mapToDouble(figure).filter(Double::isFinite);
    }

    /** The same without the moments that begin at this time or later. */
    SpatialTimeline before(double endSeconds) {
        return new SpatialTimeline(
                stepSeconds,
                bandEdgesHz,
                moments.stream().filter(moment -> moment.seconds() < endSeconds).toList());
    }
}

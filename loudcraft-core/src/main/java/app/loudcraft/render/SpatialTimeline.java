package app.loudcraft.render;

import java.util.List;

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
}

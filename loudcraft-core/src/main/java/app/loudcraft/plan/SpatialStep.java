package app.loudcraft.plan;

import java.util.Objects;

/**
 * How much the stereo image is widened.
 *
 * @param intensityPercent [0, 100] %; 0 leaves the image alone
 * @param reason why so
 */
public record SpatialStep(int intensityPercent, String reason) implements PlanStep {

    /** What can be widened has this many channels. */
    public static final int CHANNELS = 2;

    /**
     * @throws IllegalArgumentException if the intensity is outside its range
     */
    public SpatialStep {
        if (intensityPercent < 0 || intensityPercent > 100) {
            throw new IllegalArgumentException("intensityPercent must be in [0, 100] %, but was " + intensityPercent);
        }
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String title() {
        return "Spatial";
    }

    @Override
    public boolean active() {
        return intensityPercent > 0;
    }

    @Override
    public String summary() {
        return active() ? intensityPercent + " %" : "off";
    }
}

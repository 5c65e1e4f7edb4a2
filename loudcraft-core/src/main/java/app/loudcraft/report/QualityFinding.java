package app.loudcraft.report;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing that a quality check found, where it is, and what helps.
 *
 * @param channel the channel it is in, 0-based; empty for all
 * @param startSeconds where it begins
 * @param endSeconds where it ends, not before it begins
 * @param measured what was measured there, in the unit of the check; empty where there is no figure
 * @param message what is wrong, as a sentence
 * @param remedy what helps, as a sentence
 */
public record QualityFinding(
        OptionalInt channel,
        double startSeconds,
        double endSeconds,
        OptionalDouble measured,
        String message,
        String remedy) {

    /**
     * @throws IllegalArgumentException if the end is before the start
     */
    public QualityFinding {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(measured, "measured");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        if (!(endSeconds >= startSeconds)) {
            throw new IllegalArgumentException(
                    "endSeconds must be at least " + startSeconds + " s, but was " + endSeconds);
        }
    }
}

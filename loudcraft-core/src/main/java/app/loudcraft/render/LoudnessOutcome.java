package app.loudcraft.render;

import java.util.Objects;

/**
 * How the gain of a master was found, and whether it brought the loudness that was asked for.
 *
 * @param status what came of it
 * @param gainDb the gain that was chosen, before limiting
 * @param limiterInCircuit whether any peak needed the limiter; if not, the master is the processed mix times the gain
 * @param trials how many gains were tried
 * @param explanation why the search ended where it did, for people
 */
public record LoudnessOutcome(Status status, double gainDb, boolean limiterInCircuit, int trials, String explanation) {

    /** What came of the wish for a loudness. */
    public enum Status {
        /** The loudness is the target's. */
        REACHED,
        /** The limiting that the plan allows does not suffice; the master is as loud as it allows. */
        TARGET_UNREACHABLE,
        /** The plan names no loudness. */
        NO_TARGET
    }

    /** Checks that nothing is missing. */
    public LoudnessOutcome {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(explanation, "explanation");
    }
}

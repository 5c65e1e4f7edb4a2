package app.loudcraft.plan;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Which loudness is aimed at.
 *
 * @param aim what decides the gain
 * @param targetLufs the integrated loudness to reach; present exactly for {@link Aim#TARGET}
 * @param reason why so
 */
public record LoudnessStep(Aim aim, OptionalDouble targetLufs, String reason) implements PlanStep {

    /** What decides the gain of a master. */
    public enum Aim {
        /** The gain that brings the integrated loudness to the target. */
        TARGET,
        /** The gain that brings the true peak to the ceiling, without limiting. */
        CEILING,
        /** No gain, unless the true peak is over the ceiling: then the gain that brings it down to it. */
        KEEP
    }

    // Nothing below the gate has a loudness, and a reference of floats may reach beyond full scale.
    private static final double MIN_TARGET_LUFS = -70.0;
    private static final double MAX_TARGET_LUFS = 10.0;

    /**
     * @throws IllegalArgumentException if a target is missing, stands where none is used, or is outside [-70, 10] LUFS
     */
    public LoudnessStep {
        Objects.requireNonNull(aim, "aim");
        Objects.requireNonNull(reason, "reason");
        if (targetLufs.isPresent() != (aim == Aim.TARGET)) {
            throw new IllegalArgumentException("targetLufs must be present exactly for TARGET, but aim was " + aim);
        }
        targetLufs.ifPresent(LoudnessStep::check);
    }

    private static void check(double targetLufs) {
        if (!(targetLufs >= MIN_TARGET_LUFS && targetLufs <= MAX_TARGET_LUFS)) {
            throw new IllegalArgumentException("targetLufs must be in [" + MIN_TARGET_LUFS + ", " + MAX_TARGET_LUFS
                    + "] LUFS, but was " + targetLufs);
        }
    }

    @Override
    public String title() {
        return "Loudness";
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public String summary() {
        return switch (aim) {
            case TARGET -> String.format(Locale.ROOT, "to %.1f LUFS", targetLufs.orElseThrow());
            case CEILING -> "true peak to the ceiling";
            case KEEP -> "as it is, under the ceiling";
        };
    }
}

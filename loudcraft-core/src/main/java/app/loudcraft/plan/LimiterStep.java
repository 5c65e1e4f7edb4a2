package app.loudcraft.plan;

import app.loudcraft.dsp.LimiterSettings;
import java.util.Locale;
import java.util.Objects;

/**
 * The ceiling, and how much limiting may be spent to reach the loudness.
 *
 * @param settings how the limiter works
 * @param maxReductionDb how far the highest peak may stand over the ceiling before limiting, 0 dB or more
 * @param maxP95ReductionDb gain reduction that 95 % of the time must not exceed, 0 dB or more
 * @param warnAboveDb reduction of the highest peak from which the report warns
 * @param reason why so
 */
public record LimiterStep(
        LimiterSettings settings, double maxReductionDb, double maxP95ReductionDb, double warnAboveDb, String reason)
        implements PlanStep {

    /**
     * @throws IllegalArgumentException if a budget is negative or not a number
     */
    public LimiterStep {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(reason, "reason");
        check("maxReductionDb", maxReductionDb);
        check("maxP95ReductionDb", maxP95ReductionDb);
        check("warnAboveDb", warnAboveDb);
    }

    private static void check(String name, double db) {
        if (!(db >= 0.0 && db <= 40.0)) {
            throw new IllegalArgumentException(name + " must be in [0.0, 40.0] dB, but was " + db);
        }
    }

    @Override
    public String title() {
        return "Limiter";
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT, "ceiling %.1f dBTP, at most %.1f dB of limiting", settings.ceilingDbtp(), maxReductionDb);
    }
}

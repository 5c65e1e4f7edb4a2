package app.loudcraft.plan;

import app.loudcraft.dsp.LimiterSettings;
import java.util.Locale;
import java.util.Objects;

/**
 * The ceiling, and how much limiting may be spent to reach the loudness.
 *
 * <p>What is heard of a limiter is how often it works, not how deep it goes once: so the budget is one of percentiles, and
 * a single blow may cost more.
 *
 * @param settings how the limiter works
 * @param maxReductionDb how far the highest peak may stand over the ceiling before limiting, [0, 40] dB
 * @param maxP99ReductionDb gain reduction that 99 % of the time must not exceed, [0, 40] dB
 * @param maxP95ReductionDb gain reduction that 95 % of the time must not exceed, [0, 40] dB
 * @param minPlrDb what the ceiling must stand over the loudness, [0, 40] dB: limiting raises no master beyond
 * @param warnAboveDb gain reduction in 99 % of the time from which the report warns
 * @param reason why so
 */
public record LimiterStep(
        LimiterSettings settings,
        double maxReductionDb,
        double maxP99ReductionDb,
        double maxP95ReductionDb,
        double minPlrDb,
        double warnAboveDb,
        String reason)
        implements PlanStep {

    private static final double MAX_BUDGET_DB = 40.0;

    /**
     * @throws IllegalArgumentException if a budget is outside its range
     */
    public LimiterStep {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(reason, "reason");
        check("maxReductionDb", maxReductionDb);
        check("maxP99ReductionDb", maxP99ReductionDb);
        check("maxP95ReductionDb", maxP95ReductionDb);
        check("minPlrDb", minPlrDb);
        check("warnAboveDb", warnAboveDb);
    }

    private static void check(String name, double db) {
        if (!(db >= 0.0 && db <= MAX_BUDGET_DB)) {
            throw new IllegalArgumentException(name + " must be in [0.0, " + MAX_BUDGET_DB + "] dB, but was " + db);
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
                Locale.ROOT,
                "ceiling %.1f dBTP, at most %.1f dB of limiting 1 %% of the time",
                settings.ceilingDbtp(),
                maxP99ReductionDb);
    }
}

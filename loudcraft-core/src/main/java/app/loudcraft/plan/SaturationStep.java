package app.loudcraft.plan;

import app.loudcraft.dsp.SaturationSettings;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether and how the peaks are rounded by a touch of saturation.
 *
 * @param settings how; empty adds no harmonics
 * @param reason why so
 */
public record SaturationStep(Optional<SaturationSettings> settings, String reason) implements PlanStep {

    /** Checks that nothing is missing. */
    public SaturationStep {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(reason, "reason");
    }

    /** No harmonics. */
    static SaturationStep off(String reason) {
        return new SaturationStep(Optional.empty(), reason);
    }

    @Override
    public String title() {
        return "Saturation";
    }

    @Override
    public boolean active() {
        return settings.isPresent() && settings.get().amountPercent() > 0.0;
    }

    @Override
    public String summary() {
        return active()
                ? String.format(
                        Locale.ROOT,
                        "%.0f %%, peaks of %.1f dBFS",
                        settings.get().amountPercent(),
                        settings.get().referenceDbfs())
                : "off";
    }
}

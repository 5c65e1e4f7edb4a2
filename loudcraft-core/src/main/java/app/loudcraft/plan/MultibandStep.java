package app.loudcraft.plan;

import app.loudcraft.dsp.BandDynamics;
import app.loudcraft.dsp.MultibandSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether and how the dynamics of parts of the spectrum are evened out.
 *
 * @param settings how; empty leaves them alone
 * @param reason why so
 */
public record MultibandStep(Optional<MultibandSettings> settings, String reason) implements PlanStep {

    /** Checks that nothing is missing. */
    public MultibandStep {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(reason, "reason");
    }

    /** The bands as they are. */
    static MultibandStep off(String reason) {
        return new MultibandStep(Optional.empty(), reason);
    }

    @Override
    public String title() {
        return "Multiband";
    }

    @Override
    public boolean active() {
        return settings.isPresent() && !settings.get().isNeutral();
    }

    @Override
    public String summary() {
        return settings.map(MultibandStep::summary).orElse("off");
    }

    private static String summary(MultibandSettings settings) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < settings.bands().size(); i++) {
            BandDynamics band = settings.bands().get(i);
            if (!band.isNeutral()) {
                parts.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f:1 above %.1f dBFS, at most %.1f dB",
                        range(settings, i),
                        band.ratio(),
                        band.thresholdDbfs(),
                        band.maxReductionDb()));
            }
        }
        return parts.isEmpty() ? "off" : String.join("; ", parts);
    }

    private static String range(MultibandSettings settings, int band) {
        List<Double> edges = settings.crossoversHz();
        if (band == 0) {
            return "below " + Hertz.text(edges.get(0));
        }
        return band == edges.size()
                ? "above " + Hertz.text(edges.get(band - 1))
                : Hertz.text(edges.get(band - 1)) + " to " + Hertz.text(edges.get(band));
    }
}

package app.loudcraft.plan;

import app.loudcraft.dsp.DynamicBandSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which resonances are held down while they ring.
 *
 * @param bands one a resonance; empty leaves all as it is
 * @param reason why so
 */
public record ResonanceStep(List<DynamicBandSettings> bands, String reason) implements PlanStep {

    /** Checks that nothing is missing. */
    public ResonanceStep {
        bands = List.copyOf(bands);
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String title() {
        return "Resonances";
    }

    @Override
    public boolean active() {
        return bands.stream().anyMatch(band -> !band.isNeutral());
    }

    @Override
    public String summary() {
        return active()
                ? bands.stream()
                        .map(band -> String.format(
                                Locale.ROOT,
                                "up to -%.1f dB at %s",
                                band.maxReductionDb(),
                                Hertz.text(band.frequencyHz())))
                        .collect(Collectors.joining(", "))
                : "off";
    }
}

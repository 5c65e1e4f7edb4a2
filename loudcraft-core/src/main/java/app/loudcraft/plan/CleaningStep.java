package app.loudcraft.plan;

import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.HumFilterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is taken away before anything else, since nobody hears it as music.
 *
 * @param highPass removes offset and rumble
 * @param hum removes mains hum
 * @param reason why so
 */
public record CleaningStep(Optional<EqualizerBand> highPass, Optional<HumFilterSettings> hum, String reason)
        implements PlanStep {

    /** Checks that nothing is missing. */
    public CleaningStep {
        Objects.requireNonNull(highPass, "highPass");
        Objects.requireNonNull(hum, "hum");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String title() {
        return "Cleaning";
    }

    @Override
    public boolean active() {
        return highPass.isPresent() || hum.isPresent();
    }

    @Override
    public String summary() {
        List<String> parts = new ArrayList<>();
        highPass.ifPresent(band -> parts.add("high-pass at " + Hertz.text(band.frequencyHz())));
        hum.ifPresent(filter -> parts.add("hum of " + Hertz.text(filter.fundamentalHz()) + " removed"));
        return active() ? String.join(", ", parts) : "off";
    }
}

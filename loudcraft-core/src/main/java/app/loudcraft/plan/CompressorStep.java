package app.loudcraft.plan;

import app.loudcraft.dsp.CompressorSettings;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether and how the dynamics are evened out.
 *
 * @param settings how; empty leaves the dynamics alone
 * @param reason why so
 */
public record CompressorStep(Optional<CompressorSettings> settings, String reason) implements PlanStep {

    /** Checks that nothing is missing. */
    public CompressorStep {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(reason, "reason");
    }

    /** The dynamics as they are. */
    static CompressorStep off(String reason) {
        return new CompressorStep(Optional.empty(), reason);
    }

    @Override
    public String title() {
        return "Compressor";
    }

    @Override
    public boolean active() {
        return settings.isPresent();
    }

    @Override
    public String summary() {
        return settings.map(s -> String.format(
                        Locale.ROOT,
                        "%.1f:1 above %.1f dBFS, knee %.0f dB, %.0f / %.0f ms",
                        s.ratio(),
                        s.thresholdDbfs(),
                        s.kneeDb(),
                        s.attackMs(),
                        s.releaseMs()))
                .orElse("off");
    }
}

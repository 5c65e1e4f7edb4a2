package app.loudcraft.plan;

import app.loudcraft.dsp.DeEsserSettings;
import app.loudcraft.dsp.ExpanderSettings;
import app.loudcraft.dsp.SpeechLevellerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is done to speech alone: quieter pauses, softer sibilants, an even level from talker to talker.
 *
 * @param expander lowers the room between the words
 * @param deEsser softens sibilants
 * @param leveller brings talkers to one level
 * @param reason why so
 */
public record SpeechStep(
        Optional<ExpanderSettings> expander,
        Optional<DeEsserSettings> deEsser,
        Optional<SpeechLevellerSettings> leveller,
        String reason)
        implements PlanStep {

    /** Checks that nothing is missing. */
    public SpeechStep {
        Objects.requireNonNull(expander, "expander");
        Objects.requireNonNull(deEsser, "deEsser");
        Objects.requireNonNull(leveller, "leveller");
        Objects.requireNonNull(reason, "reason");
    }

    /** For what is no speech. */
    static SpeechStep off(String reason) {
        return new SpeechStep(Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }

    @Override
    public String title() {
        return "Speech";
    }

    @Override
    public boolean active() {
        return expander.isPresent() || deEsser.isPresent() || leveller.isPresent();
    }

    @Override
    public String summary() {
        List<String> parts = new ArrayList<>();
        expander.ifPresent(settings -> parts.add(String.format(
                Locale.ROOT,
                "pauses below %.0f dBFS lowered by up to %.0f dB",
                settings.thresholdDbfs(),
                settings.rangeDb())));
        deEsser.ifPresent(settings ->
                parts.add(String.format(Locale.ROOT, "sibilants by up to %.0f dB", settings.maxReductionDb())));
        leveller.ifPresent(
                settings -> parts.add(String.format(Locale.ROOT, "levelled to %.0f LUFS", settings.targetLufs())));
        return active() ? String.join(", ", parts) : "off";
    }
}

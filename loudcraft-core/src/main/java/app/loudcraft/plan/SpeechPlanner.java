package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.DeEsserSettings;
import app.loudcraft.dsp.ExpanderSettings;
import app.loudcraft.dsp.SpeechLevellerSettings;
import java.util.Locale;
import java.util.Optional;

/** Decides what is done to speech and to nothing else. */
final class SpeechPlanner {

    // Pauses that are quieter than this need no help.
    private static final double QUIET_PAUSES_DBFS = -75.0;
    private static final double LOUD_PAUSES_DBFS = -35.0;
    private static final double THRESHOLD_OVER_NOISE_DB = 6.0;

    private static final double SHORTEST_TO_LEVEL_SECONDS = 6.0;
    private static final double LOWEST_LEVEL_LUFS = -40.0;
    private static final double HIGHEST_LEVEL_LUFS = -10.0;

    private SpeechPlanner() {}

    static SpeechStep plan(MixAnalysis mix, boolean speech, Treatment treatment) {
        if (!speech) {
            return SpeechStep.off("the programme is music, or nobody said that it is speech");
        }
        if (treatment.isNone()) {
            return SpeechStep.off(treatment.whyNoneAtAll());
        }
        double noiseDbfs = mix.condition().noiseFloorDbfs();
        boolean noisy = noiseDbfs > QUIET_PAUSES_DBFS && noiseDbfs < LOUD_PAUSES_DBFS;
        Optional<ExpanderSettings> expander = noisy
                ? Optional.of(scaled(ExpanderSettings.speech(noiseDbfs + THRESHOLD_OVER_NOISE_DB), treatment))
                : Optional.empty();
        Optional<DeEsserSettings> deEsser = Optional.of(DeEsserSettings.defaults()
                .withMaxReductionDb(
                        treatment.share() * DeEsserSettings.defaults().maxReductionDb()));
        return new SpeechStep(
                expander,
                deEsser,
                leveller(mix, treatment),
                String.format(
                        Locale.ROOT,
                        "%s; sibilants are softened where they stand out; talkers are brought to one level",
                        noisy
                                ? String.format(Locale.ROOT, "the room has %.0f dBFS", noiseDbfs)
                                : "the pauses are left as they are"));
    }

    private static ExpanderSettings scaled(ExpanderSettings expander, Treatment treatment) {
        return expander.withRangeDb(treatment.share() * expander.rangeDb());
    }

    private static Optional<SpeechLevellerSettings> leveller(MixAnalysis mix, Treatment treatment) {
        double lufs = mix.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        if (mix.seconds() < SHORTEST_TO_LEVEL_SECONDS || !(lufs >= LOWEST_LEVEL_LUFS && lufs <= HIGHEST_LEVEL_LUFS)) {
            return Optional.empty();
        }
        SpeechLevellerSettings speech = SpeechLevellerSettings.toward(lufs);
        return Optional.of(speech.withRangeDb(treatment.share() * speech.rangeDb()));
    }
}

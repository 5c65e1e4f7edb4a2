package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.SaturationSettings;
import java.util.Locale;
import java.util.Optional;

/** Decides how much saturation rounds the peaks: what the profile has, and none where nothing is left to round. */
final class SaturationPlanner {

    private static final double LOWEST_PEAK_DBTP = -40.0;

    private SaturationPlanner() {}

    static SaturationStep plan(MixAnalysis mix, GenreProfile profile, Treatment treatment) {
        if (treatment.isNone()) {
            return SaturationStep.off(treatment.whyNoneAtAll());
        }
        double amountPercent = treatment.share() * profile.saturationPercent();
        if (amountPercent == 0.0) {
            return SaturationStep.off("the " + profile.name() + " profile adds no harmonics");
        }
        if (Treatment.isDense(mix)) {
            return SaturationStep.off(String.format(
                    Locale.ROOT,
                    "peaks stand only %.1f dB over the loudness: they are round already",
                    mix.programme().plrDb().orElse(0.0)));
        }
        double peakDbtp = mix.programme().truePeakDbtp();
        if (peakDbtp < LOWEST_PEAK_DBTP) {
            return SaturationStep.off("the mix is too quiet to tell its peaks");
        }
        return new SaturationStep(
                Optional.of(SaturationSettings.of(amountPercent).withReferenceDbfs(Math.min(0.0, peakDbtp))),
                "a touch of harmonics, as the " + profile.name() + " profile has it");
    }
}

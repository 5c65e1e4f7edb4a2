package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.DynamicBandSettings;
import app.loudcraft.meter.Resonance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides which resonances are tamed: the few that stand out most of the time, while they do, and not wholly. */
final class ResonancePlanner {

    private static final int MOST = 4;
    private static final double SHARE = 0.7;
    private static final double BORNE_DB = 12.0;
    private static final double MOST_DB = 6.0;
    private static final double LEAST_DB = 1.0;
    private static final double THRESHOLD_DB = 6.0;
    private static final double Q = 6.0;

    private ResonancePlanner() {}

    static ResonanceStep plan(MixAnalysis mix, Treatment treatment, boolean followsReference) {
        if (followsReference) {
            return new ResonanceStep(List.of(), "the reference decides what may stand out");
        }
        if (treatment.isNone()) {
            return new ResonanceStep(List.of(), treatment.whyNoneAtAll());
        }
        List<DynamicBandSettings> bands = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Resonance resonance : mix.spectrum().resonances()) {
            double reductionDb = Math.min(MOST_DB, SHARE * treatment.share() * (resonance.excessDb() - BORNE_DB));
            boolean fits = resonance.frequencyHz() < 0.4 * mix.spec().sampleRateHz();
            if (bands.size() < MOST && fits && reductionDb >= LEAST_DB) {
                bands.add(DynamicBandSettings.at(resonance.frequencyHz())
                        .withQ(Q)
                        .withThresholdDb(THRESHOLD_DB)
                        .withMaxReductionDb(reductionDb));
                reasons.add(String.format(
                        Locale.ROOT,
                        "%s stands %.1f dB out of its octave, %.0f %% of the time",
                        Hertz.text(resonance.frequencyHz()),
                        resonance.excessDb(),
                        100.0 * resonance.share()));
            }
        }
        return new ResonanceStep(bands, reasons.isEmpty() ? "nothing rings" : String.join("; ", reasons));
    }
}

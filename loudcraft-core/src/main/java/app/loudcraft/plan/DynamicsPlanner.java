package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.BandDynamics;
import app.loudcraft.dsp.CompressorSettings;
import app.loudcraft.dsp.MultibandSettings;
import app.loudcraft.meter.BandLevels;
import app.loudcraft.meter.DynamicsReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides how the dynamics are evened out: only where a band, or the whole programme, is livelier than the profile, and
 * not all the way.
 *
 * <p>The threshold lies where the loudest hundredth of the moments is reduced by as much as is wanted. What the band
 * loses in power by that, by the distribution of its levels, it is given back, so that the tone stays.
 */
final class DynamicsPlanner {

    private static final double SHARE_OF_EXCESS = 0.7;
    private static final double LEAST_REDUCTION_DB = 0.5;
    private static final double KNEE_DB = 6.0;
    private static final double LOWEST_THRESHOLD_DBFS = -60.0;

    // Bass needs time, or its waves are bent; treble needs little.
    private static final double[] ATTACKS_MS = {30.0, 20.0, 10.0, 5.0};
    private static final double[] RELEASES_MS = {200.0, 150.0, 120.0, 80.0};

    private static final double GLUE_ATTACK_MS = 15.0;
    private static final double GLUE_RELEASE_MS = 200.0;
    private static final double GLUE_SIDECHAIN_HZ = 80.0;

    private DynamicsPlanner() {}

    static MultibandStep planBands(MixAnalysis mix, GenreProfile profile, Treatment treatment) {
        Optional<String> whyNot =
                whyNot(mix, profile, treatment, profile.dynamics().maxBandReductionDb() > 0.0);
        if (whyNot.isPresent()) {
            return MultibandStep.off(whyNot.get());
        }
        List<BandDynamics> bands = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < DynamicsReading.BANDS; i++) {
            BandLevels levels = mix.dynamics().band(i);
            double limitDb = profile.dynamics().bandCrestsDb().get(i);
            BandDynamics band = planBand(levels, limitDb, profile.dynamics(), i, treatment.share());
            bands.add(band);
            if (!band.isNeutral()) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "from %s the loudest moments stand %.1f dB over the mean, %s programmes up to %.1f dB",
                        Hertz.text(levels.lowHz()),
                        levels.crestDb(),
                        profile.name(),
                        limitDb));
            }
        }
        double highestHz = 0.45 * mix.spec().sampleRateHz();
        List<Double> crossovers = new ArrayList<>();
        for (int i = 0; i < DynamicsReading.BANDS - 1; i++) {
            crossovers.add(DynamicsReading.edgeHz(i));
        }
        if (reasons.isEmpty()) {
            return MultibandStep.off("no band is livelier than " + profile.name() + " programmes are");
        }
        if (crossovers.get(crossovers.size() - 1) > highestHz) {
            return MultibandStep.off("the rate is too low to split the spectrum");
        }
        return new MultibandStep(
                Optional.of(new MultibandSettings(crossovers, bands, 100.0)), String.join("; ", reasons));
    }

    private static BandDynamics planBand(
            BandLevels levels, double limitDb, DynamicsTarget target, int index, double share) {
        double ratio = target.bandRatios().get(index);
        double wantedDb = Math.min(target.maxBandReductionDb(), SHARE_OF_EXCESS * share * (levels.crestDb() - limitDb));
        if (ratio == 1.0 || !(wantedDb >= LEAST_REDUCTION_DB)) {
            return BandDynamics.neutral();
        }
        double thresholdDbfs = levels.p99Db() - wantedDb / (1.0 - 1.0 / ratio);
        if (thresholdDbfs < LOWEST_THRESHOLD_DBFS || thresholdDbfs > 0.0) {
            return BandDynamics.neutral();
        }
        BandDynamics band = new BandDynamics(
                thresholdDbfs,
                ratio,
                KNEE_DB,
                ATTACKS_MS[index],
                RELEASES_MS[index],
                0.0,
                Math.min(target.maxBandReductionDb(), 1.5 * wantedDb));
        return band.withMakeupDb(lostDb(levels, band));
    }

    /** What the band's mean power falls by, in dB. */
    private static double lostDb(BandLevels levels, BandDynamics band) {
        double kept = levels.levels().energyWeightedMean(db -> Decibels.toPower(-band.reductionDb(db)));
        return kept > 0.0 ? -Decibels.fromPower(kept) : 0.0;
    }

    static CompressorStep planWhole(MixAnalysis mix, GenreProfile profile, Treatment treatment) {
        DynamicsTarget target = profile.dynamics();
        Optional<String> whyNot = whyNot(mix, profile, treatment, target.ratio() > 1.0);
        if (whyNot.isPresent()) {
            return CompressorStep.off(whyNot.get());
        }
        BandLevels levels = mix.dynamics().programme();
        double excessDb = levels.crestDb() - target.crestDb();
        double wantedDb = Math.min(target.maxReductionDb(), SHARE_OF_EXCESS * treatment.share() * excessDb);
        if (!(wantedDb >= LEAST_REDUCTION_DB)) {
            return CompressorStep.off(String.format(
                    Locale.ROOT,
                    "the loudest moments stand %.1f dB over the mean, and %s programmes up to %.1f dB",
                    levels.crestDb(),
                    profile.name(),
                    target.crestDb()));
        }
        double thresholdDbfs = levels.p99Db() - wantedDb / (1.0 - 1.0 / target.ratio());
        if (thresholdDbfs < LOWEST_THRESHOLD_DBFS || thresholdDbfs > 0.0) {
            return CompressorStep.off("the mix is outside the range of the compressor");
        }
        CompressorSettings settings = CompressorSettings.defaults()
                .withThresholdDbfs(thresholdDbfs)
                .withRatio(target.ratio())
                .withKneeDb(KNEE_DB)
                .withAttackMs(GLUE_ATTACK_MS)
                .withReleaseMs(GLUE_RELEASE_MS)
                .withSidechainHighPassHz(GLUE_SIDECHAIN_HZ)
                .withDetector(CompressorSettings.Detector.RMS);
        return new CompressorStep(
                Optional.of(settings),
                String.format(
                        Locale.ROOT,
                        "the loudest moments stand %.1f dB over the mean, %s programmes up to %.1f dB: glue of %.1f dB there",
                        levels.crestDb(),
                        profile.name(),
                        target.crestDb(),
                        wantedDb));
    }

    private static Optional<String> whyNot(
            MixAnalysis mix, GenreProfile profile, Treatment treatment, boolean profileActs) {
        if (treatment.isNone()) {
            return treatment.whyNone();
        }
        if (!profileActs) {
            return Optional.of("the " + profile.name() + " profile keeps the dynamics");
        }
        return Treatment.isDense(mix)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "peaks stand only %.1f dB over the loudness: the mix is dense already",
                        mix.programme().plrDb().orElse(0.0)))
                : Optional.empty();
    }
}

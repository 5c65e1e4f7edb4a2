package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.meter.ProgrammeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides what to do with a mix: same analysis and wishes, same plan.
 *
 * <p>Stateless and thread-safe; a millisecond.
 */
public final class MasteringPlanner {

    private MasteringPlanner() {}

    /**
     * The plan for this mix.
     *
     * @throws IllegalArgumentException if the wishes do not fit the mix: widening by a named intensity, or a stereo
     *     reference, for more than two channels
     */
    public static MasteringPlan plan(MixAnalysis mix, MasteringWishes wishes) {
        requireStereoWhereWished(mix, wishes);
        ProfileChoice choice = ProfileChoice.of(mix, wishes);
        GenreProfile profile = choice.profile();
        Treatment treatment = Treatment.of(mix, wishes);
        Optional<Reference> reference = wishes.reference();
        GenreProfile dynamics =
                reference.map(goal -> ReferencePlanner.profile(profile, goal)).orElse(profile);
        LoudnessStep loudness = LoudnessPlanner.plan(mix, wishes);
        return new MasteringPlan(
                mix.spec().sampleRateHz(),
                mix.spec().layout(),
                wishes.target(),
                profile.name(),
                wishes.intensityPercent(),
                CleaningPlanner.plan(mix, choice.speech(), treatment),
                reference.isPresent()
                        ? ReferencePlanner.planTone(mix, reference.get(), treatment, wishes.phase())
                        : TonePlanner.plan(mix, profile, treatment, wishes.phase(), choice.reason()),
                ResonancePlanner.plan(mix, treatment, reference.isPresent()),
                SpeechPlanner.plan(mix, choice.speech(), treatment),
                DynamicsPlanner.planBands(mix, dynamics, treatment),
                DynamicsPlanner.planWhole(mix, dynamics, treatment),
                SaturationPlanner.plan(mix, dynamics, treatment),
                SpatialPlanner.plan(mix, wishes, choice.genre(), treatment),
                loudness,
                LoudnessPlanner.planLimiter(wishes, profile),
                planOutput(mix, wishes),
                warnings(mix, treatment, loudness));
    }

    /** Whether a plan goes all the way to a reference, so that a draft of the master can tell how far it came. */
    public static boolean needsDraft(MasteringPlan plan, MasteringWishes wishes) {
        return plan.tone().active()
                && plan.intensityPercent() == 100
                && wishes.reference().isPresent()
                && wishes.reference().get().blendPercent() == 100;
    }

    /**
     * The same plan, its tone moved by what a draft of its master still differs from the reference: limiting bends the
     * spectrum too, which no plan foresees.
     *
     * @param plan one that {@link #needsDraft}
     * @param draft what is said of a master that was rendered after it
     */
    public static MasteringPlan refine(MasteringPlan plan, MixAnalysis draft, MasteringWishes wishes) {
        return plan.with(
                ReferencePlanner.refine(plan.tone(), draft, wishes.reference().orElseThrow()));
    }

    /**
     * The tone that the tracks of an album share: that of all together, corrected as their profiles have it in the mean.
     *
     * @param tracks at least one
     * @throws IllegalArgumentException if there is none
     */
    public static ToneTarget albumTone(List<MixAnalysis> tracks, MasteringWishes wishes) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("tracks must be at least one, but were none");
        }
        return AlbumTone.of(
                tracks, mix -> ProfileChoice.of(mix, wishes).profile().tone());
    }

    private static void requireStereoWhereWished(MixAnalysis mix, MasteringWishes wishes) {
        int channels = mix.spec().channels();
        if (channels > SpatialStep.CHANNELS && wishes.spatialPercent().orElse(0) > 0) {
            throw new IllegalArgumentException("only stereo can be widened, but " + mix.source() + " is "
                    + mix.spec().layout() + "; ask for a spatial intensity of 0 %");
        }
        if (channels > SpatialStep.CHANNELS && wishes.reference().isPresent()) {
            throw new IllegalArgumentException("a reference is followed in mid and side, but " + mix.source() + " is "
                    + mix.spec().layout() + "; master it without a reference");
        }
    }

    private static OutputStep planOutput(MixAnalysis mix, MasteringWishes wishes) {
        SampleFormat format = wishes.format();
        int rateHz = wishes.sampleRateHz().orElse(mix.spec().sampleRateHz());
        boolean coarse = !format.isFloatingPoint() && format.bits() <= 24;
        Dither dither = coarse ? wishes.dither().orElse(Dither.TPDF) : Dither.NONE;
        String reason = dither == Dither.NONE
                ? coarse ? "no dither was asked for" : format + " holds every bit of the rendering"
                : "rounding to " + format.bits() + " bits is made noise, not distortion";
        return new OutputStep(
                rateHz,
                format,
                dither,
                rateHz == mix.spec().sampleRateHz()
                        ? reason
                        : "the rate is converted from " + Hertz.text(mix.spec().sampleRateHz())
                                + " before the limiter; " + reason);
    }

    private static List<String> warnings(MixAnalysis mix, Treatment treatment, LoudnessStep loudness) {
        List<String> warnings = new ArrayList<>(mix.notes());
        if (loudness.aim() == LoudnessStep.Aim.KEEP) {
            warnings.add("the loudness is left as it is: " + loudness.reason());
        } else if (treatment.tooShort()) {
            warnings.add("only gain and ceiling: " + treatment.whyNoneAtAll());
        }
        ProgrammeReading programme = mix.programme();
        if (mix.nonFiniteSamples() > 0) {
            warnings.add(mix.nonFiniteSamples() + " samples were NaN or infinite and count as 0");
        }
        if (programme.samplePeakDbfs() > 0.0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "samples reach %+.1f dBFS, over full scale; export the mix with peaks of -6 to -3 dBFS",
                    programme.samplePeakDbfs()));
        }
        if (Treatment.isDense(mix)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the mix seems to have been limited (peaks %.1f dB over its loudness); "
                            + "a master has more to work with when the limiter on the bus is off",
                    programme.plrDb().orElse(0.0)));
        }
        return warnings;
    }
}

package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.CompressorSettings;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.EqualizerStep.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides what to do with a mix: same analysis and wishes, same plan.
 *
 * <p>Stateless and thread-safe; microseconds.
 */
public final class MasteringPlanner {

    // A mix whose peaks stand less than this over its loudness has been through a limiter already: unlimited mixes of
    // every genre have a peak to loudness ratio of 14 dB and more.
    private static final double DENSE_PLR_DB = 11.0;

    private static final double LOWEST_THRESHOLD_DBFS = -60.0;

    private static final double MAX_P95_LIMITING_DB = 4.0;
    private static final double WARN_LIMITING_DB = 3.0;

    // Bands closer than this to half the sample rate would not do what their name says.
    private static final double HIGHEST_BAND_SHARE = 0.4;

    private MasteringPlanner() {}

    /** The plan for this mix. */
    public static MasteringPlan plan(MixAnalysis mix, MasteringWishes wishes) {
        Choice choice = chooseProfile(mix, wishes);
        GenreProfile profile = choice.profile();
        LoudnessStep loudness = planLoudness(mix, wishes.target());
        return new MasteringPlan(
                mix.spec().sampleRateHz(),
                mix.spec().layout(),
                wishes.target(),
                profile.name(),
                planEqualizer(mix, choice),
                planCompressor(mix, profile),
                planSpatial(mix, wishes),
                loudness,
                planLimiter(wishes.target(), profile),
                planOutput(wishes.format()),
                warnings(mix, loudness));
    }

    private record Choice(GenreProfile profile, String reason) {}

    private static Choice chooseProfile(MixAnalysis mix, MasteringWishes wishes) {
        if (wishes.genre().isPresent()) {
            Genre genre = wishes.genre().get();
            return new Choice(GenreProfile.of(genre), "the genre was given as " + genre);
        }
        Optional<GenreEstimate> estimate = mix.genre();
        if (estimate.isEmpty()) {
            return new Choice(GenreProfile.NEUTRAL, "no genre was given, so the tone stays as it is");
        }
        Optional<Genre> genre = estimate.get().genre();
        if (genre.isEmpty()) {
            return new Choice(
                    GenreProfile.NEUTRAL, "the genre could not be told with confidence, so the tone stays as it is");
        }
        return new Choice(
                GenreProfile.of(genre.get()),
                format(
                        "the mix was recognised as %s (%.0f %%)",
                        genre.get(), 100.0 * estimate.get().confidence()));
    }

    private static EqualizerStep planEqualizer(MixAnalysis mix, Choice choice) {
        double highestHz = HIGHEST_BAND_SHARE * mix.spec().sampleRateHz();
        List<Move> moves = choice.profile().moves().stream()
                .filter(move -> move.band().frequencyHz() <= highestHz)
                .toList();
        return new EqualizerStep(moves, choice.reason());
    }

    private static CompressorStep planCompressor(MixAnalysis mix, GenreProfile profile) {
        if (profile.compressorRatio() == 1.0) {
            return new CompressorStep(Optional.empty(), "the " + profile.name() + " profile keeps the dynamics");
        }
        OptionalDouble integrated = finite(mix.programme().loudness().integratedLufs());
        OptionalDouble plr = mix.programme().plrDb();
        if (integrated.isEmpty() || plr.isEmpty()) {
            return new CompressorStep(Optional.empty(), "the loudness cannot be measured");
        }
        if (plr.getAsDouble() < DENSE_PLR_DB) {
            return new CompressorStep(
                    Optional.empty(),
                    format("peaks stand only %.1f dB over the loudness: the mix is dense already", plr.getAsDouble()));
        }
        double thresholdDbfs = integrated.getAsDouble() + profile.compressorOffsetDb();
        if (thresholdDbfs < LOWEST_THRESHOLD_DBFS || thresholdDbfs > 0.0) {
            return new CompressorStep(
                    Optional.empty(),
                    format("at %.1f LUFS the mix is outside the range of the compressor", integrated.getAsDouble()));
        }
        CompressorSettings settings = CompressorSettings.defaults()
                .withThresholdDbfs(thresholdDbfs)
                .withRatio(profile.compressorRatio())
                .withKneeDb(6.0)
                .withAttackMs(30.0)
                .withReleaseMs(250.0)
                .withSidechainHighPassHz(80.0)
                .withDetector(CompressorSettings.Detector.RMS);
        return new CompressorStep(
                Optional.of(settings),
                format(
                        "gentle glue of the %s profile, %.1f dB over the loudness of %.1f LUFS; peaks stand %.1f dB over it",
                        profile.name(), profile.compressorOffsetDb(), integrated.getAsDouble(), plr.getAsDouble()));
    }

    private static SpatialStep planSpatial(MixAnalysis mix, MasteringWishes wishes) {
        if (wishes.spatialPercent() == 0) {
            return new SpatialStep(0, "no widening was asked for");
        }
        return mix.spec().channels() == SpatialStep.CHANNELS
                ? new SpatialStep(wishes.spatialPercent(), "asked for")
                : new SpatialStep(
                        0,
                        "only stereo can be widened, and the mix is "
                                + mix.spec().layout());
    }

    private static LoudnessStep planLoudness(MixAnalysis mix, DeliveryTarget target) {
        OptionalDouble integrated = mix.programme().loudness().integratedLufs();
        if (integrated.isEmpty()) {
            return keepLoudness(format("%.3f s are under the 400 ms that a loudness measurement needs", mix.seconds()));
        }
        if (!Double.isFinite(integrated.getAsDouble())) {
            return keepLoudness("nothing is above the gate of -70 LUFS, so there is no loudness to change");
        }
        OptionalDouble wanted = target.targetLufs(mix.spec().channels());
        if (wanted.isEmpty()) {
            return new LoudnessStep(
                    LoudnessStep.Aim.CEILING,
                    OptionalDouble.empty(),
                    target.name() + " documents no loudness: as loud as the peaks allow without limiting");
        }
        double change = wanted.getAsDouble() - integrated.getAsDouble();
        return new LoudnessStep(
                LoudnessStep.Aim.TARGET,
                wanted,
                format(
                        "the target is %.1f LUFS (%s); the mix has %.1f LUFS, so about %+.1f dB",
                        wanted.getAsDouble(), origin(target), integrated.getAsDouble(), change));
    }

    private static String origin(DeliveryTarget target) {
        if (target.isCustom()) {
            return target.source();
        }
        return target.name() + (target.official() ? ", official" : ", not official");
    }

    private static LoudnessStep keepLoudness(String reason) {
        return new LoudnessStep(LoudnessStep.Aim.KEEP, OptionalDouble.empty(), reason);
    }

    private static LimiterStep planLimiter(DeliveryTarget target, GenreProfile profile) {
        return new LimiterStep(
                LimiterSettings.mastering(target.ceilingDbtp()),
                profile.maxLimitingDb(),
                Math.min(MAX_P95_LIMITING_DB, profile.maxLimitingDb()),
                Math.min(WARN_LIMITING_DB, profile.maxLimitingDb()),
                format(
                        "the ceiling for %s is %.1f dBTP; the %s profile bears %.1f dB of limiting",
                        target.name(), target.ceilingDbtp(), profile.name(), profile.maxLimitingDb()));
    }

    private static OutputStep planOutput(SampleFormat format) {
        boolean coarse = !format.isFloatingPoint() && format.bits() <= 24;
        return coarse
                ? new OutputStep(
                        format, Dither.TPDF, "rounding to " + format.bits() + " bits is made noise, not distortion")
                : new OutputStep(format, Dither.NONE, format + " holds every bit of the rendering");
    }

    private static List<String> warnings(MixAnalysis mix, LoudnessStep loudness) {
        List<String> warnings = new ArrayList<>(mix.notes());
        if (loudness.aim() == LoudnessStep.Aim.KEEP) {
            warnings.add("the loudness is left as it is: " + loudness.reason());
        }
        ProgrammeReading programme = mix.programme();
        if (mix.nonFiniteSamples() > 0) {
            warnings.add(mix.nonFiniteSamples() + " samples were NaN or infinite and count as 0");
        }
        if (programme.samplePeakDbfs() > 0.0) {
            warnings.add(format(
                    "samples reach %+.1f dBFS, over full scale; export the mix with peaks of -6 to -3 dBFS",
                    programme.samplePeakDbfs()));
        }
        programme.plrDb().ifPresent(plr -> {
            if (plr < DENSE_PLR_DB) {
                warnings.add(format(
                        "the mix seems to have been limited (peaks %.1f dB over its loudness); "
                                + "a master has more to work with when the limiter on the bus is off",
                        plr));
            }
        });
        return warnings;
    }

    private static OptionalDouble finite(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value : OptionalDouble.empty();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package app.loudcraft.plan;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything that will be done to a mix, and why, before any sample is changed.
 *
 * <p>The steps are rendered in the order of {@link #steps()}. Rendering a plan twice gives the same bits. Immutable;
 * {@link #with} returns a changed copy. Nothing in a plan but numbers, words and lists of them, so it can be stored in any
 * form that keeps doubles.
 *
 * @param sampleRateHz the rate of the mix
 * @param layout the channels of the mix, which the master keeps
 * @param target where the master goes
 * @param profile the name of the profile that was followed
 * @param intensityPercent how much of the treatment was asked for, [0, 100] %
 * @param cleaning what is no music
 * @param tone the spectrum
 * @param resonances what rings
 * @param speech what is done to speech alone
 * @param multiband dynamics of parts of the spectrum
 * @param compressor dynamics of the whole
 * @param saturation harmonics
 * @param spatial stereo image
 * @param loudness gain
 * @param limiter ceiling
 * @param output rate and sample format
 * @param warnings what the user should know about the mix, as sentences
 */
public record MasteringPlan(
        int sampleRateHz,
        ChannelLayout layout,
        DeliveryTarget target,
        String profile,
        int intensityPercent,
        CleaningStep cleaning,
        ToneStep tone,
        ResonanceStep resonances,
        SpeechStep speech,
        MultibandStep multiband,
        CompressorStep compressor,
        SaturationStep saturation,
        SpatialStep spatial,
        LoudnessStep loudness,
        LimiterStep limiter,
        OutputStep output,
        List<String> warnings) {

    /**
     * @throws IllegalArgumentException if the rate or the intensity is outside its range
     */
    public MasteringPlan {
        check("sampleRateHz", sampleRateHz, AudioSpec.MIN_SAMPLE_RATE_HZ, AudioSpec.MAX_SAMPLE_RATE_HZ, "Hz");
        check("intensityPercent", intensityPercent, 0, 100, "%");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(cleaning, "cleaning");
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(resonances, "resonances");
        Objects.requireNonNull(speech, "speech");
        Objects.requireNonNull(multiband, "multiband");
        Objects.requireNonNull(compressor, "compressor");
        Objects.requireNonNull(saturation, "saturation");
        Objects.requireNonNull(spatial, "spatial");
        Objects.requireNonNull(loudness, "loudness");
        Objects.requireNonNull(limiter, "limiter");
        Objects.requireNonNull(output, "output");
        warnings = List.copyOf(warnings);
    }

    private static void check(String name, int value, int min, int max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + " must be in [" + min + ", " + max + "] " + unit + ", but was " + value);
        }
    }

    /** All steps in the order of rendering, those that are off included. */
    public List<PlanStep> steps() {
        return List.of(
                cleaning,
                tone,
                resonances,
                speech,
                multiband,
                compressor,
                saturation,
                spatial,
                loudness,
                limiter,
                output);
    }

    /** The same plan with another step in the place of the one of its kind. */
    public MasteringPlan with(PlanStep step) {
        return new MasteringPlan(
                sampleRateHz,
                layout,
                target,
                profile,
                intensityPercent,
                step instanceof CleaningStep other ? other : cleaning,
                step instanceof ToneStep other ? other : tone,
                step instanceof ResonanceStep other ? other : resonances,
                step instanceof SpeechStep other ? other : speech,
                step instanceof MultibandStep other ? other : multiband,
                step instanceof CompressorStep other ? other : compressor,
                step instanceof SaturationStep other ? other : saturation,
                step instanceof SpatialStep other ? other : spatial,
                step instanceof LoudnessStep other ? other : loudness,
                step instanceof LimiterStep other ? other : limiter,
                step instanceof OutputStep other ? other : output,
                warnings);
    }

    /** The same plan with one more warning. */
    public MasteringPlan withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new MasteringPlan(
                sampleRateHz,
                layout,
                target,
                profile,
                intensityPercent,
                cleaning,
                tone,
                resonances,
                speech,
                multiband,
                compressor,
                saturation,
                spatial,
                loudness,
                limiter,
                output,
                more);
    }
}

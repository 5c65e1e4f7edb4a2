package app.loudcraft.plan;

import app.loudcraft.audio.ChannelLayout;
import java.util.List;
import java.util.Objects;

/**
 * Everything that will be done to a mix, and why, before any sample is changed.
 *
 * <p>The steps are rendered in the order of {@link #steps()}. Rendering a plan twice gives the same bits. Immutable;
 * every {@code with...} method returns a changed copy.
 *
 * @param sampleRateHz the rate of the mix, which the master keeps
 * @param layout the channels of the mix, which the master keeps
 * @param target where the master goes
 * @param profile the name of the profile that was followed
 * @param equalizer tone
 * @param compressor dynamics
 * @param spatial stereo image
 * @param loudness gain
 * @param limiter ceiling
 * @param output sample format
 * @param warnings what the user should know about the mix, as sentences
 */
public record MasteringPlan(
        int sampleRateHz,
        ChannelLayout layout,
        DeliveryTarget target,
        String profile,
        EqualizerStep equalizer,
        CompressorStep compressor,
        SpatialStep spatial,
        LoudnessStep loudness,
        LimiterStep limiter,
        OutputStep output,
        List<String> warnings) {

    /** Checks that nothing is missing. */
    public MasteringPlan {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(equalizer, "equalizer");
        Objects.requireNonNull(compressor, "compressor");
        Objects.requireNonNull(spatial, "spatial");
        Objects.requireNonNull(loudness, "loudness");
        Objects.requireNonNull(limiter, "limiter");
        Objects.requireNonNull(output, "output");
        warnings = List.copyOf(warnings);
    }

    /** All steps in the order of rendering, those that are off included. */
    public List<PlanStep> steps() {
        return List.of(equalizer, compressor, spatial, loudness, limiter, output);
    }

    /** The same plan with another equalizer step. */
    public MasteringPlan withEqualizer(EqualizerStep step) {
        return new MasteringPlan(
                sampleRateHz, layout, target, profile, step, compressor, spatial, loudness, limiter, output, warnings);
    }

    /** The same plan with another compressor step. */
    public MasteringPlan withCompressor(CompressorStep step) {
        return new MasteringPlan(
                sampleRateHz, layout, target, profile, equalizer, step, spatial, loudness, limiter, output, warnings);
    }

    /** The same plan with another spatial step. */
    public MasteringPlan withSpatial(SpatialStep step) {
        return new MasteringPlan(
                sampleRateHz,
                layout,
                target,
                profile,
                equalizer,
                compressor,
                step,
                loudness,
                limiter,
                output,
                warnings);
    }

    /** The same plan with another loudness step. */
    public MasteringPlan withLoudness(LoudnessStep step) {
        return new MasteringPlan(
                sampleRateHz, layout, target, profile, equalizer, compressor, spatial, step, limiter, output, warnings);
    }

    /** The same plan with another limiter step. */
    public MasteringPlan withLimiter(LimiterStep step) {
        return new MasteringPlan(
                sampleRateHz,
                layout,
                target,
                profile,
                equalizer,
                compressor,
                spatial,
                loudness,
                step,
                output,
                warnings);
    }

    /** The same plan with another output step. */
    public MasteringPlan withOutput(OutputStep step) {
        return new MasteringPlan(
                sampleRateHz,
                layout,
                target,
                profile,
                equalizer,
                compressor,
                spatial,
                loudness,
                limiter,
                step,
                warnings);
    }
}

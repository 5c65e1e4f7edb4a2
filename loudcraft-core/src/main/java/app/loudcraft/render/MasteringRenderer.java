package app.loudcraft.render;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.OutputStep;
import app.loudcraft.plan.SpatialStep;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns a mix and a plan into a master, and proves what was stored.
 *
 * <p>Tone, dynamics and image are rendered once into a {@link Spool}; gain and limiter are tried on it until the loudness
 * is right ({@link LoudnessSolver}); the result is written, read back and measured with three true-peak kernels. If any
 * of them is over the ceiling, gain and limiter run again under a lowered one, at most three times in
 * all. What takes its place at the sink is the proven master or nothing.
 *
 * <p>Immutable and thread-safe; each call owns its processors. Same mix and plan, same bits, for every block size.
 */
public final class MasteringRenderer {

    private final int blockFrames;
    private final int threads;
    private final Optional<SpatialEnhancer> spatial;
    private final MasterTags tags;

    /**
     * @param blockFrames frames processed at a time, at least 1
     * @param threads how many may work at once, at least 1, the calling one included; changes no bit
     * @param spatial makes the spatial processor; needed where a plan asks for one
     * @param tags what the master says beside its audio
     */
    public MasteringRenderer(int blockFrames, int threads, Optional<SpatialEnhancer> spatial, MasterTags tags) {
        if (blockFrames < 1) {
            throw new IllegalArgumentException("blockFrames must be at least 1, but was " + blockFrames);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        this.blockFrames = blockFrames;
        this.threads = threads;
        this.spatial = Objects.requireNonNull(spatial, "spatial");
        this.tags = Objects.requireNonNull(tags, "tags");
    }

    /**
     * Renders a plan.
     *
     * @param analysis what {@link MixAnalyzer} says of this mix
     * @throws IOException if the mix cannot be read or the master cannot be written
     * @throws IllegalArgumentException if the plan is for another rate or layout than the mix has, or widens anything but
     *     stereo
     * @throws IllegalStateException if the plan asks for spatial processing and there is no enhancer
     */
    public RenderResult render(
            AudioSource mix,
            MixAnalysis analysis,
            MasteringPlan plan,
            MasterSink sink,
            MasterInspection inspection,
            RenderListener listener)
            throws IOException {
        AudioSpec spec = analysis.spec();
        if (spec.sampleRateHz() != plan.sampleRateHz() || !spec.layout().equals(plan.layout())) {
            throw new IllegalArgumentException("plan must be for " + spec.sampleRateHz() + " Hz, " + spec.layout()
                    + " as the mix is, but was for " + plan.sampleRateHz() + " Hz, " + plan.layout());
        }
        if (plan.spatial().active() && spec.channels() != SpatialStep.CHANNELS) {
            throw new IllegalArgumentException(
                    "plan must not widen anything but stereo, but the mix is " + spec.layout());
        }
        AudioSpec outputSpec = spec.withFormat(plan.output().format())
                .withSampleRateHz(plan.output().sampleRateHz());
        MasterMetadata metadata = new MasterMetadata(metadata(mix), spec.sampleRateHz(), outputSpec, tags);
        WriteOptions options = WriteOptions.DEFAULT
                .withMetadata(metadata.unmeasured())
                .withDither(plan.output().dither());
        // Opened first, so that a place that cannot be written is known before any work is done.
        AudioWriter writer = sink.open(outputSpec, options);
        try (Rendering rendering = new Rendering(mix, analysis, plan, listener, blockFrames, threads)) {
            rendering.process(spatial);
            rendering.solve();
            if (rendering.changesNothing() && fits(spec, plan.output())) {
                options = options.withDither(Dither.NONE);
                writer.close();
                writer = sink.open(outputSpec, options);
            }
            for (int attempt = 1; ; attempt++) {
                Optional<RenderResult> result = rendering.attempt(writer, metadata, attempt, inspection);
                if (result.isPresent()) {
                    return result.get();
                }
                writer.close();
                writer = sink.open(outputSpec, options);
            }
        } finally {
            writer.close();
        }
    }

    private static AudioMetadata metadata(AudioSource mix) throws IOException {
        try (AudioReader reader = mix.open()) {
            return reader.metadata();
        }
    }

    /** Whether the output can hold every sample of the mix as it is. */
    private static boolean fits(AudioSpec source, OutputStep output) {
        return output.format() == source.format()
                || !source.format().isFloatingPoint()
                        && output.format().bits() >= source.format().bits();
    }
}

package app.loudcraft;

import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioContainer;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.io.ReadOptions;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.MasteringPlanner;
import app.loudcraft.plan.MasteringWishes;
import app.loudcraft.render.MasterInspection;
import app.loudcraft.render.MasterSink;
import app.loudcraft.render.MasteringRenderer;
import app.loudcraft.render.RenderListener;
import app.loudcraft.render.RenderResult;
import app.loudcraft.render.SpatialEnhancer;
import app.loudcraft.render.SpooledMix;
import app.loudcraft.report.MasteringReport;
import app.loudcraft.report.QualityInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Masters mixes: listens, decides, renders, and proves what came of it.
 *
 * <pre>{@code
 * Mastering mastering = Mastering.builder().target(DeliveryTarget.SPOTIFY).genre(Genre.POP).build();
 * MasteringResult result = mastering.master(Path.of("mix.wav"), Path.of("master.wav"));
 * System.out.println(result.report().toText());
 * }</pre>
 *
 * <p>Three levels, each usable alone: {@code master}; {@link #analyze}, {@link #plan} and {@link #render} one by one, with
 * a plan that may be changed in between; or the meters and processors of the other packages. File, buffer and stream give
 * the same bits. An output file is replaced in one step once its master is proven; on failure or cancel it stays as it
 * was.
 *
 * <p>Immutable and safe to share between threads; every call owns its processors.
 */
public final class Mastering {

    private static final Logger LOG = LoggerFactory.getLogger(Mastering.class);

    private static final double NANOS_PER_SECOND = 1e9;

    private final MasteringBuilder asked;
    private final MasteringWishes wishes;
    private final Optional<GenreClassifier> classifier;
    private final Optional<QualityInspector> inspector;
    private final GateFailure onGateFailure;
    private final Optional<ReferenceTracks> references;
    private final ReadOptions reading;
    private final int blockFrames;
    private final int parallelism;
    private final MasteringRenderer renderer;

    Mastering(MasteringBuilder builder) {
        this.wishes = builder.wishes();
        this.classifier = builder.classifier();
        Optional<SpatialEnhancer> spatial = builder.spatialEnhancer();
        this.inspector = builder.inspector();
        this.onGateFailure = builder.onGateFailure();
        this.references = builder.references();
        this.reading = builder.reading();
        this.blockFrames = builder.blockFrames();
        this.parallelism = builder.parallelism();
        this.renderer = new MasteringRenderer(blockFrames, parallelism, spatial, builder.tags());
        this.asked = new MasteringBuilder(builder, classifier, spatial, inspector);
    }

    /** Begins with the defaults: Spotify's loudness and ceiling, neutral tone, 24 bit. */
    public static MasteringBuilder builder() {
        return new MasteringBuilder();
    }

    /** A builder that makes the same again, to change something. */
    public MasteringBuilder toBuilder() {
        return new MasteringBuilder(asked, classifier, asked.spatialEnhancer(), inspector);
    }

    /** What is asked for. */
    public MasteringWishes wishes() {
        return wishes;
    }

    /** Masters a file to a file; see {@link #master(Path, Path, MasteringListener)}. */
    public MasteringResult master(Path mix, Path master) throws IOException {
        return master(mix, master, MasteringListener.NONE);
    }

    /**
     * Masters a file to a file. Its metadata is carried over as far as the master can hold it; what it cannot is told in
     * the report.
     *
     * @param mix a WAV, FLAC or AIFF file, or one that a codec reads
     * @param master where the master goes: a FLAC or AIFF file where its name ends so, else a WAV file; must not be the mix
     * @throws app.loudcraft.io.AudioFormatException if the mix is not audio that can be read
     * @throws IOException if the mix cannot be read or the master cannot be written
     * @throws IllegalArgumentException if a file of the master's name cannot hold samples of the format that was asked for
     * @throws QualityGateException if the master fails the quality gate and {@link GateFailure#THROW} was asked for
     * @throws CancellationException if the listener cancels
     */
    public MasteringResult master(Path mix, Path master, MasteringListener listener) throws IOException {
        requireApart(mix, master);
        AudioContainer container = AudioContainer.of(master);
        if (!container.holds(wishes.format())) {
            throw new IllegalArgumentException(
                    "format must be of integers in a " + container + " file, but was " + wishes.format());
        }
        return run(source(mix), MasterSink.of(master), wishes.format(), listener);
    }

    /** The audio of a file, read as was asked for. */
    AudioSource source(Path file) {
        return AudioSource.of(file, reading);
    }

    private static void requireApart(Path mix, Path master) throws IOException {
        if (Files.exists(mix) && Files.exists(master) && Files.isSameFile(mix, master)) {
            throw new FileSystemException(
                    master.toString(), mix.toString(), "the master must not be written over its own mix");
        }
    }

    /** Masters a buffer; see {@link #master(AudioBuffer, MasteringListener)}. */
    public MasteringResult master(AudioBuffer mix) {
        return master(mix, MasteringListener.NONE);
    }

    /**
     * Masters a buffer to a new buffer; the mix is not changed. The master is as exact as floats are, whatever format the
     * builder names.
     *
     * @throws UncheckedIOException if intermediate audio does not fit into memory and cannot be written to a temporary
     *     file
     * @throws CancellationException if the listener cancels
     */
    public MasteringResult master(AudioBuffer mix, MasteringListener listener) {
        BufferWriter[] last = new BufferWriter[1];
        MasterSink sink = (spec, options) -> last[0] = new BufferWriter(spec, mix.frames());
        try {
            MasteringResult result = run(AudioSource.of(mix), sink, SampleFormat.FLOAT_32, listener);
            return new MasteringResult(result.report(), Optional.of(last[0].buffer()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Masters a stream; see {@link #master(AudioReader, AudioWriter, MasteringListener)}. */
    public MasteringResult master(AudioReader mix, AudioWriter master) throws IOException {
        return master(mix, master, MasteringListener.NONE);
    }

    /**
     * Masters what a reader delivers to a writer, which is committed at the end. The mix is spooled, for it is read
     * several times. Reader and writer are closed by their owner.
     *
     * @throws IOException if the mix cannot be read or the master cannot be written
     * @throws IllegalArgumentException if the writer takes another rate or layout than the reader gives
     * @throws CancellationException if the listener cancels
     */
    public MasteringResult master(AudioReader mix, AudioWriter master, MasteringListener listener) throws IOException {
        try (SpooledMix spooled = SpooledMix.of(mix, blockFrames)) {
            return run(spooled, MasterSink.of(master), master.spec().format(), listener);
        }
    }

    /** Measures a file; see {@link #analyze(AudioSource, MasteringListener)}. */
    public MixAnalysis analyze(Path mix) throws IOException {
        return analyze(source(mix), MasteringListener.NONE);
    }

    /**
     * Measures a mix, and recognises its genre where a classifier was asked for and no genre was named.
     *
     * @throws IOException if the mix cannot be read
     * @throws CancellationException if the listener cancels
     */
    public MixAnalysis analyze(AudioSource mix, MasteringListener listener) throws IOException {
        return hear(mix, listener).analysis();
    }

    private MixAnalyzer analyzer() {
        return new MixAnalyzer(blockFrames, parallelism);
    }

    /**
     * Decides what to do with an analysed mix.
     *
     * @throws IOException if a reference cannot be read
     * @throws IllegalArgumentException if a wish does not fit the mix, or a reference is silent, too short or not stereo
     */
    public MasteringPlan plan(MixAnalysis mix) throws IOException {
        return MasteringPlanner.plan(mix, wishesWithReference());
    }

    /** What is asked for, with what the references are like. */
    MasteringWishes wishesWithReference() throws IOException {
        return references.isPresent() ? wishes.withReference(references.get().reference(analyzer())) : wishes;
    }

    /** Renders a plan to a file; see {@link #render(AudioSource, MasteringPlan, MasterSink, MasteringListener)}. */
    public MasteringResult render(Path mix, MasteringPlan plan, Path master) throws IOException {
        requireApart(mix, master);
        return render(source(mix), plan, MasterSink.of(master), MasteringListener.NONE);
    }

    /**
     * Measures a mix and renders a plan for it, be it made by {@link #plan} or changed since.
     *
     * @throws IOException if the mix cannot be read or the master cannot be written
     * @throws IllegalArgumentException if the plan is for another rate or layout than the mix has
     * @throws CancellationException if the listener cancels
     */
    public MasteringResult render(AudioSource mix, MasteringPlan plan, MasterSink sink, MasteringListener listener)
            throws IOException {
        long start = System.nanoTime();
        return render(mix, analyze(mix, listener), plan, sink, listener, start);
    }

    private MasteringResult run(AudioSource mix, MasterSink sink, SampleFormat format, MasteringListener listener)
            throws IOException {
        long start = System.nanoTime();
        MixAnalysis analysis = analyze(mix, listener);
        MasteringWishes asked = wishesWithReference().withFormat(format);
        MasteringPlan plan = MasteringPlanner.plan(analysis, asked);
        return render(mix, analysis, refined(mix, analysis, plan, asked, listener), sink, listener, start);
    }

    /** The plan, corrected by the draft of a master where a reference is to be met. */
    private MasteringPlan refined(
            AudioSource mix,
            MixAnalysis analysis,
            MasteringPlan plan,
            MasteringWishes asked,
            MasteringListener listener)
            throws IOException {
        if (!MasteringPlanner.needsDraft(plan, asked)) {
            return plan;
        }
        RenderListener progress = (stage, fraction) -> report(listener, MasteringStage.valueOf(stage.name()), fraction);
        MixAnalysis[] draft = new MixAnalysis[1];
        MasterInspection hearing =
                master -> draft[0] = measure(master, listener).analysis();
        renderer.render(mix, analysis, plan, MasterSink.draft(), hearing, progress);
        return MasteringPlanner.refine(plan, draft[0], asked);
    }

    private MasteringResult render(
            AudioSource mix,
            MixAnalysis analysis,
            MasteringPlan plan,
            MasterSink sink,
            MasteringListener listener,
            long start)
            throws IOException {
        RenderListener progress = (stage, fraction) -> report(listener, MasteringStage.valueOf(stage.name()), fraction);
        GatedRendering.Renderer attempt = (tried, inspection) -> renderer.render(
                mix,
                analysis,
                tried,
                sink,
                master -> {
                    if (inspector.isPresent()) {
                        report(listener, MasteringStage.INSPECT, 0.0);
                    }
                    inspection.inspect(master);
                },
                progress);
        GatedRendering.Outcome outcome = new GatedRendering(inspector, onGateFailure, parallelism).run(plan, attempt);
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        RenderResult rendering = outcome.rendering();
        MasteringReport report = new MasteringReport(analysis, outcome.plan(), rendering, outcome.quality(), seconds);
        LOG.debug("mastered {} in {} s: {}", analysis.source(), seconds, rendering.loudness());
        return new MasteringResult(report, Optional.empty());
    }

    /** Masters the tracks of an album; see {@link #masterAlbum(List, Path, MasteringListener)}. */
    public AlbumResult masterAlbum(List<Path> mixes, Path folder) throws IOException {
        return masterAlbum(mixes, folder, MasteringListener.NONE);
    }

    /**
     * Masters the tracks of an album as one: all are raised or lowered by the same, so that quiet tracks stay as quiet
     * beside loud ones as they were, and their tone is brought together. Where the target is {@link
     * DeliveryTarget#AES_ALBUM} the loudest track has its loudness, elsewhere the album as a whole has. If a track cannot
     * be made as loud as that, all are made less loud, in up to three rounds.
     *
     * <p>A master has the name of its mix, with the ending {@code .wav}. Masters take their places one by one; on failure
     * or cancel those that were finished stay.
     *
     * @param mixes the tracks in their order, at least one; no two may give the same name
     * @param folder where the masters go; made if it is not there; must not be the mixes' own
     * @throws app.loudcraft.io.AudioFormatException if a mix is not audio that can be read
     * @throws IOException if a mix cannot be read or a master cannot be written
     * @throws IllegalArgumentException if there is no mix, or two masters would have the same name
     * @throws CancellationException if the listener cancels
     */
    public AlbumResult masterAlbum(List<Path> mixes, Path folder, MasteringListener listener) throws IOException {
        return new AlbumMastering(this, mixes, folder, listener).run();
    }

    /** Masters one track of an album after a plan of its own. */
    MasteringResult masterTrack(
            Path mix, MixAnalysis analysis, MasteringWishes own, Path master, MasteringListener listener)
            throws IOException {
        requireApart(mix, master);
        long start = System.nanoTime();
        MasteringPlan plan = MasteringPlanner.plan(analysis, own);
        return render(source(mix), analysis, plan, MasterSink.of(master), listener, start);
    }

    /** What an analysis and the meter that it used tell of a mix. */
    record Heard(MixAnalysis analysis, ProgrammeMeter meter) {}

    /** Measures a mix, recognises its genre where that was asked for, and keeps the meter. */
    Heard hear(AudioSource mix, MasteringListener listener) throws IOException {
        Heard measured = measure(mix, listener);
        if (classifier.isEmpty()) {
            return measured;
        }
        report(listener, MasteringStage.CLASSIFY, 0.0);
        try (AudioReader reader = mix.open()) {
            return new Heard(measured.analysis().withGenre(classifier.get().classify(reader)), measured.meter());
        }
    }

    private Heard measure(AudioSource mix, MasteringListener listener) throws IOException {
        try (AudioReader reader = mix.open()) {
            double frames = Math.max(1, reader.frames().orElse(1));
            ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
            MixAnalysis analysis = analyzer()
                    .analyze(
                            reader,
                            meter,
                            done -> report(listener, MasteringStage.ANALYZE, Math.min(1.0, done / frames)));
            return new Heard(analysis, meter);
        }
    }

    private static void report(MasteringListener listener, MasteringStage stage, double fraction) {
        listener.progressed(stage, fraction);
        if (listener.cancelled()) {
            throw new CancellationException("cancelled during " + stage);
        }
    }
}

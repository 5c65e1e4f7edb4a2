package app.loudcraft;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.io.ReadOptions;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringWishes;
import app.loudcraft.render.LoudnessTag;
import app.loudcraft.render.MasterTags;
import app.loudcraft.render.SpatialEnhancer;
import app.loudcraft.report.QualityInspector;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collects wishes for a {@link Mastering}; every one has a default.
 *
 * <p>A setter checks its own argument and may be called again: the last call wins. What does not fit together is told by
 * {@link #build}, whatever the order of the calls. Not thread-safe.
 */
public final class MasteringBuilder {

    private static final int DEFAULT_BLOCK_FRAMES = 4096;
    private static final int MAX_BLOCK_FRAMES = 1 << 20;
    private static final int MAX_THREADS = 1024;

    private Optional<DeliveryTarget> target = Optional.empty();
    private OptionalDouble targetLufs = OptionalDouble.empty();
    private OptionalDouble ceilingDbtp = OptionalDouble.empty();
    private boolean detectGenre;
    private Optional<GenreClassifier> classifier = Optional.empty();
    private Optional<SpatialEnhancer> spatialEnhancer = Optional.empty();
    private boolean qualityGate;
    private Optional<QualityInspector> inspector = Optional.empty();
    private GateFailure onGateFailure = GateFailure.REPORT;
    private MasteringWishes wishes = MasteringWishes.DEFAULT;
    private List<Path> references = List.of();
    private int referenceBlendPercent = 100;
    private MasterTags tags = MasterTags.AS_MIX;
    private ReadOptions reading = ReadOptions.DEFAULT;
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private int blockFrames = DEFAULT_BLOCK_FRAMES;

    MasteringBuilder() {}

    /** The same wishes as another builder's, with the modules that were found for them. */
    MasteringBuilder(
            MasteringBuilder other,
            Optional<GenreClassifier> classifier,
            Optional<SpatialEnhancer> spatialEnhancer,
            Optional<QualityInspector> inspector) {
        this.target = other.target;
        this.targetLufs = other.targetLufs;
        this.ceilingDbtp = other.ceilingDbtp;
        this.detectGenre = other.detectGenre;
        this.classifier = classifier;
        this.spatialEnhancer = spatialEnhancer;
        this.qualityGate = other.qualityGate;
        this.inspector = inspector;
        this.onGateFailure = other.onGateFailure;
        this.wishes = other.wishes;
        this.references = other.references;
        this.referenceBlendPercent = other.referenceBlendPercent;
        this.tags = other.tags;
        this.reading = other.reading;
        this.parallelism = other.parallelism;
        this.blockFrames = other.blockFrames;
    }

    /**
     * Where the master goes: its loudness and ceiling. Default: {@link DeliveryTarget#SPOTIFY}, and
     * {@link DeliveryTarget#APPLE_PODCASTS} where the genre is given as {@link Genre#SPEECH}.
     */
    public MasteringBuilder target(DeliveryTarget newTarget) {
        target = Optional.of(newTarget);
        return this;
    }

    /**
     * Another loudness than the target's. A target that asks louder masters to keep more headroom then lowers its ceiling.
     *
     * @param lufs integrated loudness, [-60, -3] LUFS
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder targetLufs(double lufs) {
        targetLufs = OptionalDouble.of(Ranges.check(
                "targetLufs", lufs, DeliveryTarget.MIN_TARGET_LUFS, DeliveryTarget.MAX_TARGET_LUFS, "LUFS"));
        return this;
    }

    /**
     * Another ceiling than the target's.
     *
     * @param dbtp true peak, [-20, 0] dBTP
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder ceilingDbtp(double dbtp) {
        ceilingDbtp = OptionalDouble.of(Ranges.check(
                "ceilingDbtp", dbtp, LimiterSettings.MIN_CEILING_DBTP, LimiterSettings.MAX_CEILING_DBTP, "dBTP"));
        return this;
    }

    /** The genre, whose profile is followed. Default: none, a neutral profile. */
    public MasteringBuilder genre(Genre newGenre) {
        wishes = wishes.withGenre(newGenre);
        return this;
    }

    /**
     * Recognises the genre of every mix, each track of an album by itself; needs the module {@code
     * app.loudcraft:loudcraft-onnx}. What is followed is a blend of the likely genres, the nearer to neutral the less
     * certain they are. A mix that is recognised as speech is treated as such, and goes where every other goes unless a
     * {@link #target} is named.
     */
    public MasteringBuilder detectGenre() {
        detectGenre = true;
        classifier = Optional.empty();
        return this;
    }

    /** Recognises the genre of every mix with this classifier; see {@link #detectGenre()}. */
    public MasteringBuilder detectGenre(GenreClassifier newClassifier) {
        detectGenre = true;
        classifier = Optional.of(newClassifier);
        return this;
    }

    /**
     * Widens stereo mixes as far as suits their genre, and no others; needs the module {@code
     * app.loudcraft:loudcraft-spatial}. Like the rest of the treatment it is done by the share that {@link #intensity}
     * names, and not to finished masters. What suits a genre: {@link app.loudcraft.plan.GenreProfile#spatialPercent}.
     */
    public MasteringBuilder spatial() {
        wishes = wishes.withSpatialOfGenre();
        spatialEnhancer = Optional.empty();
        return this;
    }

    /** Widens stereo mixes as far as suits their genre with this enhancer; see {@link #spatial()}. */
    public MasteringBuilder spatial(SpatialEnhancer enhancer) {
        spatial();
        spatialEnhancer = Optional.of(enhancer);
        return this;
    }

    /**
     * Widens stereo mixes, whatever {@link #intensity} the treatment has; needs the module {@code
     * app.loudcraft:loudcraft-spatial} unless 0. Mono mixes stay as they are; a mix of more than two channels is an {@link
     * IllegalArgumentException} of {@code plan} and {@code master}.
     *
     * @param intensityPercent [0, 100] %; default 0
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder spatial(int intensityPercent) {
        wishes = wishes.withSpatialPercent(Ranges.check("intensityPercent", intensityPercent, 0, 100, "%"));
        spatialEnhancer = Optional.empty();
        return this;
    }

    /**
     * Widens stereo mixes with this enhancer.
     *
     * @param intensityPercent [0, 100] %
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder spatial(int intensityPercent, SpatialEnhancer enhancer) {
        spatial(intensityPercent);
        spatialEnhancer = Optional.of(enhancer);
        return this;
    }

    /** Judges every master before it takes its place; needs the module {@code app.loudcraft:loudcraft-qc}. */
    public MasteringBuilder qualityGate() {
        qualityGate = true;
        inspector = Optional.empty();
        return this;
    }

    /** Judges every master before it takes its place with this inspector. */
    public MasteringBuilder qualityGate(QualityInspector newInspector) {
        qualityGate = true;
        inspector = Optional.of(newInspector);
        return this;
    }

    /**
     * What becomes of a master that the quality gate fails; nothing where no gate was asked for. Tracks of an album are
     * judged one by one.
     *
     * @param newOnGateFailure default: {@link GateFailure#REPORT}
     */
    public MasteringBuilder onGateFailure(GateFailure newOnGateFailure) {
        onGateFailure = Objects.requireNonNull(newOnGateFailure, "onGateFailure");
        return this;
    }

    /** Sample format of master files. Default: 24-bit PCM. Masters in memory are always 32-bit float. */
    public MasteringBuilder format(SampleFormat newFormat) {
        wishes = wishes.withFormat(newFormat);
        return this;
    }

    /**
     * How much of the treatment is wanted: tone, dynamics, saturation and all else but gain, ceiling, and a {@link
     * #spatial(int)} intensity of its own.
     *
     * @param percent [0, 100] %; 0 is gain and ceiling alone; default 100
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder intensity(int percent) {
        wishes = wishes.withIntensityPercent(Ranges.check("percent", percent, 0, 100, "%"));
        return this;
    }

    /** Corrects the tone without bending phases, at the price of an echo before strokes. Default: minimum phase. */
    public MasteringBuilder linearPhase() {
        wishes = wishes.withPhase(CurveEqualizer.Phase.LINEAR);
        return this;
    }

    /**
     * Rate of the masters, converted before the limiter. Default: that of the mix.
     *
     * @param rateHz [8000, 384000] Hz
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder sampleRate(int rateHz) {
        wishes = wishes.withSampleRateHz(
                Ranges.check("rateHz", rateHz, AudioSpec.MIN_SAMPLE_RATE_HZ, AudioSpec.MAX_SAMPLE_RATE_HZ, "Hz"));
        return this;
    }

    /** What is added before rounding to 24 bits or fewer. Default: {@link Dither#TPDF}. */
    public MasteringBuilder dither(Dither newDither) {
        wishes = wishes.withDither(newDither);
        return this;
    }

    /**
     * Follows finished stereo tracks in tone, width, dynamics and loudness, several by their mean; read when they are
     * first needed. The loudness of a target is then not aimed at, its ceiling is kept.
     *
     * @param tracks at least one
     * @throws IllegalArgumentException if there is none
     */
    public MasteringBuilder reference(Path... tracks) {
        if (tracks.length == 0) {
            throw new IllegalArgumentException("tracks must be at least one, but were none");
        }
        references = List.of(tracks);
        return this;
    }

    /**
     * How far tone, width and dynamics go towards the {@link #reference}; the loudness goes all the way.
     *
     * @param percent [0, 100] %; default 100
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder referenceBlend(int percent) {
        referenceBlendPercent = Ranges.check("percent", percent, 0, 100, "%");
        return this;
    }

    /**
     * Makes the metadata of master files of what their mix carries, such as {@code m -> m.withTag(Tag.TITLE, "Morning")}.
     * Default: as the mix has it.
     */
    public MasteringBuilder metadata(UnaryOperator<AudioMetadata> edit) {
        tags = tags.withEdit(edit);
        return this;
    }

    /** Writes the loudness of master files into their metadata in these ways. Default: none. */
    public MasteringBuilder loudnessTags(LoudnessTag... kinds) {
        tags = tags.withLoudness(Set.of(kinds));
        return this;
    }

    /** How files are read: their limits, and codecs for other kinds of files. Default: {@link ReadOptions#DEFAULT}. */
    public MasteringBuilder reading(ReadOptions options) {
        reading = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * How many threads a mastering may use, the calling one included. Changes no bit of any result.
     *
     * @param threads at least 1; default: as many as there are processors
     * @throws IllegalArgumentException if it is below 1
     */
    public MasteringBuilder parallelism(int threads) {
        parallelism = Ranges.check("threads", threads, 1, MAX_THREADS, "threads");
        return this;
    }

    /**
     * Frames processed at a time. Changes no bit of any result.
     *
     * @param frames [1, 1048576]; default 4096
     * @throws IllegalArgumentException if it is outside its range
     */
    public MasteringBuilder blockFrames(int frames) {
        blockFrames = Ranges.check("blockFrames", frames, 1, MAX_BLOCK_FRAMES, "frames");
        return this;
    }

    /**
     * Makes the mastering; the builder may be used again.
     *
     * @throws IllegalStateException if wishes contradict each other or need a module that is not there
     */
    public Mastering build() {
        if (wishes.genre().isPresent() && detectGenre) {
            throw new IllegalStateException("genre(" + wishes.genre().get().name()
                    + ") and detectGenre() exclude each other; call one of them");
        }
        return new Mastering(this);
    }

    MasteringWishes wishes() {
        DeliveryTarget asked = target.orElse(
                wishes.genre().equals(Optional.of(Genre.SPEECH))
                        ? DeliveryTarget.APPLE_PODCASTS
                        : MasteringWishes.DEFAULT.target());
        DeliveryTarget aimed = targetLufs.isPresent() ? asked.withTargetLufs(targetLufs.getAsDouble()) : asked;
        DeliveryTarget limited = ceilingDbtp.isPresent() ? aimed.withCeilingDbtp(ceilingDbtp.getAsDouble()) : aimed;
        return wishes.withTarget(limited);
    }

    Optional<GenreClassifier> classifier() {
        return Modules.find(detectGenre, classifier, GenreClassifier.class, "detectGenre()", "loudcraft-onnx");
    }

    Optional<SpatialEnhancer> spatialEnhancer() {
        return Modules.find(
                wishes.spatialPercent().orElse(1) > 0,
                spatialEnhancer,
                SpatialEnhancer.class,
                wishes.spatialPercent().isPresent() ? "spatial(int)" : "spatial()",
                "loudcraft-spatial");
    }

    Optional<QualityInspector> inspector() {
        return Modules.find(qualityGate, inspector, QualityInspector.class, "qualityGate()", "loudcraft-qc");
    }

    GateFailure onGateFailure() {
        return onGateFailure;
    }

    Optional<ReferenceTracks> references() {
        return references.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReferenceTracks(references, referenceBlendPercent, reading));
    }

    MasterTags tags() {
        return tags;
    }

    ReadOptions reading() {
        return reading;
    }

    int parallelism() {
        return parallelism;
    }

    int blockFrames() {
        return blockFrames;
    }
}

package app.loudcraft.render;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.internal.conveyor.ProcessingStage;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.metadata.Omission;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.MasteringPlan;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One rendering on its way through process, solve and as many attempts as it takes. Used by one thread, which may have
 * others work for it.
 */
final class Rendering implements Closeable {

    static final int MAX_ATTEMPTS = 3;

    // How far from its target the loudness of the stored master may be to count as reached, LU.
    private static final double REACHED_TOLERANCE_LU = 0.1;

    // What a gain is decided from: loudness, and the true peak on all three meters.
    private static final MeterSettings LEVELS =
            MeterSettings.DEFAULT.withPeakToShortTerm(false).withComparisonKernels(true);

    // How much more gain than the mix needs may stand in front of the limiter, before its peaks are found anew.
    private static final double PEAKS_LEEWAY_DB = 5.0;

    private static final MeterSettings PROOF = MeterSettings.DEFAULT.withComparisonKernels(true);

    private final AudioSource mix;
    private final MixAnalysis analysis;
    private final MasteringPlan plan;
    private final AudioSpec spec;
    private final Spool spool;
    private final RenderListener listener;
    private final int blockFrames;
    private final int threads;

    private AudioSource processed;
    private double processedLufs;
    private double processedTruePeakDbtp;
    private double compressionDb;
    private Optional<SpatialReport> spatialReport = Optional.empty();
    private Optional<PeakTrack> peaks = Optional.empty();
    private LoudnessOutcome loudness;
    private LimiterSettings limiterSettings;

    Rendering(
            AudioSource mix,
            MixAnalysis analysis,
            MasteringPlan plan,
            RenderListener listener,
            int blockFrames,
            int threads) {
        this.mix = mix;
        this.analysis = analysis;
        this.plan = plan;
        this.spec = analysis.spec().withSampleRateHz(plan.output().sampleRateHz());
        this.spool = new Spool(spec, analysis.source());
        this.listener = listener;
        this.blockFrames = blockFrames;
        this.threads = threads;
        this.limiterSettings = plan.limiter().settings();
    }

    /** Renders what comes before the gain; a mix that nothing happens to is used where it is. */
    void process(Optional<SpatialEnhancer> spatial) throws IOException {
        Rack rack = new Rack(plan, spatial);
        boolean converts = spec.sampleRateHz() != analysis.spec().sampleRateHz();
        if (rack.processors().isEmpty() && !converts) {
            processed = mix;
            processedLufs = analysis.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
            processedTruePeakDbtp = analysis.programme().highestTruePeakDbtp();
            return;
        }
        List<Stage> stages = new ArrayList<>();
        ProcessSpec before = new ProcessSpec(analysis.spec().sampleRateHz(), spec.channels(), blockFrames);
        rack.processors().forEach(processor -> stages.add(new ProcessingStage(processor, before)));
        int capacityFrames = blockFrames;
        if (converts) {
            ConvertingStage converting =
                    new ConvertingStage(before.sampleRateHz(), spec.sampleRateHz(), spec.channels(), blockFrames);
            stages.add(converting);
            capacityFrames = converting.capacityFrames();
        }
        ProgrammeMeter meter = new ProgrammeMeter(spec.sampleRateHz(), spec.layout(), LEVELS);
        stages.add(meter::process);
        double expectedGainDb = expectedGainDb();
        if (expectedGainDb > headroomOfMixDb()) {
            stages.add(newPeaks(expectedGainDb + PEAKS_LEEWAY_DB, capacityFrames));
        }
        stages.add(spool::write);
        pass(RenderStage.PROCESS).run(mix, capacityFrames, stages);
        processed = spool;
        ProgrammeReading reading = meter.reading();
        processedLufs = reading.loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        processedTruePeakDbtp = reading.highestTruePeakDbtp();
        compressionDb = rack.compressionDb();
        spatialReport = rack.spatialReport().map(report -> report.before(analysis.seconds()));
    }

    /** The gain that the mix would need if nothing but the gain changed its loudness. */
    private double expectedGainDb() {
        double mixLufs = analysis.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        boolean aims = plan.loudness().targetLufs().isPresent() && Double.isFinite(mixLufs);
        return aims ? plan.loudness().targetLufs().getAsDouble() - mixLufs : Double.NEGATIVE_INFINITY;
    }

    private double headroomOfMixDb() {
        return plan.limiter().settings().ceilingDbtp() - analysis.programme().highestTruePeakDbtp();
    }

    private PeakTrack newPeaks(double maxGainDb, int capacityFrames) throws IOException {
        if (peaks.isPresent()) {
            peaks.get().close();
        }
        PeakTrack track = new PeakTrack(spec, limiterSettings, Decibels.toAmplitude(maxGainDb), capacityFrames);
        peaks = Optional.of(track);
        return track;
    }

    /** The peaks of the processed mix for a limiter behind this gain, found now if they have not been. */
    private PeakTrack peaksFor(double gainDb) throws IOException {
        if (peaks.isEmpty() || !peaks.get().covers(Decibels.toAmplitude(gainDb))) {
            PeakTrack track = newPeaks(gainDb + PEAKS_LEEWAY_DB, blockFrames);
            pass(RenderStage.SOLVE).run(processed, List.of(track));
        }
        return peaks.orElseThrow();
    }

    void solve() throws IOException {
        loudness =
                LoudnessSolver.solve(plan.loudness(), plan.limiter(), processedLufs, processedTruePeakDbtp, gainDb -> {
                    LoudnessMeter meter = new LoudnessMeter(spec.sampleRateHz(), spec.layout());
                    GainReduction limiting =
                            limited(RenderStage.SOLVE, gainDb, meter::process).reduction();
                    double lufs = meter.reading().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
                    return new LoudnessSolver.Trial(lufs, limiting);
                });
    }

    /** What a limiter did to a programme, in all and over time. */
    private record Limited(GainReduction reduction, LimitingTimeline timeline) {}

    /** Runs the processed mix through gain and limiter. */
    private Limited limited(RenderStage kind, double gainDb, Stage then) throws IOException {
        PeakTrack track = peaksFor(gainDb);
        try (AudioReader reader = track.open()) {
            LimitingStage limiting =
                    new LimitingStage(Decibels.toAmplitude(gainDb), limiterSettings, spec.sampleRateHz(), reader);
            pass(kind).run(processed, List.of(limiting, then));
            return new Limited(limiting.reduction(), limiting.timeline());
        }
    }

    boolean changesNothing() {
        return processed == mix && loudness.gainDb() == 0.0 && !loudness.limiterInCircuit();
    }

    /** Writes the master and measures what was stored; empty if it is over its ceiling and may be tried again. */
    Optional<RenderResult> attempt(
            AudioWriter writer, MasterMetadata metadata, int attempt, MasterInspection inspection) throws IOException {
        Limited limiting = write(writer, loudness.limiterInCircuit() || attempt > 1);
        AudioSource stored = writer.readBack()
                .orElseThrow(() -> new IllegalStateException("a sink's writer must be able to read back"));
        MasterReading master = measure(stored);
        double ceilingDbtp = plan.limiter().settings().ceilingDbtp();
        double overDb = master.programme().highestTruePeakDbtp() - ceilingDbtp;
        if (overDb > 0.0 && attempt < MAX_ATTEMPTS) {
            // The guard once more: without it rounding alone can leave the corrected master over the ceiling.
            double loweredDbtp = limiterSettings.ceilingDbtp() - overDb - TruePeakLimiter.GUARD_DB;
            limiterSettings = limiterSettings.withCeilingDbtp(Math.max(LimiterSettings.MIN_CEILING_DBTP, loweredDbtp));
            // Peaks just under the old ceiling may not be among those that were found for it.
            newPeaksAreNeeded();
            return Optional.empty();
        }
        writer.annotate(metadata.measured(master.programme()));
        inspection.inspect(stored);
        List<Omission> omitted = new ArrayList<>(metadata.omitted());
        omitted.addAll(writer.omitted());
        writer.commit();
        return Optional.of(result(master, overDb <= 0.0, limiting, attempt, omitted));
    }

    private Limited write(AudioWriter writer, boolean limit) throws IOException {
        if (limit) {
            return limited(RenderStage.WRITE, loudness.gainDb(), writer::write);
        }
        ProcessSpec shape = new ProcessSpec(spec.sampleRateHz(), spec.channels(), blockFrames);
        Stage gain = new ProcessingStage(Gain.of(loudness.gainDb()), shape);
        pass(RenderStage.WRITE).run(processed, List.of(gain, writer::write));
        return new Limited(GainReduction.NONE, LimitingTimeline.NONE);
    }

    private void newPeaksAreNeeded() throws IOException {
        if (peaks.isPresent()) {
            peaks.get().close();
        }
        peaks = Optional.empty();
    }

    private MasterReading measure(AudioSource stored) throws IOException {
        ProgrammeMeter meter = new ProgrammeMeter(spec.sampleRateHz(), spec.layout(), PROOF);
        pass(RenderStage.VERIFY).run(stored, List.of(meter::process));
        try (AudioReader reader = stored.open()) {
            return new MasterReading(reader.spec(), meter.frames(), meter.reading());
        }
    }

    private Pass pass(RenderStage kind) {
        return new Pass(kind, blockFrames, threads, listener);
    }

    @Override
    public void close() throws IOException {
        try {
            newPeaksAreNeeded();
        } finally {
            spool.close();
        }
    }

    private RenderResult result(
            MasterReading master, boolean ceilingMet, Limited limited, int attempts, List<Omission> omitted) {
        LoudnessOutcome outcome = confirmed(master);
        GainReduction limiting = limited.reduction();
        List<String> warnings = new ArrayList<>();
        LimiterStep step = plan.limiter();
        if (outcome.status() == LoudnessOutcome.Status.TARGET_UNREACHABLE) {
            warnings.add(outcome.explanation());
        } else if (limiting.p99Db() > step.warnAboveDb()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "1 %% of the time the limiter works by %.1f dB or more; above %.1f dB it may be heard",
                    limiting.p99Db(),
                    step.warnAboveDb()));
        }
        if (!ceilingMet) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the true peak is %.2f dBTP, over the ceiling of %.2f dBTP, after %d attempts",
                    master.programme().highestTruePeakDbtp(),
                    step.settings().ceilingDbtp(),
                    attempts));
        }
        omitted.forEach(omission -> warnings.add(omission.toString()));
        return new RenderResult(
                outcome,
                compressionDb,
                limiting,
                limited.timeline(),
                spatialReport,
                master,
                ceilingMet,
                attempts,
                warnings);
    }

    /** The outcome that the stored master confirms: a loudness counts as reached only if it is there. */
    private LoudnessOutcome confirmed(MasterReading master) {
        if (loudness.status() != LoudnessOutcome.Status.REACHED) {
            return loudness;
        }
        double targetLufs = plan.loudness().targetLufs().orElseThrow();
        double storedLufs = master.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        if (Math.abs(storedLufs - targetLufs) <= REACHED_TOLERANCE_LU) {
            return loudness;
        }
        return new LoudnessOutcome(
                LoudnessOutcome.Status.TARGET_UNREACHABLE,
                loudness.gainDb(),
                loudness.limiterInCircuit(),
                loudness.trials(),
                String.format(
                        Locale.ROOT,
                        "the stored master reads %.2f LUFS, the target is %.2f LUFS",
                        storedLufs,
                        targetLufs));
    }
}

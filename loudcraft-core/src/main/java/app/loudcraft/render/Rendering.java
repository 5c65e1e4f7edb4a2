package app.loudcraft.render;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Compressor;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.Processor;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.BlockConsumer;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.MasteringPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One rendering on its way through process, solve and as many attempts as it takes. One thread. */
final class Rendering {

    static final int MAX_ATTEMPTS = 3;

    // How far from its target the loudness of the stored master may be to count as reached, LU.
    private static final double REACHED_TOLERANCE_LU = 0.1;

    // What a gain is decided from: loudness, and the true peak on all three meters.
    private static final MeterSettings LEVELS =
            MeterSettings.DEFAULT.withPeakToShortTerm(false).withComparisonKernels(true);

    private final AudioSource mix;
    private final MixAnalysis analysis;
    private final MasteringPlan plan;
    private final Spool spool;
    private final RenderListener listener;
    private final int blockFrames;

    private AudioSource processed;
    private double processedLufs;
    private double processedTruePeakDbtp;
    private double compressionDb;
    private LoudnessOutcome loudness;
    private LimiterSettings limiterSettings;

    Rendering(
            AudioSource mix,
            MixAnalysis analysis,
            MasteringPlan plan,
            Spool spool,
            RenderListener listener,
            int blockFrames) {
        this.mix = mix;
        this.analysis = analysis;
        this.plan = plan;
        this.spool = spool;
        this.listener = listener;
        this.blockFrames = blockFrames;
        this.limiterSettings = plan.limiter().settings();
    }

    /** Renders what comes before the gain; a mix that nothing happens to is used where it is. */
    void process(Optional<SpatialEnhancer> spatial) throws IOException {
        List<Processor> processors = new ArrayList<>();
        if (plan.equalizer().active()) {
            processors.add(Equalizer.of(plan.equalizer().bands()));
        }
        Optional<Compressor> compressor = plan.compressor().settings().map(Compressor::of);
        compressor.ifPresent(processors::add);
        if (plan.spatial().active()) {
            SpatialEnhancer enhancer = spatial.orElseThrow(() -> new IllegalStateException(
                    "the plan asks for spatial processing, but the renderer has no SpatialEnhancer"));
            processors.add(enhancer.create(plan.spatial().intensityPercent()));
        }
        if (processors.isEmpty()) {
            processed = mix;
            processedLufs = analysis.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
            processedTruePeakDbtp = analysis.programme().highestTruePeakDbtp();
            return;
        }
        ProgrammeMeter meter = new ProgrammeMeter(
                analysis.spec().sampleRateHz(), analysis.spec().layout(), LEVELS);
        run(RenderStage.PROCESS, mix, Chain.of(processors), block -> {
            meter.process(block);
            spool.write(block);
        });
        processed = spool;
        ProgrammeReading reading = meter.reading();
        processedLufs = reading.loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        processedTruePeakDbtp = reading.highestTruePeakDbtp();
        compressionDb = compressor.map(Compressor::maxGainReductionDb).orElse(0.0);
    }

    void solve() throws IOException {
        loudness =
                LoudnessSolver.solve(plan.loudness(), plan.limiter(), processedLufs, processedTruePeakDbtp, gainDb -> {
                    TruePeakLimiter limiter = new TruePeakLimiter(limiterSettings);
                    LoudnessMeter meter = new LoudnessMeter(
                            analysis.spec().sampleRateHz(), analysis.spec().layout());
                    run(RenderStage.SOLVE, processed, Chain.of(Gain.of(gainDb), limiter), meter::process);
                    double lufs = meter.reading().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
                    return new LoudnessSolver.Trial(lufs, limiter.gainReduction());
                });
    }

    boolean changesNothing() {
        return processed == mix && loudness.gainDb() == 0.0 && !loudness.limiterInCircuit();
    }

    /** Writes the master and measures what was stored; empty if it is over its ceiling and may be tried again. */
    Optional<RenderResult> attempt(AudioWriter writer, int attempt, MasterInspection inspection) throws IOException {
        boolean limited = loudness.limiterInCircuit() || attempt > 1;
        TruePeakLimiter limiter = new TruePeakLimiter(limiterSettings);
        Gain gain = Gain.of(loudness.gainDb());
        run(RenderStage.WRITE, processed, limited ? Chain.of(gain, limiter) : gain, writer::write);
        AudioSource stored = writer.readBack()
                .orElseThrow(() -> new IllegalStateException("a sink's writer must be able to read back"));
        MixAnalysis master = measure(stored);
        double ceilingDbtp = plan.limiter().settings().ceilingDbtp();
        double overDb = master.programme().highestTruePeakDbtp() - ceilingDbtp;
        if (overDb > 0.0 && attempt < MAX_ATTEMPTS) {
            // The guard once more: without it rounding alone can leave the corrected master over the ceiling.
            double loweredDbtp = limiterSettings.ceilingDbtp() - overDb - TruePeakLimiter.GUARD_DB;
            limiterSettings = limiterSettings.withCeilingDbtp(Math.max(LimiterSettings.MIN_CEILING_DBTP, loweredDbtp));
            return Optional.empty();
        }
        inspection.inspect(stored);
        writer.commit();
        GainReduction limiting = limited ? limiter.gainReduction() : GainReduction.NONE;
        return Optional.of(result(master, overDb <= 0.0, limiting, attempt));
    }

    private MixAnalysis measure(AudioSource stored) throws IOException {
        try (AudioReader reader = stored.open()) {
            return new MixAnalyzer(blockFrames).analyze(reader, done -> progress(RenderStage.VERIFY, done));
        }
    }

    private RenderResult result(MixAnalysis master, boolean ceilingMet, GainReduction limiting, int attempts) {
        LoudnessOutcome outcome = confirmed(master);
        List<String> warnings = new ArrayList<>();
        LimiterStep step = plan.limiter();
        if (outcome.status() == LoudnessOutcome.Status.TARGET_UNREACHABLE) {
            warnings.add(outcome.explanation());
        } else if (limiting.maxDb() > step.warnAboveDb()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the highest peak was limited by %.1f dB; above %.1f dB limiting may be heard",
                    limiting.maxDb(),
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
        return new RenderResult(outcome, compressionDb, limiting, master, ceilingMet, attempts, warnings);
    }

    /** The outcome that the stored master confirms: a loudness counts as reached only if it is there. */
    private LoudnessOutcome confirmed(MixAnalysis master) {
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

    private void run(RenderStage stage, AudioSource source, Processor processor, BlockConsumer consumer)
            throws IOException {
        try (AudioReader reader = source.open()) {
            long[] done = {0};
            ProcessedPass.run(reader, processor, blockFrames, block -> {
                done[0] += block.frames();
                consumer.accept(block);
                progress(stage, done[0]);
            });
        }
    }

    private void progress(RenderStage stage, long framesDone) {
        listener.progressed(stage, Math.min(1.0, (double) framesDone / Math.max(1, analysis.frames())));
    }
}

package app.loudcraft.meter;

import app.loudcraft.audio.SampleBlock;
import java.util.List;

/**
 * Leads one stream through a measurement: a scan of its samples, and what the energies and peaks add up to.
 *
 * <p>The public meters are views of it. One thread measures; {@link #published()} serves any.
 */
final class StreamMeasurement implements StreamScan.Listener {

    private final MeterPlan plan;
    private final Totals totals;
    private StreamScan scan;
    private long nonFiniteElsewhere;
    private volatile Results results;

    /** What grows while the stream goes on; a reset begins another. */
    private static final class Results {

        private final LoudnessTracker loudness;
        private final StepHistory peaks = new StepHistory();
        private final SharedTotals shared;

        private Results(MeterPlan plan) {
            this.loudness = new LoudnessTracker(plan.grid());
            this.shared = new SharedTotals(plan.layout().size(), plan.kernels().size());
        }
    }

    /** A state of the measurement from which readings are made; immutable by use. */
    record Moment(MeterPlan plan, Totals totals, StepHistory.View energies, StepHistory.View peaks) {}

    StreamMeasurement(MeterPlan plan) {
        this.plan = plan;
        this.totals = new Totals(plan.layout().size(), plan.kernels().size());
        this.scan = new StreamScan(plan, 0);
        this.results = new Results(plan);
        publish();
    }

    /** Takes the next frames; see the meters. */
    void process(SampleBlock block) {
        scan.process(block, this);
    }

    @Override
    public void hop(double energy, boolean counted) {
        LoudnessTracker loudness = results.loudness;
        loudness.addHop(energy, counted);
        if (loudness.windows().atStep()) {
            publish();
        }
    }

    @Override
    public void stepPeak(long step, double peak) {
        if (plan.peakPerStep()) {
            results.peaks.add(step, peak);
        }
    }

    private void publish() {
        fillIn(totals);
        scan.fillInPeaks(totals);
        results.shared.write(totals);
    }

    private void fillIn(Totals target) {
        LoudnessTracker loudness = results.loudness;
        target.frames = plan.loudness() ? loudness.countedFrames() : scan.frames();
        target.energy = loudness.countedEnergy();
        target.momentary = loudness.windows().momentary();
        target.shortTerm = loudness.windows().shortTerm();
        target.maxMomentary = loudness.windows().maxMomentary();
        target.maxShortTerm = loudness.windows().maxShortTerm();
        target.nonFinite = nonFiniteElsewhere + scan.nonFinite();
        target.energySteps = loudness.history().size();
        target.energyRuns = loudness.history().runs();
        target.peakSteps = results.peaks.size();
        target.peakRuns = results.peaks.runs();
    }

    /** The plan of this measurement. */
    MeterPlan plan() {
        return plan;
    }

    /** Mean square of the last 400 ms. */
    double momentary() {
        return results.loudness.windows().momentary();
    }

    /** Mean square of the last 3 s. */
    double shortTerm() {
        return results.loudness.windows().shortTerm();
    }

    /** Frames so far, those of pauses included. */
    long frames() {
        return scan.frames();
    }

    /** The totals down to the last frame, as if silence followed; for the thread that measures. */
    Totals totalsSoFar() {
        Totals now = new Totals(plan.layout().size(), plan.kernels().size());
        double energySoFar = scan.energySoFar();
        fillIn(now);
        if (plan.loudness()) {
            now.energy += energySoFar;
            now.frames += scan.framesSoFar();
        }
        scan.fillInPeaksSoFar(now);
        return now;
    }

    /** Everything down to the last frame, as if silence followed; for the thread that measures. */
    Moment soFar() {
        return moment(results, totalsSoFar());
    }

    /** Everything down to the last whole step; for any thread, at any time. */
    Moment published() {
        Results current = results;
        return moment(current, current.shared.read());
    }

    private Moment moment(Results from, Totals at) {
        StepHistory.View energies = from.loudness.history().view(at.energySteps, at.energyRuns);
        StepHistory.View peaks = plan.peakPerStep() && at.lastStepPeak >= 0.0
                ? from.peaks.viewWith(at.peakSteps, at.peakRuns, at.lastStep, at.lastStepPeak)
                : from.peaks.view(at.peakSteps, at.peakRuns);
        return new Moment(plan, at, energies, peaks);
    }

    /** Counts samples that were replaced by 0 before they came here. */
    void addNonFinite(long count) {
        nonFiniteElsewhere += count;
        publish();
    }

    void pause() {
        scan.pause();
    }

    void resume() {
        scan.resume();
    }

    void reset() {
        scan.reset();
        nonFiniteElsewhere = 0;
        results = new Results(plan);
        publish();
    }

    /** One stretch of a stream that was scanned by itself, and what came of it. */
    static final class Stretch implements StreamScan.Listener {

        private final StreamScan scan;
        private final Series energies = new Series();
        private final Series peaks = new Series();
        private long nonFiniteElsewhere;

        /** A stretch from this step on: 0, or a multiple of {@link StreamScan#STEPS_PER_SEGMENT}. */
        Stretch(MeterPlan plan, long firstStep) {
            this.scan = new StreamScan(plan, firstStep);
        }

        /** First frame that must be processed. */
        long firstFrame() {
            return scan.firstFrame();
        }

        /** First frame that is reported on: what comes before only prepares the filters. */
        long firstReportedFrame() {
            return scan.firstReportedFrame();
        }

        /** Counts samples that were replaced by 0 before they came here. */
        void addNonFinite(long count) {
            nonFiniteElsewhere += count;
        }

        /** Takes the next frames. */
        void process(SampleBlock block) {
            scan.process(block, this);
        }

        @Override
        public void hop(double energy, boolean counted) {
            energies.add(energy);
        }

        @Override
        public void stepPeak(long step, double peak) {
            peaks.add(peak);
        }
    }

    /** Becomes what a measurement of the whole stream would be, from stretches that follow each other without a gap. */
    void join(List<Stretch> stretches) {
        long step = 0;
        double openPeak = 0.0;
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            for (int e = 0; e < stretch.energies.size(); e++) {
                results.loudness.addHop(stretch.energies.get(e), true);
            }
            for (int p = 0; p < stretch.peaks.size(); p++) {
                stepPeak(step++, Math.max(stretch.peaks.get(p), p == 0 ? openPeak : 0.0));
            }
            nonFiniteElsewhere += stretch.nonFiniteElsewhere;
            if (i + 1 < stretches.size()) {
                nonFiniteElsewhere += stretch.scan.nonFinite();
                openPeak = stretches.get(i + 1).scan.joinPeaks(stretch.scan);
            }
        }
        scan = stretches.get(stretches.size() - 1).scan;
        publish();
    }
}

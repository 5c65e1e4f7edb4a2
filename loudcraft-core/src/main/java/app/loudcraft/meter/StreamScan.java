package app.loudcraft.meter;

import app.loudcraft.audio.SampleBlock;

/**
 * Scans the samples of a stream, or of a stretch of it: the part of a measurement that takes time.
 *
 * <p>It hands on the energy of every hop and the peak of every step. A scan that begins in the middle is given the
 * {@link #WARM_UP_STEPS} before its first step as well, and then hands on the same bits as one that ran through.
 */
final class StreamScan {

    /** Steps that a scan from the middle of a stream must be given before the first one that it is to report. */
    static final int WARM_UP_STEPS = HopEnergies.WARM_UP_HOPS / HopGrid.HOPS_PER_STEP;

    /** Steps after which a stretch may begin: only there a filter that knows nothing of what was before is exact. */
    static final int STEPS_PER_SEGMENT = HopEnergies.HOPS_PER_SEGMENT / HopGrid.HOPS_PER_STEP;

    /** Takes what a scan finds, in order of time. */
    interface Listener {

        /** The peak of a step, told when the one that follows it is whole, before the last hop of that one. */
        void stepPeak(long step, double peak);

        /** The weighted energy of the next hop; not counted if the measurement was paused during any of it. */
        void hop(double energy, boolean counted);
    }

    private final MeterPlan plan;
    private long firstStep;
    private final StepFrames frames;
    private final HopEnergies energies;
    private final PeakFinder peaks;
    private long nonFiniteBeforeHop;
    private long nonFinite;
    private boolean paused;
    private boolean hopPaused;
    private boolean stepPaused;

    /**
     * @param firstStep the first step to report: 0, or a multiple of {@link #STEPS_PER_SEGMENT}
     */
    StreamScan(MeterPlan plan, long firstStep) {
        this.plan = plan;
        this.firstStep = firstStep;
        long begin = Math.max(0, firstStep - WARM_UP_STEPS);
        this.frames = new StepFrames(plan.grid(), plan.layout().size(), begin * HopGrid.HOPS_PER_STEP);
        this.energies = plan.loudness() ? new HopEnergies(frames, plan) : null;
        this.peaks = plan.kernels().isEmpty() ? null : new PeakFinder(frames, plan.kernels(), plan.peakPerStep());
    }

    /** First frame of the stream that must be given to this scan. */
    long firstFrame() {
        return plan.grid().frames(Math.max(0, firstStep - WARM_UP_STEPS) * HopGrid.HOPS_PER_STEP);
    }

    /** First frame of the first step that is reported. */
    long firstReportedFrame() {
        return plan.grid().frames(firstStep * HopGrid.HOPS_PER_STEP);
    }

    /**
     * Scans the next frames of the stream.
     *
     * @throws IllegalArgumentException if the number of channels differs
     */
    void process(SampleBlock block, Listener listener) {
        if (block.channels() != frames.channels()) {
            throw new IllegalArgumentException(
                    "block must have " + frames.channels() + " channels, but was " + block.channels());
        }
        int done = 0;
        while (done < block.frames()) {
            done += frames.fill(block, done);
            if (frames.atHopEnd()) {
                endHop(listener);
            }
        }
    }

    private void endHop(Listener listener) {
        double energy = endHopEnergy();
        nonFinite = nonFinite();
        nonFiniteBeforeHop = nonFiniteInAll();
        if (frames.atStepEnd()) {
            endStep(listener);
        }
        if (frames.step() >= firstStep && energies != null) {
            listener.hop(energy, !hopPaused);
        }
        hopPaused = paused;
        frames.endHop();
    }

    private double endHopEnergy() {
        if (energies == null) {
            replaceNonFinite();
            return 0.0;
        }
        return energies.endHop();
    }

    private void endStep(Listener listener) {
        long step = frames.step();
        if (peaks != null) {
            double settled = peaks.endStep(step >= firstStep && !stepPaused);
            if (settled >= 0.0) {
                listener.stepPeak(step - 1, settled);
            }
            if (step == firstStep - 1) {
                peaks.openStepBefore();
            }
        }
        stepPaused = paused;
    }

    private void replaceNonFinite() {
        for (int c = 0; c < frames.channels(); c++) {
            frames.replaceNonFinite(c);
        }
    }

    /** From here on nothing counts: no hop and no step of which a part was paused. */
    void pause() {
        paused = true;
        hopPaused = true;
        stepPaused = true;
    }

    /** From the next whole hop and step on everything counts again. */
    void resume() {
        paused = false;
        hopPaused = hopPaused && frames.filled() > frames.hopFrom();
        stepPaused = stepPaused && frames.filled() > StepFrames.HISTORY_FRAMES;
    }

    /** The weighted energy of the hop under way, where it counts; it also makes the samples of that hop finite. */
    double energySoFar() {
        if (energies == null) {
            replaceNonFinite();
            return 0.0;
        }
        double energy = energies.energySoFar();
        return hopPaused ? 0.0 : energy;
    }

    /** Frames of the hop under way, where it counts. */
    int framesSoFar() {
        return hopPaused ? 0 : frames.filled() - frames.hopFrom();
    }

    /** Copies the peaks of all whole steps into {@code totals}. */
    void fillInPeaks(Totals target) {
        if (peaks != null) {
            peaks.fillIn(target);
        }
    }

    /** Copies the peaks up to the last frame into {@code totals}, as if silence followed. */
    void fillInPeaksSoFar(Totals target) {
        if (peaks != null) {
            peaks.fillIn(target, !stepPaused);
        }
    }

    /** Takes in the peaks of the stretch before; returns the peak of its last step so far. */
    double joinPeaks(StreamScan earlier) {
        return peaks == null ? 0.0 : peaks.join(earlier.peaks);
    }

    /** Frames of the stream so far, counted from its beginning. */
    long frames() {
        return frames.frames();
    }

    /** NaN and infinite samples from the first step to report on, in hops that count; 0 where only peaks are measured. */
    long nonFinite() {
        boolean counted = !hopPaused && frames.step() >= firstStep;
        return counted ? nonFinite + nonFiniteInAll() - nonFiniteBeforeHop : nonFinite;
    }

    private long nonFiniteInAll() {
        return energies == null ? 0 : energies.nonFinite();
    }

    /** Begins again at the first frame of a stream; a pause goes on. */
    void reset() {
        firstStep = 0;
        frames.reset();
        if (energies != null) {
            energies.reset();
        }
        if (peaks != null) {
            peaks.reset();
        }
        nonFiniteBeforeHop = 0;
        nonFinite = 0;
        hopPaused = paused;
        stepPaused = paused;
    }
}

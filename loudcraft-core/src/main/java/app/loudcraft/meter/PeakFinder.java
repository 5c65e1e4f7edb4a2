package app.loudcraft.meter;

import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.SampleExtremes;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the sample peaks of a stream and its true peaks by several kernels, step by step.
 *
 * <p>A step's peak is the largest of its samples and of the readings in the intervals that begin at them. The last of
 * those need samples of the next step, so a step is settled one step later; until then it is called open. One pass over
 * the samples ({@link SampleExtremes}) serves all kernels.
 */
final class PeakFinder {

    // A step is scanned this much later: more than half the taps of the longest kernel.
    private static final int LAG = StepFrames.HISTORY_FRAMES / 2;

    private final StepFrames frames;
    private final InterpolatedPeaks[] kernels;
    private final boolean perStep;
    private final SampleExtremes[] extremes;
    private final double[] samplePeaks;
    private final double[][] truePeaks;
    private double openPeak;
    private long openStep;
    private boolean open;

    /**
     * @param kernels the first one is the reference, whose reading of every step is kept if {@code perStep}
     * @param perStep whether the peak of every step is wanted; more must be interpolated then
     */
    PeakFinder(StepFrames frames, List<TruePeakKernel> kernels, boolean perStep) {
        this.frames = frames;
        this.kernels = kernels.stream().map(InterpolatedPeaks::new).toArray(InterpolatedPeaks[]::new);
        this.perStep = perStep;
        int channels = frames.channels();
        this.extremes = new SampleExtremes[channels];
        Arrays.setAll(extremes, c -> new SampleExtremes(frames.window(c).length));
        this.samplePeaks = new double[channels];
        this.truePeaks = new double[kernels.size()][channels];
    }

    /**
     * Scans the step that has just become whole, and settles the one before.
     *
     * @param counted whether this step is part of the measurement
     * @return the peak of the step before; negative if that one is not part of it
     */
    double endStep(boolean counted) {
        measureExtremes(frames.filled());
        double settled = settle();
        open = counted;
        openStep = frames.step();
        openPeak = 0.0;
        if (counted) {
            raiseBySamples();
            raiseByIntervals(firstInterval(), frames.filled() - LAG);
        }
        return settled;
    }

    /** Treats the step before as part of the measurement from here on: what follows it settles its last intervals. */
    void openStepBefore() {
        open = true;
    }

    private void measureExtremes(int to) {
        for (int c = 0; c < extremes.length; c++) {
            extremes[c].measure(frames.window(c), 0, to);
        }
    }

    /** Scans what is left of the step before: the intervals whose kernels reach into this one. */
    private double settle() {
        if (!open) {
            return Totals.NONE;
        }
        raiseByIntervals(StepFrames.HISTORY_FRAMES - LAG, StepFrames.HISTORY_FRAMES);
        return openPeak;
    }

    /** The silence before the first frame belongs to the first step. */
    private int firstInterval() {
        return frames.step() == 0 ? StepFrames.HISTORY_FRAMES - LAG : StepFrames.HISTORY_FRAMES;
    }

    private void raiseBySamples() {
        for (int c = 0; c < extremes.length; c++) {
            double least = perStep ? 0.0 : samplePeaks[c];
            double peak = extremes[c].peak(frames.window(c), StepFrames.HISTORY_FRAMES, frames.filled(), least);
            samplePeaks[c] = Math.max(samplePeaks[c], peak);
            openPeak = Math.max(openPeak, peak);
            for (double[] peaks : truePeaks) {
                peaks[c] = Math.max(peaks[c], peak);
            }
        }
    }

    private void raiseByIntervals(int from, int to) {
        for (int k = 0; k < kernels.length; k++) {
            boolean stepWanted = perStep && k == 0;
            double[] peaks = truePeaks[k];
            for (int c = 0; c < peaks.length; c++) {
                double least = stepWanted ? Math.min(peaks[c], openPeak) : peaks[c];
                double peak = kernels[k].maximum(frames.window(c), extremes[c], from, to - from, least);
                peaks[c] = Math.max(peaks[c], peak);
                if (stepWanted) {
                    openPeak = Math.max(openPeak, peak);
                }
            }
        }
    }

    /**
     * Brings {@code totals} to what the peaks are if the stream ends here and silence follows; the state stays as it is.
     *
     * @param counted whether the step under way is part of the measurement
     */
    void fillIn(Totals totals, boolean counted) {
        fillIn(totals);
        double openBefore = openPeak;
        frames.appendSilence();
        int end = frames.filled() + LAG;
        measureExtremes(end + LAG);
        totals.lastStepPeak = settle();
        boolean begun = frames.filled() > StepFrames.HISTORY_FRAMES;
        if (begun && counted) {
            raiseBySamples();
        }
        // With nothing behind it, the step before rings out into the silence.
        if (begun ? counted : open) {
            raiseByIntervals(firstInterval(), end);
        }
        swap(totals);
        openPeak = openBefore;
    }

    /** Copies the peaks of the steps scanned so far into {@code totals}, that of the open step as far as it is known. */
    void fillIn(Totals totals) {
        System.arraycopy(samplePeaks, 0, totals.samplePeaks, 0, samplePeaks.length);
        for (int k = 0; k < truePeaks.length; k++) {
            System.arraycopy(truePeaks[k], 0, totals.truePeaks[k], 0, samplePeaks.length);
        }
        totals.lastStepPeak = open ? openPeak : Totals.NONE;
        totals.lastStep = openStep;
    }

    private void swap(Totals totals) {
        swap(samplePeaks, totals.samplePeaks);
        for (int k = 0; k < truePeaks.length; k++) {
            swap(truePeaks[k], totals.truePeaks[k]);
        }
    }

    private static void swap(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            double kept = a[i];
            a[i] = b[i];
            b[i] = kept;
        }
    }

    /**
     * Takes in what the finder of an earlier stretch of the same stream has found.
     *
     * @return the peak of that stretch's last step so far
     */
    double join(PeakFinder earlier) {
        raise(samplePeaks, earlier.samplePeaks);
        for (int k = 0; k < truePeaks.length; k++) {
            raise(truePeaks[k], earlier.truePeaks[k]);
        }
        return earlier.openPeak;
    }

    private static void raise(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.max(a[i], b[i]);
        }
    }

    int kernels() {
        return kernels.length;
    }

    void reset() {
        Arrays.fill(samplePeaks, 0.0);
        for (double[] peaks : truePeaks) {
            Arrays.fill(peaks, 0.0);
        }
        open = false;
        openPeak = 0.0;
        openStep = 0;
    }
}

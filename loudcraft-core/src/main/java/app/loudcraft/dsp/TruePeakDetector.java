package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Tells for every frame how large the signal gets around it, on any of several meters.
 *
 * <p>The peak of a frame is the largest of its own samples and of every reading, by every kernel and in every channel,
 * in the two intervals that touch it: a reading between two frames is charged to both. The answer lags
 * {@link #latencyFrames()} behind the input. Reported smaller than they are may be peaks up to the threshold, and peaks
 * that do not count in any window of {@code reach + 1} frames: a reading between two others as large, one before and one
 * after it and at most {@code reach} frames apart, leaves the maximum of every such window that it touches unchanged,
 * for the window also holds one of the two. A limiter, which holds the maximum of a window, may therefore leave all
 * readings uncomputed that are bounded by the samples on both sides; that is most of them.
 */
final class TruePeakDetector {

    private static final int PAST_FRAMES = 256;

    private static final int SHORTEST_STEP = 64;

    private final InterpolatedPeaks[] finders;
    private final double threshold;
    private final int lookAhead;
    private final double[][] windows;
    private final SampleExtremes extremes;
    private final double l1Norm;
    private final int reach;
    private final double[] peaks;
    private final double[] samplePeaks;
    private final double[] thresholds;
    private final double[] past = new double[PAST_FRAMES];
    private int previousFrames;
    private double lastIntervalPeak;

    /**
     * @param kernels the meters
     * @param threshold peaks up to this may be reported smaller
     * @param reach frames less one of the shortest window whose maximum counts; 0 if every peak counts
     */
    TruePeakDetector(List<TruePeakKernel> kernels, double threshold, int reach, int channels, int maxFrames) {
        this.finders = kernels.stream().map(InterpolatedPeaks::new).toArray(InterpolatedPeaks[]::new);
        this.threshold = threshold;
        this.reach = reach;
        // Widened by far more than the rounding of 64 products.
        this.l1Norm = 1.000001
                * kernels.stream().mapToDouble(TruePeakKernel::l1Norm).max().orElseThrow();
        this.lookAhead =
                kernels.stream().mapToInt(TruePeakKernel::halfTaps).max().orElseThrow();
        this.windows = new double[channels][2 * lookAhead + maxFrames];
        this.extremes = new SampleExtremes(2 * lookAhead + maxFrames);
        this.peaks = new double[maxFrames];
        this.samplePeaks = new double[2 * lookAhead + maxFrames];
        this.thresholds = new double[maxFrames];
    }

    /** How many frames to take at a time: in short steps both sides of a peak are seen within the window. */
    static int stepFrames(int windowFrames, int maxFrames) {
        return Math.max(SHORTEST_STEP, Math.min(maxFrames, windowFrames / 2));
    }

    int latencyFrames() {
        return lookAhead;
    }

    /**
     * Takes {@code frames} new frames, at most {@code maxFrames}, from index {@code from} of every channel; writes to
     * {@code framePeaks} the peaks of as many frames, {@link #latencyFrames()} earlier in the stream.
     */
    void process(AudioBlock block, int from, int frames, double[] framePeaks) {
        Arrays.fill(samplePeaks, 0, 2 * lookAhead + frames, 0.0);
        for (int c = 0; c < windows.length; c++) {
            append(block.channel(c), from, frames, windows[c]);
            raise(samplePeaks, windows[c], 2 * lookAhead + frames);
        }
        Arrays.fill(peaks, 0, frames, 0.0);
        if (largest(2 * lookAhead + frames) * l1Norm > threshold) {
            chooseThresholds(frames);
            for (double[] window : windows) {
                scan(window, frames);
            }
        }
        combine(frames, framePeaks);
        previousFrames = frames;
        remember(framePeaks, frames);
    }

    // One loop a method: the compiler takes the square of a method's size.

    private static void raise(double[] peaks, double[] samples, int count) {
        for (int i = 0; i < count; i++) {
            double magnitude = Math.abs(samples[i]);
            peaks[i] = magnitude > peaks[i] ? magnitude : peaks[i];
        }
    }

    private void scan(double[] window, int frames) {
        extremes.measure(window, 0, 2 * lookAhead + frames);
        for (InterpolatedPeaks finder : finders) {
            finder.scan(window, extremes, lookAhead, frames, thresholds, peaks);
        }
    }

    private void combine(int frames, double[] framePeaks) {
        double last = lastIntervalPeak;
        for (int i = 0; i < frames; i++) {
            double intervalPeak = peaks[i];
            framePeaks[i] = larger(samplePeaks[lookAhead + i], larger(last, intervalPeak));
            last = intervalPeak;
        }
        lastIntervalPeak = last;
    }

    private double largest(int count) {
        double largest = 0.0;
        for (int i = 0; i < count; i++) {
            if (samplePeaks[i] > largest) {
                largest = samplePeaks[i];
            }
        }
        return largest;
    }

    /** Sets the threshold of every interval to what is known to be reached both before and after it, within reach. */
    private void chooseThresholds(int frames) {
        Arrays.fill(thresholds, 0, frames, threshold);
        int pastFrames = Math.min(PAST_FRAMES, reach + 1 - frames - lookAhead);
        if (pastFrames < 0) {
            return;
        }
        double after = 0.0;
        for (int i = lookAhead + frames - 1; i > 0; i--) {
            after = larger(after, samplePeaks[lookAhead + i]);
            if (i <= frames) {
                thresholds[i - 1] = larger(threshold, after);
            }
        }
        if (after <= threshold) {
            return;
        }
        double before = 0.0;
        for (int i = PAST_FRAMES - pastFrames; i < PAST_FRAMES; i++) {
            before = larger(before, past[i]);
        }
        for (int i = 0; i < frames; i++) {
            before = larger(before, samplePeaks[lookAhead + i]);
            double both = before < thresholds[i] ? before : thresholds[i];
            thresholds[i] = larger(threshold, both);
        }
    }

    // Math.max on doubles costs several times as much, for the sake of NaN and -0, which do not occur here.
    private static double larger(double a, double b) {
        return a > b ? a : b;
    }

    private void remember(double[] framePeaks, int frames) {
        int kept = Math.max(0, PAST_FRAMES - frames);
        System.arraycopy(past, PAST_FRAMES - kept, past, 0, kept);
        System.arraycopy(framePeaks, frames - (PAST_FRAMES - kept), past, kept, PAST_FRAMES - kept);
    }

    /** Moves the window on: it then holds the frames [-2 lookAhead, frames) relative to the block's first one. */
    private void append(float[] samples, int from, int frames, double[] window) {
        System.arraycopy(window, previousFrames, window, 0, 2 * lookAhead);
        for (int i = 0; i < frames; i++) {
            window[2 * lookAhead + i] = StreamGuard.finite(samples[from + i]);
        }
    }

    void reset() {
        for (double[] window : windows) {
            Arrays.fill(window, 0.0);
        }
        Arrays.fill(past, 0.0);
        previousFrames = 0;
        lastIntervalPeak = 0.0;
    }
}

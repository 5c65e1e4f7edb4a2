package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Tells for every frame how large the signal gets around it, on any of several meters.
 *
 * <p>The peak of a frame is the largest of its own samples and of every reading, by every kernel and in every channel,
 * in the two intervals that touch it: a reading between two frames is charged to both. The answer lags
 * {@link #latencyFrames()} behind the input. Peaks up to the threshold may be reported smaller than they are.
 */
final class TruePeakDetector {

    private final InterpolatedPeaks[] finders;
    private final double threshold;
    private final int lookAhead;
    private final double[][] windows;
    private final double[] peaks;
    private int previousFrames;
    private double lastIntervalPeak;

    TruePeakDetector(List<TruePeakKernel> kernels, double threshold, int channels, int maxFrames) {
        this.finders = kernels.stream().map(InterpolatedPeaks::new).toArray(InterpolatedPeaks[]::new);
        this.threshold = threshold;
        this.lookAhead =
                kernels.stream().mapToInt(TruePeakKernel::halfTaps).max().orElseThrow();
        this.windows = new double[channels][2 * lookAhead + maxFrames];
        this.peaks = new double[maxFrames];
    }

    int latencyFrames() {
        return lookAhead;
    }

    /**
     * Takes {@code frames} new frames, at most {@code maxFrames}, from index {@code from} of every channel; writes to
     * {@code framePeaks} the peaks of as many frames, {@link #latencyFrames()} earlier in the stream.
     */
    void process(AudioBlock block, int from, int frames, double[] framePeaks) {
        Arrays.fill(peaks, 0, frames, 0.0);
        Arrays.fill(framePeaks, 0, frames, 0.0);
        for (int c = 0; c < windows.length; c++) {
            double[] window = windows[c];
            append(block.channel(c), from, frames, window);
            for (InterpolatedPeaks finder : finders) {
                finder.scan(window, lookAhead, frames, threshold, peaks);
            }
            for (int i = 0; i < frames; i++) {
                framePeaks[i] = Math.max(framePeaks[i], Math.abs(window[lookAhead + i]));
            }
        }
        for (int i = 0; i < frames; i++) {
            double intervalPeak = peaks[i];
            framePeaks[i] = Math.max(framePeaks[i], Math.max(lastIntervalPeak, intervalPeak));
            lastIntervalPeak = intervalPeak;
        }
        previousFrames = frames;
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
        previousFrames = 0;
        lastIntervalPeak = 0.0;
    }
}

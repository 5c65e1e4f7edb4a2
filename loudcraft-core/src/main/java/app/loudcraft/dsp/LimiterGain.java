package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/**
 * From the peaks of a stream to the gain that keeps them under a ceiling: hold, release, smoothing.
 *
 * <p>The minimum of the needed gain over look-ahead and hold ({@link SlidingMinimum}) recovers on two paths
 * ({@link TwoPathRelease}) and is smoothed by two box filters that together span the look-ahead. The smoothed gain is a
 * mean of values none of which exceeds what the frame needs. It lags {@link #lookAheadFrames()} behind the peaks.
 *
 * <p>{@link TruePeakLimiter} is this behind a detector. On its own it limits a programme whose peaks are known already
 * ({@link PeakEnvelope}): a gain in front of the limiter scales the peaks, so many gains can be tried for one detection.
 * Cost: 10 ns a frame at rest, 30 ns while recovering. One stream, one thread.
 */
public final class LimiterGain {

    // Two boxes of these shares of the look-ahead have the lowest side lobes of all pairs of boxes.
    private static final double FIRST_BOX_SHARE = 0.5822419;

    // Gains are integers of 36 fraction bits inside the boxes: sums of 2^27 of them still fit a long.
    private static final double ONE = 0x1p36;

    // The gain must fall slowly against the kernels, or a reading between two samples that are both under the ceiling
    // exceeds it: at low rates the look-ahead is this many times half the longest kernel, whatever was asked. Found on
    // the hostile signals of the tests; 72 frames with the real-time detector, 144 with the mastering one.
    private static final double MIN_LOOK_AHEAD_HALF_KERNELS = 4.5;

    private final int lookAhead;
    private final int window;
    private final double ceiling;
    private final SlidingMinimum holdMinimum;
    private final TwoPathRelease release;
    private final BoxFilter firstBox;
    private final BoxFilter secondBox;
    private final double boxUnity;
    private final int settledAfterFrames;
    private int restingFrames;
    private final GainReductionHistogram histogram = new GainReductionHistogram();

    /** The gain of a limiter with these settings; {@link TruePeakLimiter#GUARD_DB} is kept. */
    public LimiterGain(LimiterSettings settings, int sampleRateHz) {
        ceiling = Decibels.toAmplitude(settings.ceilingDbtp() - TruePeakLimiter.GUARD_DB);
        lookAhead = lookAheadFrames(settings, sampleRateHz);
        window = lookAhead + (int) Math.round(settings.holdMs() * sampleRateHz / 1000.0);
        int firstLength = (int) Math.round(FIRST_BOX_SHARE * lookAhead) + 1;
        int secondLength = lookAhead + 2 - firstLength;
        holdMinimum = new SlidingMinimum(window + 1);
        release = new TwoPathRelease(sampleRateHz, settings.fastReleaseMs(), settings.slowReleaseMs());
        firstBox = new BoxFilter(firstLength, (long) ONE);
        secondBox = new BoxFilter(secondLength, (long) ONE * firstLength);
        settledAfterFrames = window + 1 + firstLength + secondLength;
        boxUnity = ONE * firstLength * secondLength;
    }

    private static int lookAheadFrames(LimiterSettings settings, int sampleRateHz) {
        int halfKernel = settings.kernels(sampleRateHz).stream()
                .mapToInt(TruePeakKernel::halfTaps)
                .max()
                .orElseThrow();
        long asked = Math.round(settings.lookAheadMs() * sampleRateHz / 1000.0);
        return (int) Math.max(asked, Math.round(MIN_LOOK_AHEAD_HALF_KERNELS * halfKernel));
    }

    /** What no peak may exceed, linear. */
    double ceiling() {
        return ceiling;
    }

    /** Frames that a gain comes after the peak it is for. */
    public int lookAheadFrames() {
        return lookAhead;
    }

    /** Frames less one over which a peak holds the gain down. */
    int windowFrames() {
        return window;
    }

    /**
     * Reads the next {@code frames} peaks and writes as many gains in (0, 1], for frames that lie
     * {@link #lookAheadFrames()} back.
     *
     * @param peaks largest readings around each frame, linear, at least 0
     */
    public void next(double[] peaks, double[] gains, int frames) {
        // At rest every value that is held is 1, so it does not matter how many more of them come by.
        if (largest(peaks, frames) <= ceiling && restingFrames >= settledAfterFrames) {
            Arrays.fill(gains, 0, frames, 1.0);
            histogram.addUnity(frames);
            return;
        }
        for (int i = 0; i < frames; i++) {
            double peak = peaks[i];
            double needed = peak > ceiling ? ceiling / peak : 1.0;
            double recovering = release.next(holdMinimum.next(needed));
            restingFrames = release.isAtRest() ? restingFrames + 1 : 0;
            // Rounding down keeps every value at or below what is needed.
            long smoothed = secondBox.next(firstBox.next((long) (recovering * ONE)));
            double gain = smoothed / boxUnity;
            gains[i] = gain;
            histogram.add(gain);
        }
    }

    private static double largest(double[] peaks, int frames) {
        double largest = 0.0;
        for (int i = 0; i < frames; i++) {
            largest = peaks[i] > largest ? peaks[i] : largest;
        }
        return largest;
    }

    /** What was reduced since the beginning or {@link #reset}; meant for after the stream, allocates. */
    public GainReduction reduction() {
        return histogram.reading();
    }

    /** Back to the beginning of a stream. */
    public void reset() {
        holdMinimum.reset();
        release.reset();
        firstBox.reset();
        secondBox.reset();
        histogram.reset();
        restingFrames = 0;
    }
}

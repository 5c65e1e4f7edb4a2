package app.loudcraft.qc;

import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at one channel, frame by frame and between frames, for what is over a ceiling.
 *
 * <p>Peaks between two frames belong to the first. Reads with the kernel of the reference meter, so that the highest
 * excursion is the true peak. Samples are looked at in chunks that begin at fixed places of the stream, whatever the
 * blocks.
 */
final class PeakScan {

    private static final int CHUNK = 1_024;

    // No sum of 64 taps exceeds the largest sample by more: those of sinc half-way between samples are
    // 2/pi * (1/0.5 + 1/1.5 + ... + 1/31.5) = 3.46 together, and the window only lowers them.
    private static final double MOST_RISE = 3.5;

    private final boolean betweenSamples;
    private final List<Excursions> ceilings;
    private final double lowestCeiling;
    private final InterpolatedPeaks finder = new InterpolatedPeaks(TruePeakKernel.kaiser16());
    private final int half = finder.halfTaps();
    private final double[] window = new double[2 * half - 1 + CHUNK];
    private final double[] peaks = new double[CHUNK];

    // Before the first frame there is silence, and an interval in which the signal may rise already.
    private int filled = half;
    private long firstFrame = -1;

    /**
     * @param betweenSamples whether what is between the samples counts
     * @param ceilings told of all that is above the lowest of their ceilings; at least one
     */
    PeakScan(boolean betweenSamples, List<Excursions> ceilings) {
        this.betweenSamples = betweenSamples;
        this.ceilings = List.copyOf(ceilings);
        this.lowestCeiling =
                ceilings.stream().mapToDouble(Excursions::ceiling).min().orElseThrow();
    }

    void listen(float[] samples, int offset, int frames) {
        int done = 0;
        while (done < frames) {
            int n = Math.min(frames - done, window.length - filled);
            for (int i = 0; i < n; i++) {
                window[filled + i] = samples[offset + done + i];
            }
            filled += n;
            done += n;
            if (filled == window.length) {
                scan(CHUNK);
                System.arraycopy(window, CHUNK, window, 0, window.length - CHUNK);
                filled -= CHUNK;
                firstFrame += CHUNK;
            }
        }
    }

    /** Looks at what is left, as if silence followed. */
    void finish() {
        int left = filled - half + 1;
        Arrays.fill(window, filled, window.length, 0.0);
        scan(Math.min(left, CHUNK));
        if (left > CHUNK) {
            System.arraycopy(window, CHUNK, window, 0, window.length - CHUNK);
            Arrays.fill(window, window.length - CHUNK, window.length, 0.0);
            firstFrame += CHUNK;
            scan(left - CHUNK);
        }
        ceilings.forEach(Excursions::finish);
    }

    private void scan(int count) {
        if (isQuiet()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            peaks[i] = Math.abs(window[half - 1 + i]);
        }
        if (betweenSamples) {
            finder.scan(window, half - 1, count, lowestCeiling, peaks);
        }
        for (int i = 0; i < count; i++) {
            if (peaks[i] > lowestCeiling) {
                for (Excursions each : ceilings) {
                    each.add(Math.max(0, firstFrame + i), peaks[i]);
                }
            }
        }
    }

    /** Whether nothing in the window can add up to a peak over a ceiling. */
    private boolean isQuiet() {
        double enough = lowestCeiling / MOST_RISE;
        for (double sample : window) {
            if (Math.abs(sample) > enough) {
                return false;
            }
        }
        return true;
    }
}

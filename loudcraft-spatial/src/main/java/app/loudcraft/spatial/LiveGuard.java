package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The measuring half of the guard without latency: listens to mid, mono-bassed side and widening, in the whole and in three
 * bands, and says what share of the widening all of them bear.
 *
 * <p>The bands are those of {@link BandSplit}, but the lower two are listened to at a lower rate, where they lose nothing.
 */
final class LiveGuard {

    /** The whole and the bands. */
    static final int PARTS = 1 + CorrelationGuard.BANDS;

    /** The last figure of a hop: energy of the side before its bass was taken out. */
    static final int INPUT_SIDE = PARTS * CorrelationGuard.FIGURES;

    /** Figures of a hop. */
    static final int SUMS = INPUT_SIDE + 1;

    private static final int FIGURES = CorrelationGuard.FIGURES;

    // The lower bands are listened to at about this rate.
    private static final double DECIMATED_HZ = 12_000.0;

    private final CorrelationGuard limits;
    private final int together;
    private final double lowShare;
    private final double highShare;
    private final double[] smooth = new double[3];
    private final double[] smoother = new double[3];
    private final double[][] upTo;

    LiveGuard(double floor, HopRaster raster) {
        int rate = raster.sampleRateHz();
        limits = new CorrelationGuard(floor);
        together = Math.max(1, (int) Math.round(rate / DECIMATED_HZ));
        highShare = CorrelationGuard.share(CorrelationGuard.HIGH_HZ, rate);
        lowShare = CorrelationGuard.share(CorrelationGuard.LOW_HZ, (double) rate / together);
        upTo = new double[3][raster.hopFrames()];
    }

    /**
     * Listens to a hop: the frames {@code [0, frames)} of the rows.
     *
     * @param inputSide energy of the side before its bass was taken out
     * @param row where the figures go
     */
    void measure(double[] mid, double inputSide, double[] side, double[] widening, int frames, double[] row) {
        smooth(mid, side, widening, frames);
        sumHighs(mid, side, widening, frames, row);
        sumLows(frames, row);
        sumWhole(mid, inputSide, side, widening, frames, row);
        Resonator.flush(smooth);
        Resonator.flush(smoother);
    }

    /** Listens to the whole of a hop, and takes its bands to be as they were in the hop before. */
    void measureWhole(
            double[] mid,
            double inputSide,
            double[] side,
            double[] widening,
            int frames,
            double[] row,
            double[] before) {
        System.arraycopy(before, FIGURES, row, FIGURES, INPUT_SIDE - FIGURES);
        sumWhole(mid, inputSide, side, widening, frames, row);
    }

    /** First-order low-passes of the three signals in one loop, each of which hides the others' latency. */
    private void smooth(double[] mid, double[] side, double[] widening, int frames) {
        double[] m = upTo[0], s = upTo[1], d = upTo[2];
        double take = highShare, stay = 1.0 - highShare;
        double a = smooth[0], b = smooth[1], c = smooth[2];
        for (int i = 0; i < frames; i++) {
            a = take * mid[i] + stay * a;
            b = take * side[i] + stay * b;
            c = take * widening[i] + stay * c;
            m[i] = a;
            s[i] = b;
            d[i] = c;
        }
        smooth[0] = a;
        smooth[1] = b;
        smooth[2] = c;
    }

    private static void sumWhole(
            double[] mid, double inputSide, double[] side, double[] widening, int frames, double[] row) {
        CorrelationGuard.sum(mid, side, widening, frames, row, 0);
        row[INPUT_SIDE] = inputSide;
    }

    /** Above the upper edge: what the low-pass leaves. */
    private void sumHighs(double[] mid, double[] side, double[] widening, int frames, double[] row) {
        double[] lowMid = upTo[0], lowSide = upTo[1], lowWidening = upTo[2];
        double mm = 0.0, ss = 0.0, sd = 0.0, dd = 0.0;
        for (int i = 0; i < frames; i++) {
            double m = mid[i] - lowMid[i], s = side[i] - lowSide[i], d = widening[i] - lowWidening[i];
            mm += m * m;
            ss += s * s;
            sd += s * d;
            dd += d * d;
        }
        put(row, 3, mm, ss, sd, dd);
    }

    /** Below: means of some frames, split by another first-order low-pass. */
    private void sumLows(int frames, double[] row) {
        double[] m = upTo[0], s = upTo[1], d = upTo[2];
        double take = lowShare, stay = 1.0 - lowShare;
        double a = smoother[0], b = smoother[1], c = smoother[2];
        double mm = 0.0, ss = 0.0, sd = 0.0, dd = 0.0, mm2 = 0.0, ss2 = 0.0, sd2 = 0.0, dd2 = 0.0;
        for (int i = 0; i < frames; i += together) {
            int end = Math.min(frames, i + together);
            double mean = 1.0 / (end - i);
            double mSum = 0.0, sSum = 0.0, dSum = 0.0;
            for (int k = i; k < end; k++) {
                mSum += m[k];
                sSum += s[k];
                dSum += d[k];
            }
            double mMean = mSum * mean, sMean = sSum * mean, dMean = dSum * mean;
            a = take * mMean + stay * a;
            b = take * sMean + stay * b;
            c = take * dMean + stay * c;
            mm += a * a;
            ss += b * b;
            sd += b * c;
            dd += c * c;
            double mBand = mMean - a, sBand = sMean - b, dBand = dMean - c;
            mm2 += mBand * mBand;
            ss2 += sBand * sBand;
            sd2 += sBand * dBand;
            dd2 += dBand * dBand;
        }
        smoother[0] = a;
        smoother[1] = b;
        smoother[2] = c;
        put(row, 1, together * mm, together * ss, together * sd, together * dd);
        put(row, 2, together * mm2, together * ss2, together * sd2, together * dd2);
    }

    private static void put(double[] row, int part, double mm, double ss, double sd, double dd) {
        int at = part * FIGURES;
        row[at] = mm;
        row[at + 1] = ss;
        row[at + 2] = sd;
        row[at + 3] = dd;
    }

    /** The share of the widening that a window with these figures bears, in [0, 1]. */
    double share(double[] window) {
        double inputSide = window[INPUT_SIDE];
        double share = limits.wholeShare(window, inputSide);
        for (int part = 1; part < PARTS; part++) {
            share = Math.min(share, limits.bandShare(window, part * FIGURES, window[0] + inputSide));
        }
        return share;
    }

    void reset() {
        Arrays.fill(smooth, 0.0);
        Arrays.fill(smoother, 0.0);
    }
}

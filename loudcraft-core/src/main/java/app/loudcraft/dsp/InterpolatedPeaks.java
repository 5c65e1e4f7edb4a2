package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * Finds the peaks between samples, and interpolates only where they can matter.
 *
 * <p>A reading is the sum of products of a phase's taps and the samples, added in one fixed order; the answers are, to the
 * bit, those of computing all of them. Most are shown to be too small to matter instead: by {@link SampleExtremes} for 64
 * intervals at a time, then by the two samples next to them ({@link IntervalBounds}). What few intervals stay open are
 * computed; with kernels of eight phases and more, many are first read in single precision ({@link FloatReadings}), and
 * computed are only the readings that may be the largest.
 *
 * <p>Cost on one core of a 3.2 GHz x86 server: 0.3 ns an interval where the bounds hold, which in music they nearly always
 * do, besides the extremes. A signal that defeats every bound takes the 16-fold kernel 192 multiplications in single
 * precision an interval, 35 to 45 ns (a sine of a quarter of the rate that never stops rising, the slowest found by
 * {@link #maximum}); a 4-fold one reads every phase, {@code 3 * taps} multiplications, up to 40 ns. Where every peak is
 * asked for and exceeds its threshold, each costs at least 128 multiplications more, 130 ns in all on noise, and all
 * {@code phases * taps} of them, 300 ns, on the plateaus of a square wave under dither. Memory: 100 KB for the 16-fold
 * kernel, 20 KB for others. One thread at a time.
 */
public final class InterpolatedPeaks {

    private static final int CHUNK = 256;
    private static final int BLOCK = 64;
    private static final int PIECE = 16;

    // More open intervals than these, and than one in so many, are quicker read in single precision (measured).
    private static final int FEW = 16;
    private static final int FEW_OF = 4;
    private static final int FEW_AFTER_COARSE = 16;
    private static final int FEW_AFTER_COARSE_OF = 8;

    // So many pairs of phases within the error of the largest: the signal hardly moves here, and bounds do better.
    private static final int MANY_PAIRS = 4;

    private final int phases;
    private final int coarseStep;
    private final int half;
    private final IntervalBounds bounds;
    private final IntervalReader reader;
    private final FloatReadings screen;
    private final SampleExtremes ownExtremes;

    // The chunk in work: intervals that may exceed their thresholds, and the peaks found.
    private final int[] open = new int[CHUNK + 1];
    private final double[] thresholds = new double[CHUNK];
    private final double[] found = new double[CHUNK];
    private int openCount;
    private boolean onlyLargest;
    private double largestFound;

    /** A finder for this kernel. */
    public InterpolatedPeaks(TruePeakKernel kernel) {
        this.phases = kernel.phases();
        this.coarseStep = phases >= 7 ? (phases + 1) / 4 : 1;
        this.half = kernel.halfTaps();
        this.bounds = new IntervalBounds(kernel, coarseStep);
        this.reader = new IntervalReader(kernel, bounds, coarseStep);
        this.screen = coarseStep > 1 ? new FloatReadings(kernel, coarseStep, CHUNK) : null;
        this.ownExtremes = new SampleExtremes(CHUNK + 2 * half - 1);
    }

    /** Frames that must surround the scanned intervals on either side. */
    public int halfTaps() {
        return half;
    }

    /**
     * Raises {@code peaks[i]} to the largest magnitude inside the interval between the frames {@code first + i} and
     * {@code first + i + 1}, the two frames not counted.
     *
     * <p>Wherever that magnitude exceeds {@code threshold}, {@code peaks[i]} is exact; elsewhere it may stay smaller.
     *
     * @param x finite samples; {@code [first - halfTaps + 1, first + count + halfTaps)} must exist
     * @param first frame at the start of the first interval
     * @param count number of intervals
     * @param threshold readings up to this need not be found
     * @param peaks raised in place, at least {@code count} long
     */
    public void scan(double[] x, int first, int count, double threshold, double[] peaks) {
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            ownExtremes.measure(x, first + done - half + 1, first + done + n + half);
            Arrays.fill(thresholds, 0, n, threshold);
            scanChunk(x, ownExtremes, first + done, n, peaks, done);
        }
    }

    /** The same with a threshold of its own for every interval, and extremes that cover all samples needed. */
    void scan(double[] x, SampleExtremes extremes, int first, int count, double[] thresholdOfEach, double[] peaks) {
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            System.arraycopy(thresholdOfEach, done, thresholds, 0, n);
            scanChunk(x, extremes, first + done, n, peaks, done);
        }
    }

    private void scanChunk(double[] x, SampleExtremes extremes, int first, int count, double[] peaks, int peaksAt) {
        begin(false, Double.NEGATIVE_INFINITY);
        for (int at = 0; at < count; at += BLOCK) {
            int n = Math.min(BLOCK, count - at);
            double lowest = lowest(thresholds, at, n);
            if (bounds.on(extremes, first + at, n, lowest) > lowest) {
                list(x, extremes, first, at, n);
            }
        }
        if (openCount > 0) {
            settle(x, extremes, first);
            for (int i = 0; i < count; i++) {
                peaks[peaksAt + i] = Math.max(peaks[peaksAt + i], found[i]);
            }
        }
    }

    /**
     * The largest magnitude inside any of the intervals, if it exceeds {@code atLeast}; otherwise {@code atLeast}.
     *
     * <p>As {@link #scan}, which it outruns because every peak found raises the threshold.
     *
     * @param x finite samples; {@code [first - halfTaps + 1, first + count + halfTaps)} must exist
     * @param extremes of a window that covers these samples
     * @param first frame at the start of the first interval
     * @param count number of intervals
     * @param atLeast readings up to this need not be found
     */
    public double maximum(double[] x, SampleExtremes extremes, int first, int count, double atLeast) {
        double maximum = atLeast;
        for (int done = 0; done < count; done += CHUNK) {
            maximum = chunkMaximum(x, extremes, first + done, Math.min(CHUNK, count - done), maximum);
        }
        return maximum;
    }

    private double chunkMaximum(double[] x, SampleExtremes extremes, int first, int count, double atLeast) {
        begin(true, atLeast);
        for (int at = 0; at < count; at += BLOCK) {
            int n = Math.min(BLOCK, count - at);
            if (bounds.on(extremes, first + at, n, atLeast) > atLeast) {
                Arrays.fill(thresholds, at, at + n, atLeast);
                list(x, extremes, first, at, n);
            }
        }
        if (openCount > 0) {
            settle(x, extremes, first);
        }
        return largestFound;
    }

    private void begin(boolean largestIsEnough, double largestKnown) {
        openCount = 0;
        onlyLargest = largestIsEnough;
        largestFound = largestKnown;
    }

    /** Lists the intervals of this block of the chunk that may exceed their thresholds. */
    private void list(double[] x, SampleExtremes extremes, int first, int from, int count) {
        for (int at = from; at < from + count; at += PIECE) {
            int n = Math.min(PIECE, from + count - at);
            listPiece(x, first, at, n, bounds.besideSamples(extremes, first + at, n));
        }
    }

    private void listPiece(double[] x, int first, int from, int count, double slack) {
        int listed = openCount;
        double before = Math.abs(x[first + from]);
        for (int i = from; i < from + count; i++) {
            double after = Math.abs(x[first + 1 + i]);
            // Without a branch: on noise it could not be foretold.
            open[listed] = i;
            listed += bounds.nextTo(Math.max(before, after)) + slack > thresholds[i] ? 1 : 0;
            before = after;
        }
        openCount = listed;
    }

    /** Finds the peaks of the open intervals; the chunk's first interval begins at the frame {@code first}. */
    private void settle(double[] x, SampleExtremes extremes, int first) {
        Arrays.fill(found, 0.0);
        int begin = open[0];
        int count = open[openCount - 1] + 1 - begin;
        double largest = bounds.largest(extremes, first + begin, count);
        if (bounds.areConstant(x, extremes, first + begin, count)) {
            settleConstant(x, first);
        } else if (screen != null && openCount > FEW + count / FEW_OF && largest < Double.POSITIVE_INFINITY) {
            screen.load(x, first + begin, count, largest);
            settleMany(x, extremes, first, begin, count);
        } else {
            settleFew(x, extremes, first);
        }
    }

    private void settleConstant(double[] x, int first) {
        double peak = reader.constantPeak(x, first + open[0]);
        for (int j = 0; j < openCount; j++) {
            keep(open[j], peak);
        }
    }

    private void settleFew(double[] x, SampleExtremes extremes, int first) {
        for (int j = 0; j < openCount; j++) {
            int i = open[j];
            keep(i, reader.peak(x, extremes, first + i, threshold(i)));
        }
    }

    private void settleMany(double[] x, SampleExtremes extremes, int first, int begin, int count) {
        screen.readCoarse();
        keepMostPromising(x, extremes, first, begin, coarseStep);
        closeByCoarse(begin, bounds.besideCoarse(extremes, first + begin, count) + screen.error());
        if (openCount <= FEW_AFTER_COARSE + count / FEW_AFTER_COARSE_OF) {
            settleFew(x, extremes, first);
            return;
        }
        screen.readFine();
        keepMostPromising(x, extremes, first, begin, 1);
        float[] levels = screen.levels();
        double limit = limit(0, screen.error());
        for (int j = 0; j < openCount; j++) {
            int i = open[j];
            if (levels[i - begin] > (onlyLargest ? limit : limit(i, screen.error()))) {
                keep(i, screenedPeak(x, extremes, first + i, i - begin, 1, threshold(i)));
                limit = limit(i, screen.error());
            }
        }
    }

    /** The level of a reading that, {@code slack} added, is at the threshold. */
    private double limit(int i, double slack) {
        return screen.level(threshold(i) - slack);
    }

    /** Where only the largest peak counts, an early large one closes most intervals. */
    private void keepMostPromising(double[] x, SampleExtremes extremes, int first, int begin, int step) {
        if (!onlyLargest) {
            return;
        }
        int best = screen.highest();
        if (screen.top(best) + screen.error() > largestFound) {
            keep(begin + best, screenedPeak(x, extremes, first + begin + best, best, step, largestFound));
        }
    }

    /** Takes intervals off the list in which no reading can exceed the threshold by what the coarse ones are. */
    private void closeByCoarse(int begin, double slack) {
        float[] levels = screen.levelsBeside();
        double limit = limit(0, slack);
        int left = 0;
        for (int j = 0; j < openCount; j++) {
            int i = open[j];
            open[left] = i;
            left += levels[i - begin] > (onlyLargest ? limit : limit(i, slack)) ? 1 : 0;
        }
        openCount = left;
    }

    /** The largest of every {@code step}-th phase, if it exceeds the threshold: exact readings of all that may be it. */
    private double screenedPeak(double[] x, SampleExtremes extremes, int m, int interval, int step, double threshold) {
        double enough = Math.max(threshold, screen.top(interval) - screen.error());
        int reaching = screen.reaching(interval, step, enough);
        if (Integer.bitCount(reaching) > MANY_PAIRS) {
            return reader.peak(x, extremes, m, threshold);
        }
        double peak = 0.0;
        while (reaching != 0) {
            int p = Integer.numberOfTrailingZeros(reaching);
            peak = Math.max(peak, reader.largerMagnitude(x, m, p));
            reaching &= reaching - 1;
        }
        return peak;
    }

    private double threshold(int i) {
        return onlyLargest ? largestFound : thresholds[i];
    }

    private void keep(int i, double peak) {
        found[i] = Math.max(found[i], peak);
        if (peak > largestFound) {
            largestFound = peak;
        }
    }

    private static double lowest(double[] values, int from, int count) {
        double lowest = values[from];
        for (int i = from + 1; i < from + count; i++) {
            if (values[i] < lowest) {
                lowest = values[i];
            }
        }
        return lowest;
    }
}

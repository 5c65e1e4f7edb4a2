package app.loudcraft.meter;

/**
 * Looks at the largest samples of a channel: how they pile up, and whether they are cut off flat.
 *
 * <p>Only groups of samples that come within 3 dB of the largest so far are looked at one by one, so that most of the
 * sound costs one comparison of magnitudes. A flat top is three samples or more within {@link #FLAT} of each other (three
 * steps of 16 bits, what dither may move them by) that the signal jumps to or from: slow sines have flat crests, but no
 * jumps.
 */
final class ChannelTop {

    private static final int GROUP = 16;
    private static final double NEAR_TOP = 0.7079457843841379; // -3 dB
    private static final double FLAT = 1e-4;
    private static final double JUMP = 20.0 * FLAT;
    private static final int LEAST_RUN = 3;
    private static final double SAME = 1e-5;
    private static final double FULL_SCALE = 1.0 - 0x1p-15;

    private final PeakHistogram magnitudes = new PeakHistogram();
    private final PeakHistogram runs = new PeakHistogram();
    private final PeakHistogram runSamples = new PeakHistogram();
    private long fullScaleRuns;
    private long fullScaleSamples;
    private double peak;
    private double highest;
    private long atHighest;
    private double lowest;
    private long atLowest;
    private double last;
    private double runStart;
    private double entry;
    private int run;

    // Of the frame scanned last.
    private double sum;
    private double energy;
    private int bits;

    /** Takes the next samples; false if some were no numbers, and nothing was changed but {@link #sum()}. */
    boolean add(double[] x, int frames) {
        if (!total(x, frames)) {
            return false;
        }
        bits = 0;
        int from = 0;
        for (; from + GROUP <= frames; from += GROUP) {
            group(x, from, from + GROUP);
        }
        if (from < frames) {
            group(x, from, frames);
        }
        return true;
    }

    private boolean total(double[] x, int frames) {
        double s = 0.0;
        double e = 0.0;
        for (int i = 0; i < frames; i++) {
            s += x[i];
            e += x[i] * x[i];
        }
        sum = s;
        energy = e;
        return e <= Double.MAX_VALUE;
    }

    private void group(double[] x, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, (int) (Double.doubleToRawLongBits(x[i]) >>> 32) & Integer.MAX_VALUE);
        }
        bits = Math.max(bits, most);
        double bound = Double.longBitsToDouble((most + 1L) << 32);
        if (bound > NEAR_TOP * peak) {
            for (int i = from; i < to; i++) {
                sample(x[i]);
            }
        } else {
            endRun(x[from]);
            last = x[to - 1];
        }
    }

    private void sample(double x) {
        double magnitude = Math.abs(x);
        if (run > 0 && Math.abs(x - runStart) <= FLAT) {
            run++;
        } else {
            endRun(x);
        }
        if (magnitude > NEAR_TOP * peak) {
            peak = Math.max(peak, magnitude);
            magnitudes.add(magnitude);
            extreme(x);
            if (run == 0) {
                run = 1;
                runStart = x;
                entry = Math.abs(x - last);
            }
        }
        last = x;
    }

    private void endRun(double next) {
        if (run >= LEAST_RUN && Math.max(entry, Math.abs(next - last)) >= JUMP) {
            double level = Math.abs(runStart);
            if (level >= FULL_SCALE) {
                fullScaleRuns++;
                fullScaleSamples += run;
            } else {
                runs.add(level, 1);
                runSamples.add(level, run);
            }
        }
        run = 0;
    }

    private void extreme(double x) {
        if (x > highest + SAME) {
            highest = x;
            atHighest = 1;
        } else if (x >= highest - SAME) {
            atHighest++;
        }
        if (x < lowest - SAME) {
            lowest = x;
            atLowest = 1;
        } else if (x <= lowest + SAME) {
            atLowest++;
        }
    }

    /** Sum of the samples taken last. */
    double sum() {
        return sum;
    }

    /** Sum of the squares of the samples taken last. */
    double energy() {
        return energy;
    }

    /** The largest magnitude of the samples taken last, one part in a million too low at most. */
    double stepPeak() {
        return Double.longBitsToDouble((long) bits << 32);
    }

    /** The largest magnitude. */
    double peak() {
        return peak;
    }

    /** Magnitudes within 3 dB of the peak. */
    PeakHistogram magnitudes() {
        return magnitudes;
    }

    /** Samples at the largest and the smallest value. */
    long ceilingSamples() {
        return atHighest + atLowest;
    }

    long fullScaleRuns() {
        return fullScaleRuns;
    }

    long fullScaleSamples() {
        return fullScaleSamples;
    }

    /** Flat tops below full scale and within 3 dB of a peak. */
    long runs(double ofPeak) {
        return Math.round(runs.count(NEAR_TOP * ofPeak, Float.MAX_VALUE));
    }

    /** The samples in them. */
    long runSamples(double ofPeak) {
        return Math.round(runSamples.count(NEAR_TOP * ofPeak, Float.MAX_VALUE));
    }
}

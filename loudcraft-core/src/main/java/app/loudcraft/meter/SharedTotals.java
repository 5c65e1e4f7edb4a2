package app.loudcraft.meter;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Hands {@link Totals} from the thread that measures to any that reads, whole or not at all (a sequence lock).
 *
 * <p>Writing costs a few nanoseconds a value, never waits and never allocates; a reader that meets a write tries again.
 */
final class SharedTotals {

    private static final int SCALARS = 13;

    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicLongArray values;
    private final int channels;
    private final int kernels;

    SharedTotals(int channels, int kernels) {
        this.channels = channels;
        this.kernels = kernels;
        this.values = new AtomicLongArray(SCALARS + channels * (1 + kernels));
        write(new Totals(channels, kernels));
    }

    /** Publishes; one thread only. */
    void write(Totals totals) {
        int begun = sequence.getPlain() + 1;
        sequence.setOpaque(begun);
        VarHandle.storeStoreFence();
        int at = 0;
        at = put(at, totals.frames);
        at = put(at, totals.energy);
        at = put(at, totals.momentary);
        at = put(at, totals.shortTerm);
        at = put(at, totals.maxMomentary);
        at = put(at, totals.maxShortTerm);
        at = put(at, totals.nonFinite);
        at = put(at, totals.energySteps);
        at = put(at, totals.energyRuns);
        at = put(at, totals.peakSteps);
        at = put(at, totals.peakRuns);
        at = put(at, totals.lastStepPeak);
        at = put(at, totals.lastStep);
        at = put(at, totals.samplePeaks);
        for (double[] peaks : totals.truePeaks) {
            at = put(at, peaks);
        }
        sequence.setRelease(begun + 1);
    }

    private int put(int at, long value) {
        values.setOpaque(at, value);
        return at + 1;
    }

    private int put(int at, double value) {
        return put(at, Double.doubleToRawLongBits(value));
    }

    private int put(int at, double[] array) {
        int next = at;
        for (double value : array) {
            next = put(next, value);
        }
        return next;
    }

    /** What was last published; any thread. */
    Totals read() {
        while (true) {
            int before = sequence.getAcquire();
            if ((before & 1) == 0) {
                Totals totals = copy();
                VarHandle.loadLoadFence();
                if (sequence.getOpaque() == before) {
                    return totals;
                }
            }
            Thread.onSpinWait();
        }
    }

    private Totals copy() {
        Totals totals = new Totals(channels, kernels);
        totals.frames = values.getOpaque(0);
        totals.energy = real(1);
        totals.momentary = real(2);
        totals.shortTerm = real(3);
        totals.maxMomentary = real(4);
        totals.maxShortTerm = real(5);
        totals.nonFinite = values.getOpaque(6);
        totals.energySteps = (int) values.getOpaque(7);
        totals.energyRuns = (int) values.getOpaque(8);
        totals.peakSteps = (int) values.getOpaque(9);
        totals.peakRuns = (int) values.getOpaque(10);
        totals.lastStepPeak = real(11);
        totals.lastStep = values.getOpaque(12);
        int at = SCALARS;
        for (int c = 0; c < channels; c++) {
            totals.samplePeaks[c] = real(at++);
        }
        for (double[] peaks : totals.truePeaks) {
            for (int c = 0; c < channels; c++) {
                peaks[c] = real(at++);
            }
        }
        return totals;
    }

    private double real(int at) {
        return Double.longBitsToDouble(values.getOpaque(at));
    }
}

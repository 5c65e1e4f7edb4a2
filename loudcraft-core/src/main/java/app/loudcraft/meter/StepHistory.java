package app.loudcraft.meter;

import java.util.Arrays;

/**
 * Remembers one number for every step of 100 ms that counts, and where the steps stand when some do not.
 *
 * <p>A run is a stretch of steps that follow each other; a pause ends one. Windows over several steps never reach across
 * the end of a run. 8 bytes a step and 16 a run. One thread appends; {@link #view} may be called by any, with a size that
 * was published to it.
 */
final class StepHistory {

    private final Series values = new Series();
    private final Series runStarts = new Series();
    private final Series runSteps = new Series();
    private long nextStep = -1;

    /** Appends the value of a step; steps come in order of time. */
    void add(long step, double value) {
        if (step != nextStep) {
            runStarts.add(values.size());
            runSteps.add(step);
        }
        values.add(value);
        nextStep = step + 1;
    }

    int size() {
        return values.size();
    }

    int runs() {
        return runStarts.size();
    }

    /** The same with one more value at its end. */
    View viewWith(int size, int runs, long step, double value) {
        double[] longer = values.toArray(size, size + 1);
        longer[size] = value;
        double[] starts = runStarts.toArray(runs);
        double[] steps = runSteps.toArray(runs);
        if (runs == 0 || steps[runs - 1] + size - starts[runs - 1] != step) {
            starts = Arrays.copyOf(starts, runs + 1);
            steps = Arrays.copyOf(steps, runs + 1);
            starts[runs] = size;
            steps[runs] = step;
        }
        return new View(longer, starts, steps);
    }

    /** What was there when it had {@code size} values in {@code runs} runs; later additions do not change it. */
    View view(int size, int runs) {
        return new View(values.toArray(size), runStarts.toArray(runs), runSteps.toArray(runs));
    }

    /** An immutable copy of a history. */
    static final class View {

        private final double[] values;
        private final double[] runStarts;
        private final double[] runSteps;

        private View(double[] values, double[] runStarts, double[] runSteps) {
            this.values = values;
            this.runStarts = runStarts;
            this.runSteps = runSteps;
        }

        int size() {
            return values.length;
        }

        double value(int index) {
            return values[index];
        }

        int runs() {
            return runStarts.length;
        }

        int runFrom(int run) {
            return (int) runStarts[run];
        }

        int runTo(int run) {
            return run + 1 < runStarts.length ? (int) runStarts[run + 1] : values.length;
        }

        long runStep(int run) {
            return (long) runSteps[run];
        }

        /** Mean squares of the whole windows of {@code steps} steps, one for each step; none reaches across a pause. */
        double[] meanSquares(HopGrid grid, int steps) {
            double[] meanSquares = new double[windows(steps)];
            int count = 0;
            for (int run = 0; run < runs(); run++) {
                for (int i = runFrom(run); i + steps <= runTo(run); i++) {
                    // From the oldest energy to the newest, as in SlidingWindows: both have the same bits.
                    double sum = 0.0;
                    for (int j = i; j < i + steps; j++) {
                        sum += values[j];
                    }
                    long firstHop = (runStep(run) + i - runFrom(run)) * HopGrid.HOPS_PER_STEP;
                    meanSquares[count++] = sum / grid.frames(firstHop, firstHop + (long) steps * HopGrid.HOPS_PER_STEP);
                }
            }
            return meanSquares;
        }

        private int windows(int steps) {
            int count = 0;
            for (int run = 0; run < runs(); run++) {
                count += windows(run, steps);
            }
            return count;
        }

        private int windows(int run, int steps) {
            return Math.max(0, runTo(run) - runFrom(run) - steps + 1);
        }

        /** The step of value {@code index}. */
        long step(int index) {
            return firstStep(index, runStarts);
        }

        /** The largest value of the steps {@code [step, step + count)} that are there; negative if none is. */
        double largest(long step, int count) {
            double largest = -1.0;
            for (int run = Math.max(0, lastUpTo(step, runSteps)); run < runs() && runStep(run) < step + count; run++) {
                long from = Math.max(0, step - runStep(run));
                long to = Math.min(runTo(run) - runFrom(run), step + count - runStep(run));
                for (long i = from; i < to; i++) {
                    largest = Math.max(largest, values[runFrom(run) + (int) i]);
                }
            }
            return largest;
        }

        /** The number of windows of {@code steps} steps before each run. */
        double[] windowStarts(int steps) {
            double[] starts = new double[runs()];
            for (int run = 1; run < starts.length; run++) {
                starts[run] = starts[run - 1] + windows(run - 1, steps);
            }
            return starts;
        }

        /** The step at which a window that exists begins; {@code windowStarts} are those of its length. */
        long firstStep(int index, double[] windowStarts) {
            int run = lastUpTo(index, windowStarts);
            return runStep(run) + index - (long) windowStarts[run];
        }

        /** Index of the last of the ascending numbers that is not larger than {@code value}; -1 if all are. */
        private static int lastUpTo(long value, double[] ascending) {
            int from = 0;
            int to = ascending.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (ascending[middle] <= value) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from - 1;
        }
    }
}

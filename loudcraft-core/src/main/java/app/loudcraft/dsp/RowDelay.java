package app.loudcraft.dsp;

import java.util.Arrays;

/** Holds a stream back by a fixed number of samples, whole rows at a time; two array copies a row. */
final class RowDelay {

    private final int delay;
    private final double[] line;

    /**
     * @param delay samples, at least 0
     * @param maxFrames most samples in a row
     */
    RowDelay(int delay, int maxFrames) {
        this.delay = delay;
        line = new double[delay + maxFrames];
    }

    /** Takes the next {@code frames} samples from {@code in} and writes those from {@code delay} ago to {@code out}. */
    void next(double[] in, int frames, double[] out) {
        System.arraycopy(in, 0, line, delay, frames);
        System.arraycopy(line, 0, out, 0, frames);
        System.arraycopy(line, frames, line, 0, delay);
    }

    void reset() {
        Arrays.fill(line, 0.0);
    }
}

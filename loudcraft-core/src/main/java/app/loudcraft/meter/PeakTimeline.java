package app.loudcraft.meter;

import java.util.Arrays;

/** The largest true peak of all channels in every 100 ms, linear. Immutable. */
final class PeakTimeline {

    private final float[] peaks;

    private PeakTimeline(float[] peaks) {
        this.peaks = peaks;
    }

    /** Number of whole steps of 100 ms. */
    int size() {
        return peaks.length;
    }

    /** The largest peak of the steps {@code [from, to)}, linear. */
    double largest(int from, int to) {
        double largest = 0.0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, peaks[i]);
        }
        return largest;
    }

    /** Collects the steps; grows by half when full. */
    static final class Recorder {

        private float[] peaks = new float[1024];
        private int size;

        void add(double peak) {
            if (size == peaks.length) {
                peaks = Arrays.copyOf(peaks, size + (size >> 1));
            }
            peaks[size++] = (float) peak;
        }

        int size() {
            return size;
        }

        PeakTimeline timeline() {
            return new PeakTimeline(Arrays.copyOf(peaks, size));
        }

        /** The steps so far and one more. */
        PeakTimeline timelineWith(double peak) {
            float[] longer = Arrays.copyOf(peaks, size + 1);
            longer[size] = (float) peak;
            return new PeakTimeline(longer);
        }

        void clear() {
            size = 0;
        }
    }
}

package app.loudcraft.qc;

/** Reads the wave between the samples at 64 points a frame, each by a long sinc: slow, and plain to see. */
final class DensePeaks {

    private static final int POINTS = 64;
    private static final int HALF = 64;

    private DensePeaks() {}

    /** The highest magnitude from every frame up to the next; the signal is silent before and after. */
    static double[] of(float[] x) {
        double[][] taps = new double[POINTS][2 * HALF];
        for (int p = 0; p < POINTS; p++) {
            for (int k = 0; k < 2 * HALF; k++) {
                double t = (double) p / POINTS + HALF - 1 - k;
                double sinc = t == 0.0 ? 1.0 : Math.sin(Math.PI * t) / (Math.PI * t);
                double hann = 0.5 + 0.5 * Math.cos(Math.PI * t / HALF);
                taps[p][k] = sinc * hann;
            }
        }
        double[] peaks = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (double[] point : taps) {
                double sum = 0.0;
                for (int k = Math.max(0, HALF - 1 - i); k < 2 * HALF && i + k - HALF + 1 < x.length; k++) {
                    sum += point[k] * x[i + k - HALF + 1];
                }
                peaks[i] = Math.max(peaks[i], Math.abs(sum));
            }
        }
        return peaks;
    }
}

package app.loudcraft.dsp;

/** Reads true peaks as a meter of the given kernel would: every phase at every interval, nothing left out. */
final class NaivePeaks {

    private NaivePeaks() {}

    /** The largest magnitude inside the interval between frames {@code m} and {@code m + 1}. */
    static double interval(TruePeakKernel kernel, double[] x, int m) {
        double peak = 0.0;
        for (int p = 0; p < kernel.phases(); p++) {
            peak = Math.max(peak, Math.abs(reading(kernel.taps(p), x, m - kernel.halfTaps() + 1)));
        }
        return peak;
    }

    /** The products summed in four interleaved lanes: what defines a reading to the last bit. */
    private static double reading(double[] taps, double[] x, int from) {
        double[] lanes = new double[4];
        for (int k = 0; k < taps.length; k++) {
            lanes[k % 4] += taps[k] * x[from + k];
        }
        return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    }

    /** The true peak of a whole signal that is silent before and after: all samples and all intervals. */
    static double truePeak(TruePeakKernel kernel, float[] samples) {
        int half = kernel.halfTaps();
        double[] x = new double[samples.length + 2 * half];
        double peak = 0.0;
        for (int i = 0; i < samples.length; i++) {
            x[half + i] = samples[i];
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        for (int m = half - 1; m < x.length - half; m++) {
            peak = Math.max(peak, interval(kernel, x, m));
        }
        return peak;
    }
}

package app.loudcraft.dsp;

/** Reads true peaks as a meter of the given kernel would: every phase at every interval, nothing left out. */
final class NaivePeaks {

    private NaivePeaks() {}

    /** The largest magnitude inside the interval between frames {@code m} and {@code m + 1}. */
    static double interval(TruePeakKernel kernel, double[] x, int m) {
        double peak = 0.0;
        for (int p = 0; p < kernel.phases(); p++) {
            double[] taps = kernel.taps(p);
            double sum = 0.0;
            for (int k = 0; k < taps.length; k++) {
                sum += taps[k] * x[m - kernel.halfTaps() + 1 + k];
            }
            peak = Math.max(peak, Math.abs(sum));
        }
        return peak;
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

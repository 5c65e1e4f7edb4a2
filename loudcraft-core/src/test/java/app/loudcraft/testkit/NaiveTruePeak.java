package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.List;

/** Reads true peaks by evaluating every phase of a kernel at every interval: slow, and plain to see. */
public final class NaiveTruePeak {

    private NaiveTruePeak() {}

    /** The true peak of a channel, linear; the signal is silent before and after. */
    public static double of(TruePeakKernel kernel, float[] samples) {
        double peak = 0.0;
        for (double step : perStep(kernel, samples, samples.length + 2 * kernel.halfTaps())) {
            peak = Math.max(peak, step);
        }
        return peak;
    }

    /**
     * The peaks of steps of {@code stepFrames} frames: samples and the intervals that begin at them. What stands before
     * frame 0 belongs to the first step.
     */
    public static double[] perStep(TruePeakKernel kernel, float[] samples, int stepFrames) {
        int half = kernel.halfTaps();
        double[] x = new double[samples.length + 4 * half];
        for (int i = 0; i < samples.length; i++) {
            x[2 * half + i] = Float.isFinite(samples[i]) ? samples[i] : 0.0;
        }
        double[][] phases = new double[kernel.phases()][];
        for (int p = 0; p < phases.length; p++) {
            phases[p] = kernel.phase(p);
        }
        double[] peaks = new double[(samples.length + half - 1) / stepFrames + 1];
        for (int m = -half; m < samples.length + half; m++) {
            int step = Math.max(0, m) / stepFrames;
            double peak = Math.abs(x[2 * half + m]);
            for (double[] taps : phases) {
                peak = Math.max(peak, Math.abs(read(taps, x, half + m + 1)));
            }
            if (step < peaks.length) {
                peaks[step] = Math.max(peaks[step], peak);
            }
        }
        return peaks;
    }

    private static double read(double[] taps, double[] x, int from) {
        double sum = 0.0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * x[from + k];
        }
        return sum;
    }

    /** The largest reading of the reference kernel, the ITU table and libebur128's kernel over all channels, in dBTP. */
    public static double highestDbtp(AudioBuffer audio) {
        double peak = 0.0;
        for (TruePeakKernel kernel :
                List.of(TruePeakKernel.kaiser16(), TruePeakKernel.itu(), TruePeakKernel.hann49(audio.sampleRateHz()))) {
            for (int c = 0; c < audio.channels(); c++) {
                peak = Math.max(peak, of(kernel, audio.channel(c)));
            }
        }
        return Decibels.fromAmplitude(peak);
    }
}

package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;
import java.util.List;

/** Reads true peaks by evaluating every phase of a kernel at every interval: slow, and plain to see. */
public final class NaiveTruePeak {

    private NaiveTruePeak() {}

    /** The true peak of a channel, linear; the signal is silent before and after. */
    public static double of(TruePeakKernel kernel, float[] samples) {
        return Arrays.stream(perFrame(kernel, samples)).max().orElse(0.0);
    }

    /**
     * The peaks of steps of {@code stepFrames} frames: samples and the intervals that begin at them. What stands before
     * frame 0 belongs to the first step.
     */
    public static double[] perStep(TruePeakKernel kernel, float[] samples, int stepFrames) {
        double[] perFrame = perFrame(kernel, samples);
        double[] peaks = new double[(samples.length + kernel.halfTaps() - 1) / stepFrames + 1];
        for (int i = 0; i < perFrame.length; i++) {
            int step = Math.max(0, i - kernel.halfTaps()) / stepFrames;
            peaks[step] = Math.max(peaks[step], perFrame[i]);
        }
        return peaks;
    }

    /**
     * The peak at every frame and in the interval that begins at it; entry {@code i} is that of frame
     * {@code i - halfTaps}, for a signal rings before its first frame and after its last one. NaN and infinities are 0.
     */
    public static double[] perFrame(TruePeakKernel kernel, float[] samples) {
        int half = kernel.halfTaps();
        double[] x = new double[samples.length + 4 * half];
        for (int i = 0; i < samples.length; i++) {
            x[2 * half + i] = Float.isFinite(samples[i]) ? samples[i] : 0.0;
        }
        double[] peaks = new double[samples.length + 2 * half];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Math.abs(x[half + i]);
        }
        for (int p = 0; p < kernel.phases(); p++) {
            double[] taps = kernel.phase(p);
            for (int i = 0; i < peaks.length; i++) {
                peaks[i] = Math.max(peaks[i], Math.abs(read(taps, x, i + 1)));
            }
        }
        return peaks;
    }

    /** The products summed in four interleaved lanes: what defines a reading to the last bit. */
    private static double read(double[] taps, double[] x, int from) {
        double a = 0.0;
        double b = 0.0;
        double c = 0.0;
        double d = 0.0;
        for (int k = 0; k < taps.length; k += 4) {
            a += taps[k] * x[from + k];
            b += taps[k + 1] * x[from + k + 1];
            c += taps[k + 2] * x[from + k + 2];
            d += taps[k + 3] * x[from + k + 3];
        }
        return (a + b) + (c + d);
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

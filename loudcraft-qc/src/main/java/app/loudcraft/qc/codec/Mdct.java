package app.loudcraft.qc.codec;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;

/**
 * The modified discrete cosine transform with a sine window, in which AAC, Vorbis and the upper part of Opus keep sound
 * (Princen, Johnson and Bradley, ICASSP 1987).
 *
 * <p>{@link #forward} takes {@code 2 * lines} samples to {@code lines} figures; the outputs of {@link #addInverse} for blocks
 * that lie {@code lines} samples apart add up to the signal. By way of a Fourier transform of {@code 4 * lines} points,
 * whose odd bins are the lines but for a rotation: about 50 ns a line. One thread at a time.
 */
final class Mdct {

    private final int lines;
    private final RealFft fft;
    private final double[] window;
    private final double[] cos;
    private final double[] sin;
    private final double[] work;

    /**
     * @param lines a power of two from 2 on
     */
    Mdct(int lines) {
        this.lines = lines;
        this.fft = new RealFft(4 * lines);
        this.window = new double[2 * lines];
        this.cos = new double[lines];
        this.sin = new double[lines];
        this.work = new double[4 * lines];
        for (int n = 0; n < 2 * lines; n++) {
            window[n] = StrictMath.sin(Math.PI / (2.0 * lines) * (n + 0.5));
        }
        for (int k = 0; k < lines; k++) {
            double angle = Math.PI / lines * (0.5 + 0.5 * lines) * (k + 0.5);
            cos[k] = StrictMath.cos(angle);
            sin[k] = StrictMath.sin(angle);
        }
    }

    /** Lines of a spectrum. */
    int lines() {
        return lines;
    }

    /** From {@code 2 * lines} samples at {@code at} to a spectrum, so that white noise of power 1 has lines of power 1. */
    void forward(double[] signal, int at, double[] spectrum) {
        double scale = Math.sqrt(2.0 / lines);
        for (int n = 0; n < 2 * lines; n++) {
            work[n] = scale * window[n] * signal[at + n];
        }
        Arrays.fill(work, 2 * lines, 4 * lines, 0.0);
        fft.forward(work);
        for (int k = 0; k < lines; k++) {
            int bin = 2 * (2 * k + 1);
            spectrum[k] = cos[k] * work[bin] + sin[k] * work[bin + 1];
        }
    }

    /** Adds what a spectrum stands for to the {@code 2 * lines} samples at {@code at}. */
    void addInverse(double[] spectrum, double[] signal, int at) {
        double scale = Math.sqrt(2.0 / lines) * 2.0 * lines;
        Arrays.fill(work, 0.0);
        for (int k = 0; k < lines; k++) {
            int bin = 2 * (2 * k + 1);
            work[bin] = cos[k] * spectrum[k];
            work[bin + 1] = sin[k] * spectrum[k];
        }
        fft.inverse(work);
        for (int n = 0; n < 2 * lines; n++) {
            signal[at + n] += scale * window[n] * work[n];
        }
    }
}

package app.loudcraft.qc;

import app.loudcraft.internal.fft.RealFft;

/** The spectra of one window of all channels, under a Hann window. About 6 ns a sample. */
final class ChannelSpectra {

    private final RealFft fft;
    private final double binHz;
    private final double[] hann;
    private final double[][] spectra;

    /**
     * @param leastSeconds shortest window; it becomes the next power of two
     */
    ChannelSpectra(int channels, int sampleRateHz, double leastSeconds) {
        int frames = 4;
        while (frames < leastSeconds * sampleRateHz) {
            frames *= 2;
        }
        this.fft = new RealFft(frames);
        this.binHz = (double) sampleRateHz / frames;
        this.hann = new double[frames];
        this.spectra = new double[channels][frames];
        // One side of the spectrum stands for both (2), sum w^2 = 3/8 size for a Hann window.
        double scale = Math.sqrt(2.0 / (0.375 * frames * (double) frames));
        for (int i = 0; i < frames; i++) {
            hann[i] = scale * (0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * i / frames));
        }
    }

    /** Length of a window. */
    int frames() {
        return hann.length;
    }

    /** From one bin to the next. */
    double binHz() {
        return binHz;
    }

    /** Transforms a window; what was transformed before is lost. */
    void transform(float[][] window) {
        for (int c = 0; c < spectra.length; c++) {
            transform(window[c], spectra[c]);
        }
    }

    private void transform(float[] x, double[] spectrum) {
        double[] w = hann;
        for (int i = 0; i < w.length; i++) {
            spectrum[i] = w[i] * x[i];
        }
        fft.forward(spectrum);
    }

    /** Spectrum of a channel as {@link RealFft} packs it: the squares of its bins sum to the mean square. */
    double[] of(int channel) {
        return spectra[channel];
    }
}

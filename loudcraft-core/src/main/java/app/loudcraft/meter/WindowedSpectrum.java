package app.loudcraft.meter;

import app.loudcraft.internal.fft.RealFft;

/**
 * The spectrum of frames under a Hann window, scaled so that the squares of its bins sum to the mean square of the
 * signal.
 *
 * <p>Cost: about 5 ns a sample. No allocation; one thread at a time.
 */
final class WindowedSpectrum {

    private final int size;
    private final double[] window;
    private final RealFft fft;

    /**
     * @param size samples, a power of two
     */
    WindowedSpectrum(int size) {
        this.size = size;
        this.window = new double[size];
        this.fft = new RealFft(size);
        // One side of the spectrum stands for both (2), sum w^2 = 3/8 size for a Hann window.
        double scale = Math.sqrt(2.0 / (0.375 * size * (double) size));
        for (int i = 0; i < size; i++) {
            window[i] = scale * (0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * i / size));
        }
    }

    /** The smallest power of two that spans at least {@code seconds}. */
    static int sizeFor(double seconds, int sampleRateHz) {
        int size = 4;
        while (size < seconds * sampleRateHz) {
            size *= 2;
        }
        return size;
    }

    /** Number of bins, half the size: bin {@code k} lies at {@code k * rate / size}; half the rate is left out. */
    int bins() {
        return size / 2;
    }

    /** Writes the spectrum, packed as {@link RealFft} does with 0 for the two real bins. */
    void transform(double[] x, double[] spectrum) {
        double[] w = window;
        for (int i = 0; i < size; i++) {
            spectrum[i] = w[i] * x[i];
        }
        fft.forward(spectrum);
        spectrum[0] = 0.0;
        spectrum[1] = 0.0;
    }
}

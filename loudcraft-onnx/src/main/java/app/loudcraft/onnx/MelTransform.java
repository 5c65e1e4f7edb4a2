package app.loudcraft.onnx;

import app.loudcraft.internal.fft.RealFft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From the samples of one frame to the power density in 96 mel bands, full scale squared per Hz.
 *
 * <p>Periodic Hann window, zeros up to a power of two, one-sided density {@code 2 |X|^2 / (fs sum w^2)}. From 84 kHz on the
 * windowed frame is halved until its rate is below that, since nothing above 10.5 kHz is looked at, and the densities are
 * freed of what the filter does to them. Cost: about 19 us a frame at 44.1 and 48 kHz, nearly all of it the Fourier transform;
 * 27 us at 96 and 45 us at 192 kHz. No allocation; one thread at a time.
 */
final class MelTransform {

    /** The transform is at least this many times as long as the window; see {@link #sizeFor}. */
    static final double LEAST_PADDING = 1.8;

    private static final double LEAST_HALVED_RATE_HZ = 4.0 * MelBands.HIGHEST_HZ;

    private final double[] window;
    private final double[] windowed;
    private final List<HalfRate> halvings = new ArrayList<>();
    private final double[] spectrum;
    private final double[] densities;
    // What a density is multiplied by to undo the halvings.
    private final double[] factors;
    private final RealFft fft;
    private final MelBands bands;

    MelTransform(FrameGrid grid) {
        window = window(grid);
        windowed = new double[window.length];
        int size = sizeFor(window.length);
        double binHz = (double) grid.sampleRateHz() / size;
        bands = new MelBands(binHz, 0.5 * grid.sampleRateHz());
        densities = new double[bands.binsUsed()];
        factors = new double[densities.length];
        Arrays.fill(factors, 1.0);
        int length = window.length;
        double rateHz = grid.sampleRateHz();
        while (0.5 * rateHz >= LEAST_HALVED_RATE_HZ) {
            HalfRate halving = new HalfRate(length);
            halvings.add(halving);
            for (int k = 0; k < factors.length; k++) {
                double response = halving.response(k * binHz / rateHz);
                // Half as many samples sum to half the amplitude.
                factors[k] *= 4.0 / (response * response);
            }
            length = halving.halvedLength();
            rateHz *= 0.5;
            size /= 2;
        }
        fft = new RealFft(size);
        spectrum = new double[size];
    }

    /** The window, scaled so that squares of bins are one-sided densities. */
    private static double[] window(FrameGrid grid) {
        double[] window = new double[grid.windowSamples()];
        double squares = 0.0;
        for (int i = 0; i < window.length; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * i / window.length);
            squares += window[i] * window[i];
        }
        double scale = Math.sqrt(2.0 / (grid.sampleRateHz() * squares));
        for (int i = 0; i < window.length; i++) {
            window[i] *= scale;
        }
        return window;
    }

    /** 4096 at 44.1 and 48 kHz, so that the bins are 10.8 and 11.7 Hz apart. */
    static int sizeFor(int windowSamples) {
        int size = 4;
        while (size < LEAST_PADDING * windowSamples) {
            size *= 2;
        }
        return size;
    }

    /**
     * Transforms the frame that starts at {@code mono[from]}.
     *
     * @param powers takes 96 densities from {@code at} on
     */
    void transform(float[] mono, int from, float[] powers, int at) {
        double[] frame = windowed;
        double[] w = window;
        for (int i = 0; i < w.length; i++) {
            frame[i] = w[i] * mono[from + i];
        }
        int length = w.length;
        for (HalfRate halving : halvings) {
            frame = halving.halve(frame);
            length = halving.halvedLength();
        }
        double[] x = spectrum;
        System.arraycopy(frame, 0, x, 0, length);
        Arrays.fill(x, length, x.length, 0.0);
        fft.forward(x);
        // 0 Hz and half the rate belong to no band that is not the floor.
        double[] p = densities;
        double[] f = factors;
        for (int k = 1; k < p.length; k++) {
            double re = x[2 * k];
            double im = x[2 * k + 1];
            p[k] = f[k] * (re * re + im * im);
        }
        bands.sum(p, powers, at);
    }
}

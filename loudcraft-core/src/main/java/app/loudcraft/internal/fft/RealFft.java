package app.loudcraft.internal.fft;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * The discrete Fourier transform of real signals of one length, a power of two, in place and in double.
 *
 * <p>A spectrum of {@code size} doubles is packed: index 0 holds the real bin 0, index 1 the real bin at half the rate,
 * and from then on {@code 2k} and {@code 2k + 1} hold the real and the imaginary part of bin {@code k}. {@link #forward}
 * is {@code X[k] = sum x[n] e^(-2 pi i k n / size)}, without a factor; {@link #inverse} undoes it.
 *
 * <p>Deterministic: one thread, the same operations every time. Allocates nothing after construction. May be shared
 * between threads.
 */
public final class RealFft {

    private final int size;
    private final DoubleFFT_1D transform;

    /**
     * @param size samples, a power of two from 4 on
     * @throws IllegalArgumentException if it is not
     */
    public RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two from 4 on, but was " + size);
        }
        // Otherwise the library starts threads of its own from 8192 points on, and the bits depend on their number.
        CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
        CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
        this.size = size;
        this.transform = new DoubleFFT_1D(size);
    }

    /** Samples of a signal. */
    public int size() {
        return size;
    }

    /** From signal to packed spectrum; the first {@code size} elements. */
    public void forward(double[] x) {
        transform.realForward(x);
    }

    /** From packed spectrum to signal; the first {@code size} elements. */
    public void inverse(double[] x) {
        transform.realInverse(x, true);
    }

    /** {@code a = a * b} for two packed spectra: what filters one signal with the other, circularly. */
    public void multiply(double[] a, double[] b) {
        a[0] *= b[0];
        a[1] *= b[1];
        for (int i = 2; i < size; i += 2) {
            double re = a[i] * b[i] - a[i + 1] * b[i + 1];
            a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
            a[i] = re;
        }
    }
}

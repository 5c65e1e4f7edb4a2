package app.loudcraft.dsp;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;

/**
 * Runs long filters over lanes of samples by fast convolution (overlap-save, in double).
 *
 * <p>Samples are gathered until there are {@link #hopFrames} of them, then all lanes are transformed at once; so results
 * come that much later than samples, however the caller cuts its stream. To use it, write up to {@link #room} new samples
 * of every lane to {@link #input} from {@link #inputAt} on, read as many results from {@link #output} from {@link
 * #outputAt} on, then {@link #advance}.
 *
 * <p>A transform is four times as long as the longest filter, which costs least: about 15 ns a sample for 8191 taps.
 * Where the filter has met nothing but zeros, the results are zeros, without the rounding errors of a transform.
 * Allocates nothing after construction.
 */
final class Convolver {

    private final RealFft fft;
    private final int taps;
    private final int pastFrames;
    private final int hopFrames;
    private final int laneDelayFrames;
    private final double[][] spectra;
    private final double[][] inputs;
    private final double[][] outputs;
    private final double[] work;
    private int position;

    /**
     * @param kernels one filter a lane, all of one odd length; null for a lane that is only delayed. Lanes that share an
     *     array share its spectrum
     * @param laneDelayFrames frames by which a lane without filter is delayed, beyond the hop; below the length
     */
    Convolver(double[][] kernels, int laneDelayFrames) {
        int longest = laneDelayFrames + 1;
        for (double[] kernel : kernels) {
            longest = kernel == null ? longest : Math.max(longest, kernel.length);
        }
        taps = longest;
        pastFrames = Math.max(2, 2 * Integer.highestOneBit(Math.max(1, taps - 1)));
        hopFrames = 3 * pastFrames;
        this.laneDelayFrames = laneDelayFrames;
        fft = new RealFft(pastFrames + hopFrames);
        spectra = new double[kernels.length][];
        for (int lane = 0; lane < kernels.length; lane++) {
            spectra[lane] = spectrum(kernels, lane);
        }
        inputs = new double[kernels.length][fft.size()];
        outputs = new double[kernels.length][hopFrames];
        work = new double[fft.size()];
    }

    private double[] spectrum(double[][] kernels, int lane) {
        if (kernels[lane] == null) {
            return null;
        }
        for (int earlier = 0; earlier < lane; earlier++) {
            if (kernels[earlier] == kernels[lane]) {
                return spectra[earlier];
            }
        }
        double[] spectrum = Arrays.copyOf(kernels[lane], fft.size());
        fft.forward(spectrum);
        return spectrum;
    }

    /** Frames by which results lag behind samples, apart from what the filters do. */
    int hopFrames() {
        return hopFrames;
    }

    /** Frames that can be written and read before the next {@link #advance}; at least 1. */
    int room() {
        return hopFrames - position;
    }

    double[] input(int lane) {
        return inputs[lane];
    }

    int inputAt() {
        return pastFrames + position;
    }

    double[] output(int lane) {
        return outputs[lane];
    }

    int outputAt() {
        return position;
    }

    /** Ends the use of {@code frames} frames, at most {@link #room}. */
    void advance(int frames) {
        position += frames;
        if (position == hopFrames) {
            position = 0;
            for (int lane = 0; lane < inputs.length; lane++) {
                filter(lane);
                System.arraycopy(inputs[lane], hopFrames, inputs[lane], 0, pastFrames);
            }
        }
    }

    private void filter(int lane) {
        double[] input = inputs[lane];
        double[] output = outputs[lane];
        if (spectra[lane] == null) {
            System.arraycopy(input, pastFrames - laneDelayFrames, output, 0, hopFrames);
            return;
        }
        System.arraycopy(input, 0, work, 0, work.length);
        fft.forward(work);
        fft.multiply(work, spectra[lane]);
        fft.inverse(work);
        System.arraycopy(work, pastFrames, output, 0, hopFrames);
        silence(input, output);
    }

    /** Sets to zero what follows from nothing but zeros. */
    private void silence(double[] input, double[] output) {
        boolean suspected = false;
        // a run of as many zeros as there are taps cannot hide between these
        for (int i = 0; i < input.length; i += taps) {
            suspected |= input[i] == 0.0;
        }
        if (!suspected) {
            return;
        }
        int zeros = 0;
        for (int i = pastFrames - taps + 1; i < input.length; i++) {
            zeros = input[i] == 0.0 ? zeros + 1 : 0;
            if (zeros >= taps) {
                output[i - pastFrames] = 0.0;
            }
        }
    }

    void reset() {
        position = 0;
        for (int lane = 0; lane < inputs.length; lane++) {
            Arrays.fill(inputs[lane], 0.0);
            Arrays.fill(outputs[lane], 0.0);
        }
    }
}

package app.loudcraft.spatial;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;

/**
 * The linear-phase filters of stages three and four, run over one segment of the side at a time by fast convolution
 * (overlap-save, in double): the bass that is taken out, and the two parts of the width curve.
 *
 * <p>The width curve is laid over what full bass mono leaves, so that the stages can be applied side by side. One forward
 * and three inverse transforms a segment.
 */
final class SideFilters {

    private static final int FILTERS = 3;

    private final RealFft fft;
    private final int taps;
    private final int segmentFrames;
    private final double[][] spectra = new double[FILTERS][];
    private final double[][] outputs;
    private final double[] input;
    private final double[] work;

    SideFilters(double bassMonoHz, HopRaster raster) {
        int rate = raster.sampleRateHz();
        taps = LinearPhaseKernel.taps(rate);
        fft = new RealFft(4 * (taps + 1));
        int most = fft.size() - taps + 1;
        segmentFrames = most / raster.hopFrames() * raster.hopFrames();
        spectra[0] = spectrum(LinearPhaseKernel.of(hz -> BassMono.lowPass(hz, bassMonoHz), taps, rate));
        spectra[1] = spectrum(LinearPhaseKernel.of(
                hz -> (1.0 - BassMono.lowPass(hz, bassMonoHz)) * WidthCurve.linearPart(hz), taps, rate));
        spectra[2] = spectrum(LinearPhaseKernel.of(
                hz -> (1.0 - BassMono.lowPass(hz, bassMonoHz)) * WidthCurve.squarePart(hz), taps, rate));
        outputs = new double[FILTERS][segmentFrames];
        input = new double[fft.size()];
        work = new double[fft.size()];
    }

    private double[] spectrum(double[] kernel) {
        double[] spectrum = Arrays.copyOf(kernel, fft.size());
        fft.forward(spectrum);
        return spectrum;
    }

    /** Frames of a segment, a whole number of hops. */
    int segmentFrames() {
        return segmentFrames;
    }

    /** Frames by which a filter reaches to either side of where it is. */
    int reachFrames() {
        return taps / 2;
    }

    /** Filters the segment that begins at {@code at}; reads {@link #reachFrames} more to either side. */
    void process(double[] side, int at) {
        System.arraycopy(side, at - reachFrames(), input, 0, taps - 1 + segmentFrames);
        fft.forward(input);
        for (int k = 0; k < FILTERS; k++) {
            System.arraycopy(input, 0, work, 0, work.length);
            fft.multiply(work, spectra[k]);
            fft.inverse(work);
            System.arraycopy(work, taps - 1, outputs[k], 0, segmentFrames);
        }
        Arrays.fill(input, 0.0);
    }

    /** The bass of the side. */
    double[] bass() {
        return outputs[0];
    }

    /** What raises the side in proportion to the intensity. */
    double[] linear() {
        return outputs[1];
    }

    /** What raises the side in proportion to the square of the intensity. */
    double[] square() {
        return outputs[2];
    }

    /** Zeroes what came of nothing but zeros: the rounding errors of a transform. */
    void silence(int from, int to) {
        for (double[] output : outputs) {
            Arrays.fill(output, from, to, 0.0);
        }
    }
}

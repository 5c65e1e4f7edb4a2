package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * What a {@link MultibandCompressor} does to one band: measures its level once a step of the {@link ControlRaster} and
 * draws its gain.
 *
 * <p>The level is the mean square over 10 ms, doubled so that a sine has the power of its peak (AES17), or for the lowest
 * band, whose periods may be longer than that, the largest square of the step. The loudest channel decides.
 */
final class BandGain {

    private static final double RMS_SECONDS = 0.010;

    private static final double FLUSH_BELOW = 1e-30;

    private final int index;
    private final StaticCurve curve;
    private final double maxReductionDb;
    private final double quietPower;
    private final boolean onPeaks;
    private final double keep;
    private final double fresh;
    private final double[] meanSquares;
    private final GainRamp ramp;

    /**
     * @param index which band, 0 for the lowest
     * @param share how much of the compressed signal is in the mix, (0, 1]
     */
    BandGain(int index, BandDynamics band, double share, ControlRaster raster, int channels) {
        curve = band.curve();
        maxReductionDb = band.maxReductionDb();
        quietPower = band.reduces() ? curve.quietPower() : Double.POSITIVE_INFINITY;
        this.index = index;
        onPeaks = index == 0;
        keep = StrictMath.exp(-1.0 / (RMS_SECONDS * raster.stepsPerSecond()));
        fresh = 2.0 * (1.0 - keep) / raster.stepFrames();
        meanSquares = new double[channels];
        ramp = new GainRamp(raster, band.attackMs(), band.releaseMs(), band.makeupDb(), 1.0 - share, share);
    }

    /** Ends a step whose frames are {@code [from, to)} of these arrays, one for each channel and band. */
    void advance(double[][][] bands, int from, int to) {
        if (quietPower == Double.POSITIVE_INFINITY) {
            ramp.advance(0.0);
            return;
        }
        double power = 0.0;
        for (int c = 0; c < meanSquares.length; c++) {
            double[] x = bands[c][index];
            power = Math.max(power, onPeaks ? largestSquare(x, from, to) : meanSquare(x, c, from, to));
        }
        ramp.advance(
                power <= quietPower ? 0.0 : Math.min(maxReductionDb, curve.reductionDb(FastDecibels.fromPower(power))));
    }

    private static double largestSquare(double[] x, int from, int to) {
        double largest = 0.0;
        for (int i = from; i < to; i++) {
            double square = x[i] * x[i];
            largest = square > largest ? square : largest;
        }
        return largest;
    }

    private double meanSquare(double[] x, int channel, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        double meanSquare = keep * meanSquares[channel] + fresh * sum;
        meanSquares[channel] = meanSquare;
        return meanSquare;
    }

    /** The band's gain, and how far it was reduced. */
    GainRamp ramp() {
        return ramp;
    }

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals() {
        for (int c = 0; c < meanSquares.length; c++) {
            if (meanSquares[c] < FLUSH_BELOW) {
                meanSquares[c] = 0.0;
            }
        }
        ramp.flushDenormals();
    }

    void reset() {
        Arrays.fill(meanSquares, 0.0);
        ramp.reset();
    }
}

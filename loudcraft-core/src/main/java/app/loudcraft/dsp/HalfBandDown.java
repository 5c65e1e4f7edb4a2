package app.loudcraft.dsp;

/**
 * Halves the rate of a stream after a half-band filter, whose zeros it skips.
 *
 * <p>Outputs fall on the first of every two samples, with a delay of {@code taps - 1} samples of the higher rate, or on
 * the second, one sample nearer to the present.
 */
final class HalfBandDown {

    private final RowFir sides;
    private final RowDelay middle;
    private final double[] even;
    private final double[] odd;
    private final double[] atOutputs;
    private final double[] between;

    /**
     * @param taps from {@link OversamplingTaps#halfBand}
     * @param onSecond whether outputs fall on the second of two samples
     * @param maxFrames most samples in a row at the lower rate
     */
    HalfBandDown(double[] taps, boolean onSecond, int maxFrames) {
        sides = new RowFir(taps, maxFrames);
        middle = new RowDelay(taps.length / 2 - (onSecond ? 1 : 0), maxFrames);
        even = new double[maxFrames];
        odd = new double[maxFrames];
        atOutputs = onSecond ? odd : even;
        between = onSecond ? even : odd;
    }

    /** From twice {@code frames} samples to {@code frames}. */
    void process(double[] in, int frames, double[] out) {
        for (int i = 0; i < frames; i++) {
            even[i] = in[2 * i];
            odd[i] = in[2 * i + 1];
        }
        sides.filter(atOutputs, frames, out);
        middle.next(between, frames, between);
        for (int i = 0; i < frames; i++) {
            out[i] += 0.5 * between[i];
        }
    }

    void reset() {
        sides.reset();
        middle.reset();
    }
}

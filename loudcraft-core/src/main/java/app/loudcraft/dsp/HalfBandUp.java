package app.loudcraft.dsp;

/**
 * Doubles the rate of a stream: every second sample is the input's own, those between come from a half-band filter.
 *
 * <p>Half of a half-band filter's taps are zero and one is 1/2, so that only every second output is computed at all.
 * Delay: {@code taps - 1} samples of the higher rate.
 */
final class HalfBandUp {

    private final RowFir between;
    private final RowDelay own;
    private final double[] even;
    private final double[] odd;

    /**
     * @param taps from {@link OversamplingTaps#halfBand}
     * @param maxFrames most samples in a row at the lower rate
     */
    HalfBandUp(double[] taps, int maxFrames) {
        double[] doubled = taps.clone();
        for (int k = 0; k < doubled.length; k++) {
            // inserting zeros halves the signal
            doubled[k] *= 2.0;
        }
        between = new RowFir(doubled, maxFrames);
        own = new RowDelay(taps.length / 2 - 1, maxFrames);
        even = new double[maxFrames];
        odd = new double[maxFrames];
    }

    /** From {@code frames} samples to twice as many. */
    void process(double[] in, int frames, double[] out) {
        between.filter(in, frames, even);
        own.next(in, frames, odd);
        for (int i = 0; i < frames; i++) {
            out[2 * i] = even[i];
            out[2 * i + 1] = odd[i];
        }
    }

    void reset() {
        between.reset();
        own.reset();
    }
}

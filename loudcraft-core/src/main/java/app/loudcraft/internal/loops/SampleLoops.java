package app.loudcraft.internal.loops;

/**
 * The few loops over all samples that are worth a second form for the processor at hand.
 *
 * <p>{@link ScalarLoops} is the definition; every other form gives the same results, to the bit where it says so.
 * Stateless and thread-safe.
 */
public interface SampleLoops {

    /** Length of the state of one channel's K-weighting. */
    int WEIGHTING_STATE_LENGTH = 6;

    /** Index of the sum of squares in the state of a K-weighting. */
    int WEIGHTING_ENERGY = 5;

    /**
     * Runs one channel through two second-order sections and adds the squares of what comes out to its state.
     *
     * <p>The first section is in transposed direct form II with a leading coefficient of 1, the second one in direct form
     * II with the numerator 1, -2, 1: {@code y = x + s1}, {@code s1' = k[0] x + s2 + k[2] s1}, {@code s2' = k[1] x + k[3]
     * s1}; {@code w = y + k[5] w2 + k[4] w1}, {@code z = (w - w1) - (w1 - w2)}. The same bits in every form.
     *
     * @param k the six coefficients
     * @param state {@code s1, s2, w1, w2, w1 - w2} and the sum of squares; updated
     * @param x samples, of which {@code [from, to)} are taken
     */
    void weightedEnergy(double[] k, double[] state, double[] x, int from, int to);

    /** The same for two channels at once. */
    void weightedEnergies(double[] k, double[] stateA, double[] stateB, double[] a, double[] b, int from, int to);

    /**
     * Bounds the magnitudes and the second differences in blocks of {@code block} samples: each bound is at least the
     * largest one and at most 2 parts in a million above it. The second difference at {@code i} is that of
     * {@code x[i - 1]}, {@code x[i]} and {@code x[i + 1]}, so {@code x[from - 1]} and the sample after the last block must
     * exist.
     *
     * @param x samples, all finite
     * @param from first sample of the first block
     * @param block samples in a block, a multiple of 4
     * @param first index of the first block's bounds
     * @param count number of blocks
     * @param largest receives the bounds of the magnitudes
     * @param sharpest receives the bounds of the second differences
     */
    void blockBounds(double[] x, int from, int block, int first, int count, double[] largest, double[] sharpest);
}

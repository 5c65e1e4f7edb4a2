package app.loudcraft.dsp;

/**
 * Bounds what a short filter can give on a stretch of signal, from how large and how smooth the stretch is.
 *
 * <p>With the taps {@code r}, their running sums {@code c} and the running sums {@code q} of these, summation by parts
 * turns {@code sum r[k] x[k]} into {@code c[last] x[last] - sum c[k] (x[k+1] - x[k])}, and that once more into second
 * differences. The filters bounded here remove constants and ramps but for rounding, so that on music, which is smooth,
 * the second differences decide.
 */
final class SmoothnessBound {

    // A computed reading differs from the exact sum by less than 64 roundings of terms up to the largest sample.
    private static final double ROUNDING = 1e-12;

    private double l1Norm;
    private double constantOrRamp;
    private double secondDifferences;

    /** Makes the bound hold for this filter too. */
    void include(double[] taps) {
        double norm = 0.0;
        double sum = 0.0;
        double sums = 0.0;
        double secondNorm = 0.0;
        int last = taps.length - 1;
        for (int k = 0; k <= last; k++) {
            norm += Math.abs(taps[k]);
            sum += taps[k];
            if (k < last) {
                sums += sum;
                secondNorm += k < last - 1 ? Math.abs(sums) : 0.0;
            }
        }
        l1Norm = Math.max(l1Norm, norm);
        // The last slope of the stretch is at most twice its largest sample.
        constantOrRamp = Math.max(constantOrRamp, Math.abs(sum) + 2.0 * Math.abs(sums));
        secondDifferences = Math.max(secondDifferences, secondNorm);
    }

    /**
     * No reading on the stretch is larger.
     *
     * @param largest largest magnitude of its samples
     * @param sharpest largest magnitude of the difference of neighbouring differences
     */
    double on(double largest, double sharpest) {
        return Math.min(l1Norm * largest, constantOrRamp * largest + secondDifferences * sharpest) + ROUNDING * largest;
    }
}

package app.loudcraft.meter;

/**
 * Sums the bins of a spectrum into bands; a bin that lies across an edge is divided.
 *
 * <p>From running sums, so that a band costs two reads. Immutable; safe to share.
 */
final class BinBands {

    private final int[] bins;
    private final double[] parts;

    /**
     * @param edgesHz ascending; one more than bands
     * @param binHz distance of bins
     * @param count number of bins
     */
    BinBands(double[] edgesHz, double binHz, int count) {
        bins = new int[edgesHz.length];
        parts = new double[edgesHz.length];
        for (int i = 0; i < edgesHz.length; i++) {
            double position = Math.max(0.0, Math.min(count - 1e-9, edgesHz[i] / binHz + 0.5));
            bins[i] = (int) position;
            parts[i] = position - bins[i];
        }
    }

    int count() {
        return bins.length - 1;
    }

    /**
     * Writes the sums to {@code into[0...]}.
     *
     * @param running {@code running[k]} is the sum of all bins below {@code k}; one more than bins
     */
    void sum(double[] running, double[] into) {
        double below = at(running, 0);
        for (int i = 0; i < count(); i++) {
            double above = at(running, i + 1);
            into[i] = above - below;
            below = above;
        }
    }

    private double at(double[] running, int edge) {
        int k = bins[edge];
        return running[k] + parts[edge] * (running[k + 1] - running[k]);
    }
}

package app.loudcraft.internal.flac;

/**
 * Seeks linear predictors for one block of samples: one for the block, and one for each of its parts and for the block
 * without that part, since a sound that begins inside the block needs another than the sound before.
 *
 * <p>One thread at a time.
 */
final class LinearSearch {

    // Of a Laplacian variable with variance v the entropy is log2(2 e^2 v) / 2 bits.
    private static final double LAPLACIAN_BITS = 1.9426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final int LEAST_PRECISION = 5;
    private static final int MOST_PRECISION = 15;
    // A side channel of 16-bit samples has one bit more.
    private static final int COARSE_BITS = 17;

    private final FlacLevel level;
    private final Apodization apodization;
    private final Autocorrelation autocorrelation = new Autocorrelation();
    private final LevinsonDurbin solver;
    private final double[] whole;
    private final double[] part;
    private final double[] rest;
    private final LinearPredictor[] found;
    private int count;

    LinearSearch(FlacLevel level) {
        this.level = level;
        this.apodization = new Apodization(level.windowParts());
        this.solver = new LevinsonDurbin(level.mostOrder());
        this.whole = new double[level.mostOrder() + 1];
        this.part = whole.clone();
        this.rest = whole.clone();
        int parts = level.windowParts();
        this.found = new LinearPredictor[parts * (parts + 1)];
        for (int i = 0; i < found.length; i++) {
            found[i] = new LinearPredictor();
        }
    }

    /**
     * Finds predictors.
     *
     * @param sampleBits bits of a sample
     * @return how many
     */
    int find(double[] x, int frames, int sampleBits) {
        count = 0;
        apodization.prepare(frames);
        for (int parts = 1; parts <= level.windowParts(); parts++) {
            int lags = Math.min(level.mostOrder(), frames / parts - 1);
            if (lags < 1) {
                break;
            }
            for (int i = 0; i < parts; i++) {
                double[] correlation = parts == 1 ? whole : part;
                autocorrelation.correlate(x, apodization.start(parts, i), apodization.window(parts), lags, correlation);
                add(correlation, lags, frames, sampleBits);
                // Of two halves each is the rest of the other.
                if (parts > 2) {
                    Autocorrelation.subtract(whole, correlation, rest);
                    add(rest, lags, frames, sampleBits);
                }
            }
        }
        return count;
    }

    /** One of those found, valid until the next search. */
    LinearPredictor found(int index) {
        return found[index];
    }

    /** Gives one of those found away, for another that is no longer needed. */
    LinearPredictor exchange(int index, LinearPredictor spare) {
        LinearPredictor given = found[index];
        found[index] = spare;
        return given;
    }

    private void add(double[] correlation, int lags, int frames, int sampleBits) {
        int orders = solver.solve(correlation, lags);
        if (orders < 1) {
            return;
        }
        int precision = precision(frames, sampleBits);
        int best = 1;
        double fewest = Double.POSITIVE_INFINITY;
        for (int order = 1; order <= orders; order++) {
            double variance = solver.error(order) / frames;
            double each = Math.max(0.0, 0.5 * StrictMath.log(variance) / LN_2 + LAPLACIAN_BITS);
            double bits = each * (frames - order) + order * (sampleBits + precision);
            if (bits < fewest) {
                fewest = bits;
                best = order;
            }
        }
        LinearPredictor predictor = found[count];
        if (!predictor.round(solver.coefficients(best), best, precision)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (predictor.isSame(found[i])) {
                return;
            }
        }
        count++;
    }

    /** Bits of a coefficient: the longer the block and the finer the samples, the more are worth their place. */
    private static int precision(int frames, int sampleBits) {
        int lengthBits = Integer.SIZE - Integer.numberOfLeadingZeros(frames - 1);
        int wanted = sampleBits > COARSE_BITS ? lengthBits + 4 : lengthBits + 2;
        return Math.max(LEAST_PRECISION, Math.min(Math.min(wanted, sampleBits), MOST_PRECISION));
    }
}

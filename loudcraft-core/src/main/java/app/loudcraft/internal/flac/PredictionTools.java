package app.loudcraft.internal.flac;

/** What the channels of a stream take turns with: the search for linear predictors, their residuals, the partitions. */
final class PredictionTools {

    private final LinearSearch search;
    private final LinearResidual residual;
    private final RicePartitions partitions = new RicePartitions();
    private final double[] wide;

    PredictionTools(FlacLevel level) {
        search = new LinearSearch(level);
        residual = new LinearResidual(level.mostOrder());
        wide = new double[level.blockFrames()];
    }

    /** Finds linear predictors for samples, which must not change while their residuals are asked for. */
    int find(int[] x, int frames, int sampleBits) {
        for (int i = 0; i < frames; i++) {
            wide[i] = x[i];
        }
        residual.prepare(x, wide, frames, sampleBits);
        return search.find(wide, frames, sampleBits);
    }

    /** One of those found. */
    LinearPredictor found(int index) {
        return search.found(index);
    }

    /** Gives one of those found away, for another that is no longer needed. */
    LinearPredictor exchange(int index, LinearPredictor spare) {
        return search.exchange(index, spare);
    }

    /** What a predictor leaves over, see {@link LinearResidual#compute}. */
    boolean compute(LinearPredictor predictor, int[] out) {
        return residual.compute(predictor, out);
    }

    RicePartitions partitions() {
        return partitions;
    }
}

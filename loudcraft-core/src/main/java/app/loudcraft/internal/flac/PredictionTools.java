package app.loudcraft.internal.flac;

/** What the channels of a stream take turns with: delayed samples, the search for predictors, residuals, partitions. */
final class PredictionTools {

    private final DelayedSamples delayed;
    private final LinearSearch search;
    private final LinearResidual residual;
    private final RicePartitions partitions = new RicePartitions();
    private final double[] wide;

    PredictionTools(FlacLevel level) {
        int mostDelay = Math.max(FixedResidual.MOST_ORDER, LinearResidual.mostDelay(level.mostOrder()));
        delayed = new DelayedSamples(mostDelay);
        search = new LinearSearch(level);
        residual = new LinearResidual(delayed, level.mostOrder());
        wide = new double[level.blockFrames()];
    }

    /** Takes samples, which must not change until others are taken. */
    void prepare(int[] x, int frames) {
        delayed.prepare(x, frames);
    }

    /** The fixed predictor that suits the samples best. */
    int bestFixedOrder(int sampleBits) {
        return FixedResidual.bestOrder(delayed, sampleBits);
    }

    /** Finds linear predictors for the samples. */
    int find(int sampleBits) {
        int[] x = delayed.by(0);
        int frames = delayed.frames();
        for (int i = 0; i < frames; i++) {
            wide[i] = x[i];
        }
        residual.prepare(wide, frames, sampleBits);
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

package app.loudcraft.internal.flac;

/**
 * Finds the shortest way to store one channel of one FLAC frame, and stores it (RFC 9639, section 9.2).
 *
 * <p>Samples whose lowest bits are all 0 are stored without those. What is left has 32 bits at most, so also a side channel of 33
 * bits is taken where its samples happen to fit. One thread at a time.
 */
final class ChannelEncoder {

    private static final int CONSTANT = 0;
    private static final int VERBATIM = 1;
    private static final int FIXED = 8;
    private static final int LINEAR = 32;
    // A zero, six bits of type, and whether bits are wasted.
    private static final int HEADER_BITS = 8;

    private final FlacLevel level;
    private final PredictionTools tools;
    private final int[] x;
    private int frames;
    private int wasted;
    private int bits;

    // The shortest way so far.
    private int type;
    private int order;
    private int partitionOrder;
    private long shortest;
    private LinearPredictor predictor = new LinearPredictor();
    private int[] residual;
    private int[] trial;

    ChannelEncoder(FlacLevel level, PredictionTools tools) {
        this.level = level;
        this.tools = tools;
        this.x = new int[level.blockFrames()];
        this.residual = new int[level.blockFrames()];
        this.trial = new int[level.blockFrames()];
    }

    /** Takes samples as they are. */
    void load(int[] samples, int newFrames, int sampleBits) {
        int union = 0;
        for (int i = 0; i < newFrames; i++) {
            union |= samples[i];
        }
        begin(newFrames, sampleBits, union);
        for (int i = 0; i < newFrames; i++) {
            x[i] = samples[i] >> wasted;
        }
    }

    /** Takes the middle of two channels, rounded down. */
    void loadMid(int[] left, int[] right, int newFrames, int sampleBits) {
        int union = 0;
        for (int i = 0; i < newFrames; i++) {
            int mid = (int) ((long) left[i] + right[i] >> 1);
            x[i] = mid;
            union |= mid;
        }
        begin(newFrames, sampleBits, union);
        for (int i = 0; i < newFrames; i++) {
            x[i] >>= wasted;
        }
    }

    /**
     * Takes the difference of two channels, which has one bit more than they.
     *
     * @return false if it does not fit into 32 bits
     */
    boolean loadSide(int[] left, int[] right, int newFrames, int sampleBits) {
        int union = 0;
        for (int i = 0; i < newFrames; i++) {
            union |= left[i] - right[i];
        }
        begin(newFrames, sampleBits + 1, union);
        long excess = 0;
        for (int i = 0; i < newFrames; i++) {
            long side = (long) left[i] - right[i] >> wasted;
            x[i] = (int) side;
            excess |= side ^ x[i];
        }
        return excess == 0;
    }

    private void begin(int newFrames, int sampleBits, int union) {
        frames = newFrames;
        wasted = union == 0 ? 0 : Integer.numberOfTrailingZeros(union);
        bits = sampleBits - wasted;
    }

    /**
     * Seeks the shortest way for what was loaded.
     *
     * @return about how many bits it takes, with those of its header
     */
    long search() {
        if (isConstant()) {
            type = CONSTANT;
            return shortest = headerBits() + bits;
        }
        type = VERBATIM;
        shortest = verbatimBits();
        tools.prepare(x, frames);
        tryFixed();
        if (level.mostOrder() > 0) {
            tryLinear();
        }
        return shortest;
    }

    private boolean isConstant() {
        int difference = 0;
        for (int i = 1; i < frames; i++) {
            difference |= x[i] ^ x[0];
        }
        return difference == 0;
    }

    private int headerBits() {
        return HEADER_BITS + wasted;
    }

    private long verbatimBits() {
        return headerBits() + (long) frames * bits;
    }

    private void tryFixed() {
        int fixedOrder = tools.bestFixedOrder(bits);
        if (FixedResidual.compute(x, frames, fixedOrder, bits, trial)) {
            keepIfShorter(FIXED + fixedOrder, fixedOrder, 0);
        }
    }

    private void tryLinear() {
        int found = tools.find(bits);
        int best = -1;
        for (int i = 0; i < found; i++) {
            LinearPredictor candidate = tools.found(i);
            int candidateOrder = candidate.order();
            if (tools.compute(candidate, trial)
                    && keepIfShorter(LINEAR + candidateOrder - 1, candidateOrder, candidate.bits())) {
                best = i;
            }
        }
        if (best >= 0) {
            predictor = tools.exchange(best, predictor);
        }
    }

    /** Whether the residual that was just made is shorter; if so it is kept. */
    private boolean keepIfShorter(int newType, int newOrder, int predictorBits) {
        RicePartitions.Estimate estimate =
                tools.partitions().estimate(trial, frames, newOrder, level.mostPartitionOrder());
        long total = headerBits() + (long) newOrder * bits + predictorBits + estimate.bits();
        if (total >= shortest) {
            return false;
        }
        shortest = total;
        type = newType;
        order = newOrder;
        partitionOrder = estimate.partitionOrder();
        int[] kept = trial;
        trial = residual;
        residual = kept;
        return true;
    }

    /** Stores what was found. */
    void put(BitSink out) {
        if (type >= FIXED) {
            long residualBits = tools.partitions().plan(residual, frames, order, partitionOrder);
            int predictorBits = type >= LINEAR ? predictor.bits() : 0;
            if (headerBits() + (long) order * bits + predictorBits + residualBits >= verbatimBits()) {
                type = VERBATIM;
            }
        }
        out.put((long) type << 1 | (wasted > 0 ? 1 : 0), HEADER_BITS);
        if (wasted > 0) {
            out.putUnary(wasted - 1);
        }
        putSamples(out, type == CONSTANT ? 1 : type == VERBATIM ? frames : order);
        if (type >= LINEAR) {
            putPredictor(out);
        }
        if (type >= FIXED) {
            tools.partitions().put(out, residual, frames, order);
        }
    }

    private void putSamples(BitSink out, int count) {
        for (int i = 0; i < count; i++) {
            out.put(x[i], bits);
        }
    }

    private void putPredictor(BitSink out) {
        out.put(predictor.precision() - 1, LinearPredictor.PRECISION_BITS);
        out.put(predictor.shift(), LinearPredictor.SHIFT_BITS);
        for (int i = 0; i < order; i++) {
            out.put(predictor.coefficient(i), predictor.precision());
        }
    }
}

package app.loudcraft.spatial;

/**
 * The fifth stage: the mid from 400 Hz to 8 kHz, some milliseconds late, to be added to the side.
 *
 * <p>Left and right become {@code 1 + g D} and {@code 1 - g D}: their powers are complementary, {@code |1 + gD|^2 + |1 -
 * gD|^2 = 2 (1 + g^2)}, and their sum is untouched. Source: H. Haas 1951 (a delay below 30 ms is not heard as an echo); F.
 * Zotter and M. Frank, Arch. Acoust. 38(1), 2013 (complementary pairs).
 */
final class HaasPath {

    /** Gain at full intensity. */
    static final double GAIN = 0.38;

    private final FloatHistory history;
    private final int delayFrames;
    private final float[] late;

    HaasPath(double delayMs, HopRaster raster) {
        delayFrames = (int) Math.round(delayMs * 1e-3 * raster.sampleRateHz());
        late = new float[raster.hopFrames()];
        history = new FloatHistory(delayFrames, raster.hopFrames());
    }

    /** Writes the increments at full intensity of the frames {@code [from, to)}. */
    void process(double[] between, double[] increment, int from, int to) {
        history.append(between, from, to);
        history.delayed(delayFrames, late, from, to);
        double gain = GAIN / FloatHistory.SCALE;
        for (int i = from; i < to; i++) {
            increment[i] = gain * late[i];
        }
    }

    int delayFrames() {
        return delayFrames;
    }

    void reset() {
        history.reset();
    }
}

package app.loudcraft.spatial;

/** Stages five to seven together: the side that is made from the mid, at full intensity. */
final class SyntheticSide {

    private final PresenceFilter presence;
    private final HaasPath haas;
    private final VelvetDecorrelator velvet;
    private final TransientKeeper keeper;
    private final double[] above;
    private final double[] between;
    private final double[] late;
    private final double[] smeared;
    private final double[] kept;

    SyntheticSide(double haasDelayMs, HopRaster raster) {
        presence = new PresenceFilter(raster.sampleRateHz());
        haas = new HaasPath(haasDelayMs, raster);
        velvet = new VelvetDecorrelator(raster);
        keeper = new TransientKeeper(raster);
        above = new double[raster.hopFrames()];
        between = new double[raster.hopFrames()];
        late = new double[raster.hopFrames()];
        smeared = new double[raster.hopFrames()];
        kept = new double[raster.hopFrames()];
    }

    /** Writes the side that is made from the frames {@code [from, to)} of a hop. */
    void process(double[] mid, double[] made, int from, int to) {
        presence.process(mid, above, between, from, to);
        haas.process(between, late, from, to);
        velvet.process(above, smeared, from, to);
        keeper.process(above, kept, from, to);
        join(made, from, to);
    }

    private void join(double[] made, int from, int to) {
        double[] a = late, b = smeared, gain = kept;
        for (int i = from; i < to; i++) {
            made[i] = gain[i] * (a[i] + b[i]);
        }
    }

    /** The smallest gain of the transient keeper so far. */
    double deepestKeeperGain() {
        return keeper.deepestGain();
    }

    /** Frames for which it goes on after the mid has fallen silent. */
    int tailFrames() {
        return Math.max(haas.delayFrames(), velvet.lengthFrames());
    }

    void flush() {
        presence.flush();
        keeper.flush();
    }

    void reset() {
        presence.reset();
        haas.reset();
        velvet.reset();
        keeper.reset();
    }
}

package app.loudcraft.spatial;

/**
 * The raster at which the engine measures and decides: hops of about 5 ms at fixed places of the stream. Between the ends
 * of a hop a control moves in a straight line.
 *
 * @param sampleRateHz frames a second
 * @param hopFrames frames of a hop
 */
record HopRaster(int sampleRateHz, int hopFrames) {

    /** Hops of a correlation window: 400 ms. */
    static final int WINDOW_HOPS = 80;

    /** Hops between two moments of the timeline: 50 ms. */
    static final int MOMENT_HOPS = 10;

    private static final int HOPS_PER_SECOND = 200;

    static HopRaster at(int sampleRateHz) {
        return new HopRaster(sampleRateHz, Math.max(1, Math.round((float) sampleRateHz / HOPS_PER_SECOND)));
    }

    double hopSeconds() {
        return (double) hopFrames / sampleRateHz;
    }

    /** Fills {@code [start, end)} of a hop's row with a line from {@code from}, just before the hop, to its end. */
    void line(double from, double to, double[] row, int start, int end) {
        double slope = (to - from) / hopFrames;
        for (int i = start; i < end; i++) {
            row[i] = from + slope * (i + 1);
        }
    }
}

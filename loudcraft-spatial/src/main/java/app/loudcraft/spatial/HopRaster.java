package app.loudcraft.spatial;

/**
 * The raster at which the engine measures and decides: hops of about 5 ms at fixed places of the stream. Between the ends
 * of a hop a control moves in a straight line.
 */
final class HopRaster {

    /** Hops of a correlation window: 400 ms. */
    static final int WINDOW_HOPS = 80;

    /** Hops between two moments of the timeline: 50 ms. */
    static final int MOMENT_HOPS = 10;

    private static final int HOPS_PER_SECOND = 200;

    private final int sampleRateHz;
    private final double[] way;

    private HopRaster(int sampleRateHz, int hopFrames) {
        this.sampleRateHz = sampleRateHz;
        way = new double[hopFrames];
        for (int i = 0; i < hopFrames; i++) {
            way[i] = (i + 1.0) / hopFrames;
        }
    }

    static HopRaster at(int sampleRateHz) {
        return new HopRaster(sampleRateHz, Math.max(1, Math.round((float) sampleRateHz / HOPS_PER_SECOND)));
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    int hopFrames() {
        return way.length;
    }

    double hopSeconds() {
        return (double) way.length / sampleRateHz;
    }

    /** The share of the hop that is over after each of its frames, (0, 1]; not to be changed. */
    double[] way() {
        return way;
    }

    /** Fills {@code [start, end)} of a hop's row with a line from {@code from}, just before the hop, to its end. */
    void line(double from, double to, double[] row, int start, int end) {
        double rise = to - from;
        double[] done = way;
        for (int i = start; i < end; i++) {
            row[i] = from + rise * done[i];
        }
    }
}

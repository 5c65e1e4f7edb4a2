package app.loudcraft.spatial;

/** How a {@link SpatialEngine} filters and how far it looks ahead. */
public enum SpatialQuality {
    /**
     * For files: linear-phase filters and a guard that sees what comes. The latency, about 1.9 s at 48 kHz, is constant
     * and told by {@link SpatialEngine#latencyFrames()}.
     */
    MASTERING,
    /** For games and live streams: no latency at all. The guard follows what has been. */
    REAL_TIME
}

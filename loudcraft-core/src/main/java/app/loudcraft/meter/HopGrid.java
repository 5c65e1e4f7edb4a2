package app.loudcraft.meter;

/**
 * Places the 10 ms hops of a stream: hop {@code k} ends before frame {@code round((k + 1) * rate / 100)}.
 *
 * <p>At rates that 100 does not divide the hops differ by one frame, and the grid never drifts from time.
 *
 * @param sampleRateHz frames a second
 */
record HopGrid(int sampleRateHz) {

    static final int HOPS_PER_SECOND = 100;

    /** Hops in the 100 ms by which gating blocks advance. */
    static final int HOPS_PER_STEP = 10;

    /** Frames in the first {@code hops} hops of the stream. */
    long frames(long hops) {
        return (hops * sampleRateHz + HOPS_PER_SECOND / 2) / HOPS_PER_SECOND;
    }

    /** Frames in the hops {@code [from, to)}. */
    long frames(long from, long to) {
        return frames(to) - frames(from);
    }

    /** Frames in the longest step of 100 ms. */
    int mostFramesPerStep() {
        return sampleRateHz / (HOPS_PER_SECOND / HOPS_PER_STEP) + 1;
    }
}

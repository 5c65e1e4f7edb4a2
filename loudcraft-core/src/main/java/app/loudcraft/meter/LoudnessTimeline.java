package app.loudcraft.meter;

/**
 * Loudness over time: one sliding window every 100 ms, each with its place in the stream.
 *
 * <p>Only whole windows are listed, so that entry 0 is the window that starts at frame 0. Immutable and thread-safe; 8
 * bytes an entry.
 */
public final class LoudnessTimeline {

    private final HopGrid grid;
    private final int stepsPerWindow;
    private final double[] lufs;

    LoudnessTimeline(HopGrid grid, int stepsPerWindow, double[] meanSquares) {
        this.grid = grid;
        this.stepsPerWindow = stepsPerWindow;
        this.lufs = new double[meanSquares.length];
        for (int i = 0; i < lufs.length; i++) {
            lufs[i] = Lufs.fromMeanSquare(meanSquares[i]);
        }
    }

    /** Number of whole windows. */
    public int size() {
        return lufs.length;
    }

    /**
     * Loudness of window {@code index} in LUFS; minus infinity if it is silent.
     *
     * @throws IndexOutOfBoundsException if there is no such window
     */
    public double lufs(int index) {
        return lufs[index];
    }

    /** First frame of window {@code index}: {@code round(index * rate / 10)}. */
    public long startFrame(int index) {
        return grid.frames((long) index * HopGrid.HOPS_PER_STEP);
    }

    /** First frame after window {@code index}. */
    public long endFrame(int index) {
        return grid.frames(((long) index + stepsPerWindow) * HopGrid.HOPS_PER_STEP);
    }

    /** A copy of all loudness values in LUFS, in order of time. */
    public double[] toArray() {
        return lufs.clone();
    }
}

package app.loudcraft.meter;

/**
 * Turns the energies of hops into all that loudness needs: sliding windows, their maxima, and the energies to be gated.
 *
 * <p>Hops that do not count, because the measurement was paused, move the sliding windows only.
 */
final class LoudnessTracker {

    private final HopGrid grid;
    private final SlidingWindows windows;
    private final StepHistory history = new StepHistory();
    private double countedEnergy;
    private long countedFrames;

    LoudnessTracker(HopGrid grid) {
        this.grid = grid;
        this.windows = new SlidingWindows(grid);
    }

    /** Appends the weighted energy of the next 10 ms. */
    void addHop(double energy, boolean counted) {
        long hop = windows.hops();
        windows.add(energy, counted);
        if (counted) {
            countedEnergy += energy;
            countedFrames += grid.frames(hop, hop + 1);
        }
        if (windows.atCountedStep()) {
            history.add(hop / HopGrid.HOPS_PER_STEP, windows.stepEnergy());
        }
    }

    SlidingWindows windows() {
        return windows;
    }

    StepHistory history() {
        return history;
    }

    /** Sum of the energies that counted. */
    double countedEnergy() {
        return countedEnergy;
    }

    /** Frames of the hops that counted. */
    long countedFrames() {
        return countedFrames;
    }
}

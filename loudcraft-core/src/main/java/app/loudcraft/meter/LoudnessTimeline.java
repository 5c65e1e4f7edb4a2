package app.loudcraft.meter;

import app.loudcraft.internal.loudness.Lufs;
import java.util.Objects;

/**
 * Loudness over time: one sliding window every 100 ms, each with its place in the stream.
 *
 * <p>Only whole windows are listed that no pause falls into, so that without pauses entry 0 is the window that starts at
 * frame 0. Immutable and thread-safe; 16 bytes an entry.
 */
public final class LoudnessTimeline {

    private final HopGrid grid;
    private final StepHistory.View energies;
    private final int stepsPerWindow;
    private final double[] windowStarts;
    private final double[] lufs;

    LoudnessTimeline(HopGrid grid, StepHistory.View energies, int stepsPerWindow) {
        this.grid = grid;
        this.energies = energies;
        this.stepsPerWindow = stepsPerWindow;
        this.windowStarts = energies.windowStarts(stepsPerWindow);
        this.lufs = energies.meanSquares(grid, stepsPerWindow);
        for (int i = 0; i < lufs.length; i++) {
            lufs[i] = Lufs.fromMeanSquare(lufs[i]);
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

    /**
     * First frame of window {@code index}: {@code round(rate * k / 10)} with {@code k} the index plus the steps of 100 ms
     * that pauses left out.
     *
     * @throws IndexOutOfBoundsException if there is no such window
     */
    public long startFrame(int index) {
        return grid.frames(firstStep(index) * HopGrid.HOPS_PER_STEP);
    }

    /**
     * First frame after window {@code index}.
     *
     * @throws IndexOutOfBoundsException if there is no such window
     */
    public long endFrame(int index) {
        return grid.frames((firstStep(index) + stepsPerWindow) * HopGrid.HOPS_PER_STEP);
    }

    long firstStep(int index) {
        return energies.firstStep(Objects.checkIndex(index, lufs.length), windowStarts);
    }

    /** A copy of all loudness values in LUFS, in order of time. */
    public double[] toArray() {
        return lufs.clone();
    }
}

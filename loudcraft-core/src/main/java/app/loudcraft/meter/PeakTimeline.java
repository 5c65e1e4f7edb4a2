package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Objects;

/**
 * True peak over time: the largest of all channels in every whole 100 ms, each with its place in the stream.
 *
 * <p>A step that a pause falls into is left out. Immutable and thread-safe; 8 bytes an entry.
 */
public final class PeakTimeline {

    private final HopGrid grid;
    private final StepHistory.View peaks;

    PeakTimeline(HopGrid grid, StepHistory.View peaks) {
        this.grid = grid;
        this.peaks = peaks;
    }

    /** Number of steps. */
    public int size() {
        return peaks.size();
    }

    /**
     * The largest true peak of step {@code index}, in dBTP; minus infinity if it is silent.
     *
     * @throws IndexOutOfBoundsException if there is no such step
     */
    public double dbtp(int index) {
        return Decibels.fromAmplitude(peaks.value(index));
    }

    /**
     * First frame of step {@code index}.
     *
     * @throws IndexOutOfBoundsException if there is no such step
     */
    public long startFrame(int index) {
        return grid.frames(step(index) * HopGrid.HOPS_PER_STEP);
    }

    /**
     * First frame after step {@code index}.
     *
     * @throws IndexOutOfBoundsException if there is no such step
     */
    public long endFrame(int index) {
        return grid.frames((step(index) + 1) * HopGrid.HOPS_PER_STEP);
    }

    private long step(int index) {
        return peaks.step(Objects.checkIndex(index, size()));
    }

    /** The largest peak of the steps {@code [step, step + count)}, linear; negative if none was measured. */
    double largest(long step, int count) {
        return peaks.largest(step, count);
    }
}

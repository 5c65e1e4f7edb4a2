package app.loudcraft.render;

import java.util.Arrays;
import java.util.Objects;

/**
 * How deep the limiter went over time: its deepest reduction in every 100 ms. Immutable and thread-safe; 8 bytes an entry.
 *
 * <p>Step {@code k} begins at frame {@code round(rate * k / 10)}, as those of the meters' timelines do; the last one ends
 * with the programme and may be shorter.
 */
public final class LimitingTimeline {

    /** From one step to the next, s. */
    public static final double STEP_SECONDS = 0.1;

    /** That of a master that met no limiter. */
    public static final LimitingTimeline NONE = new LimitingTimeline(new double[0]);

    private final double[] reductionsDb;

    private LimitingTimeline(double[] reductionsDb) {
        this.reductionsDb = reductionsDb;
    }

    /**
     * A timeline of these reductions.
     *
     * @param reductionsDb one a step, from the beginning of the programme, dB, 0 or more
     * @throws IllegalArgumentException if one is below 0 or no number
     */
    public static LimitingTimeline of(double... reductionsDb) {
        double[] copy = reductionsDb.clone();
        for (double reductionDb : copy) {
            if (!(reductionDb >= 0.0)) {
                throw new IllegalArgumentException("reductionsDb must be 0 dB or more, but one was " + reductionDb);
            }
        }
        return new LimitingTimeline(copy);
    }

    /** Number of steps; 0 where no limiter was needed. */
    public int size() {
        return reductionsDb.length;
    }

    /**
     * The deepest reduction in step {@code index}, dB, 0 or more.
     *
     * @throws IndexOutOfBoundsException if there is no such step
     */
    public double reductionDb(int index) {
        return reductionsDb[Objects.checkIndex(index, reductionsDb.length)];
    }

    /** A copy of all reductions in dB, in order of time. */
    public double[] toArray() {
        return reductionsDb.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitingTimeline that && Arrays.equals(reductionsDb, that.reductionsDb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(reductionsDb);
    }

    @Override
    public String toString() {
        return size() + " steps, up to " + Arrays.stream(reductionsDb).max().orElse(0.0) + " dB";
    }
}

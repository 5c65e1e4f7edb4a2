package app.loudcraft.qc;

import java.util.ArrayList;
import java.util.List;

/**
 * The places where a figure of overlapping windows stays under a limit: windows that touch become one span.
 *
 * <p>The first 1000 spans are kept, all are counted.
 */
final class LowSpans {

    /**
     * A place.
     *
     * @param lowest the lowest figure of its windows
     */
    record Span(double startSeconds, double endSeconds, double lowest) {

        double seconds() {
            return endSeconds - startSeconds;
        }
    }

    private static final int MOST = 1_000;

    private final double limit;
    private final double leastSeconds;
    private final List<Span> spans = new ArrayList<>();
    private double totalSeconds;
    private double start;
    private double end = Double.NEGATIVE_INFINITY;
    private double lowest;

    /**
     * @param limit a figure of this or less belongs to a span
     * @param leastSeconds shorter spans are dropped
     */
    LowSpans(double limit, double leastSeconds) {
        this.limit = limit;
        this.leastSeconds = leastSeconds;
    }

    /** The next window; windows come in order of their starts. */
    void window(double startSeconds, double endSeconds, double figure) {
        if (figure > limit) {
            return;
        }
        if (startSeconds > end) {
            close();
            start = startSeconds;
            lowest = figure;
        }
        end = endSeconds;
        lowest = Math.min(lowest, figure);
    }

    /** Ends the last span. */
    void close() {
        // The grid of windows is of numbers that are not exact.
        if (end - start >= leastSeconds - 1e-6) {
            totalSeconds += end - start;
            if (spans.size() < MOST) {
                spans.add(new Span(start, end, lowest));
            }
        }
        end = Double.NEGATIVE_INFINITY;
    }

    List<Span> spans() {
        return spans;
    }

    /** Length of all spans together. */
    double totalSeconds() {
        return totalSeconds;
    }
}

package app.loudcraft.qc.html;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/** Figures at even steps of time; what does not exist is NaN. Immutable. */
final class Track {

    /** How many figures of a track a page carries at most: 100 ms apart for five minutes. */
    static final int MOST_POINTS = 3_000;

    private final double startSeconds;
    private final double stepSeconds;
    private final double[] values;

    /**
     * @param startSeconds where the first figure stands
     */
    Track(double startSeconds, double stepSeconds, int size, IntToDoubleFunction value) {
        this.startSeconds = startSeconds;
        this.stepSeconds = stepSeconds;
        this.values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(i);
        }
    }

    int size() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    double seconds(int index) {
        return startSeconds + index * stepSeconds;
    }

    double startSeconds() {
        return startSeconds;
    }

    double stepSeconds() {
        return stepSeconds;
    }

    /** The highest of all figures there are; minus infinity for none. */
    double highest() {
        return reduced(0, values.length, Math::max, Double.NEGATIVE_INFINITY);
    }

    /** The lowest of all figures there are; infinity for none. */
    double lowest() {
        return reduced(0, values.length, Math::min, Double.POSITIVE_INFINITY);
    }

    private double reduced(int from, int to, DoubleBinaryOperator choice, double none) {
        double chosen = none;
        for (int i = from; i < to; i++) {
            chosen = Double.isNaN(values[i]) ? chosen : choice.applyAsDouble(chosen, values[i]);
        }
        return chosen;
    }

    /** The highest of every so many figures, so that not more than {@code most} are left; peaks are kept. */
    Track thinnedToHighest(int most) {
        return thinned(most, Math::max, Double.NEGATIVE_INFINITY);
    }

    /** The lowest of every so many figures, so that not more than {@code most} are left. */
    Track thinnedToLowest(int most) {
        return thinned(most, Math::min, Double.POSITIVE_INFINITY);
    }

    private Track thinned(int most, DoubleBinaryOperator choice, double none) {
        int width = Math.max(1, (values.length + most - 1) / most);
        return new Track(
                startSeconds + 0.5 * (width - 1) * stepSeconds,
                width * stepSeconds,
                (values.length + width - 1) / width,
                i -> {
                    double chosen = reduced(i * width, Math.min(values.length, (i + 1) * width), choice, none);
                    return chosen == none ? Double.NaN : chosen;
                });
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingMinimumTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 64, 100, 127, 128, 129})
    void equalsTheMinimumOfTheWholeWindowOnRandomValues(int length) {
        Random random = new Random(length);
        double[] values = random.doubles(100_000).toArray();
        assertEqualsBruteForce(values, length);
    }

    @ParameterizedTest
    @ValueSource(ints = {721, 1_024, 4_095})
    void equalsTheMinimumOfLongWindows(int length) {
        assertEqualsBruteForce(new Random(length).doubles(3 * length + 5).toArray(), length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 16, 31, 32, 33})
    void equalsTheMinimumOnRisingFallingAndLevelRuns(int length) {
        Random random = new Random(1_000 + length);
        double[] values = new double[20_000];
        double value = 0.5;
        for (int at = 0; at < values.length; ) {
            int run = 1 + random.nextInt(3 * length);
            int slope = random.nextInt(3) - 1;
            for (int k = 0; k < run && at < values.length; k++, at++) {
                value += slope * 1e-5;
                values[at] = value;
            }
        }
        assertEqualsBruteForce(values, length);
    }

    // A rising run is what fills a queue that keeps its values in rising order.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 16})
    void runsLongerThanTheQueueKeepTheRightMinimum(int length) {
        double[] values = new double[10 * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e-3 * (i < 5 * length ? i : 10 * length - i);
        }
        assertEqualsBruteForce(values, length);
    }

    @Test
    void fallingRunThroughAWindowOfFourGivesItsNewestValue() {
        SlidingMinimum minimum = new SlidingMinimum(4);
        for (double value : new double[] {4, 3, 2, 1, 0}) {
            assertThat(minimum.next(value)).isEqualTo(Math.min(value, 1.0));
        }
        assertThat(minimum.next(5)).isZero();
        assertThat(minimum.next(5)).isZero();
        assertThat(minimum.next(5)).isZero();
        assertThat(minimum.next(5)).isEqualTo(5.0);
    }

    @Test
    void streamCountsAsOneBeforeItsFirstValue() {
        SlidingMinimum minimum = new SlidingMinimum(3);
        assertThat(minimum.next(2.0)).isEqualTo(1.0);
        assertThat(minimum.next(2.0)).isEqualTo(1.0);
        assertThat(minimum.next(2.0)).isEqualTo(2.0);
    }

    @Test
    void resetIsAsGoodAsNew() {
        SlidingMinimum minimum = new SlidingMinimum(5);
        for (int i = 0; i < 13; i++) {
            minimum.next(0.001 * i);
        }
        minimum.reset();
        assertThat(minimum.next(0.7)).isEqualTo(0.7);
        assertThat(minimum.next(0.9)).isEqualTo(0.7);
    }

    @Test
    void emptyWindowIsRefused() {
        assertThatThrownBy(() -> new SlidingMinimum(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be at least 1, but was 0");
    }

    private static void assertEqualsBruteForce(double[] values, int length) {
        SlidingMinimum minimum = new SlidingMinimum(length);
        for (int i = 0; i < values.length; i++) {
            double expected = i < length - 1 ? 1.0 : Double.POSITIVE_INFINITY;
            for (int j = Math.max(0, i - length + 1); j <= i; j++) {
                expected = Math.min(expected, values[j]);
            }
            double actual = minimum.next(values[i]);
            if (actual != expected) {
                throw new AssertionError("length " + length + ", value " + i + ": " + actual + ", not " + expected);
            }
        }
    }
}

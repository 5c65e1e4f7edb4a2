package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleExtremesTest {

    // two parts in a million
    private static final double ROUNDING = 1.0 + 2e-6;

    @ParameterizedTest
    @EnumSource
    void answersAreThoseOfTheRangeOrOfUpTo31SamplesAround(PeakSignals kind) {
        Random random = new Random(kind.ordinal());
        SampleExtremes extremes = new SampleExtremes(300);
        for (int round = 0; round < 500; round++) {
            double[] x = kind.samples(round, 310);
            int begin = random.nextInt(10);
            int end = begin + random.nextInt(301);
            extremes.measure(x, begin, end);
            int from = begin + random.nextInt(end - begin + 1);
            int to = from + random.nextInt(end - from + 1);
            int farFrom = from == to ? from : Math.max(begin, from - 31);
            int farTo = from == to ? to : Math.min(end, to + 31);
            assertThat(extremes.largest(from, to))
                    .as("[%d, %d) of [%d, %d), seed %d", from, to, begin, end, round)
                    .isBetween(largest(x, from, to), ROUNDING * largest(x, farFrom, farTo));
            assertThat(extremes.peak(x, from, to, 0.0)).isEqualTo(largest(x, from, to));
            assertThat(extremes.sharpest(from, to))
                    .as("[%d, %d) of [%d, %d), seed %d", from, to, begin, end, round)
                    .isBetween(
                            sharpest(x, Math.max(from, begin + 1), Math.min(to, end - 1)),
                            ROUNDING * sharpest(x, Math.max(farFrom, begin + 1), Math.min(farTo, end - 1)));
        }
    }

    private static double largest(double[] x, int from, int to) {
        double largest = 0.0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }

    private static double sharpest(double[] x, int from, int to) {
        double sharpest = 0.0;
        for (int i = from; i < to; i++) {
            sharpest = Math.max(sharpest, Math.abs((x[i + 1] - x[i]) - (x[i] - x[i - 1])));
        }
        return sharpest;
    }

    @Test
    void silenceIsZeroAndConstantsAndRampsHaveNoSecondDifference() {
        SampleExtremes extremes = new SampleExtremes(100);
        extremes.measure(new double[100], 0, 100);
        assertThat(extremes.largest(0, 100)).isZero();
        double[] ramp = new double[100];
        for (int i = 0; i < 100; i++) {
            ramp[i] = 3.0 - 0.25 * i;
        }
        extremes.measure(ramp, 0, 100);
        assertThat(extremes.sharpest(0, 100)).isZero();
        assertThat(extremes.largest(0, 100)).isBetween(21.75, ROUNDING * 21.75);
    }

    @Test
    void aNewWindowForgetsTheOneBefore() {
        SampleExtremes extremes = new SampleExtremes(100);
        extremes.measure(PeakSignals.WHITE.samples(1, 100), 0, 100);
        extremes.measure(new double[100], 10, 50);
        assertThat(extremes.largest(10, 50)).isZero();
        assertThatThrownBy(() -> extremes.largest(9, 50)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> extremes.sharpest(10, 51)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rejectsWindowsThatDoNotFit() {
        SampleExtremes extremes = new SampleExtremes(10);
        assertThatThrownBy(() -> extremes.measure(new double[20], 5, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window must have at most 10 samples, but had 11");
        assertThatThrownBy(() -> extremes.measure(new double[20], 15, 21))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new SampleExtremes(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxSamples must be at least 0, but was -1");
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothnessBoundTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 12, 64})
    void noReadingExceedsTheBound(int length) {
        Random random = new Random(length);
        for (int round = 0; round < 2_000; round++) {
            double[] taps = random.doubles(length, -1.0, 1.0).toArray();
            removeConstantAndRamp(taps, round % 3);
            double[] x = new double[length];
            double smoothness = Math.pow(10.0, -4.0 * random.nextDouble());
            double slope = 0.0;
            for (int k = 0; k < length; k++) {
                slope += smoothness * random.nextGaussian();
                x[k] = (k == 0 ? random.nextGaussian() : x[k - 1]) + slope;
            }
            assertThat(Math.abs(dot(taps, x))).isLessThanOrEqualTo(bound(taps, x));
        }
    }

    // Running sums 1, 1 and 1, 2: a reading of -d2 for taps 1, -2, 1 is met exactly by a bend.
    @Test
    void secondDifferenceIsBoundedByTheSharpestBend() {
        double[] taps = {1.0, -2.0, 1.0};
        double[] x = {5.0, 5.0, 5.25};
        // 1e-11: the allowance for rounding is 1e-12 of the largest sample
        assertThat(bound(taps, x)).isCloseTo(0.25, within(1e-11));
    }

    private static void removeConstantAndRamp(double[] taps, int moments) {
        int last = taps.length - 1;
        double sum = 0.0;
        double moment = 0.0;
        for (int k = 0; k <= last; k++) {
            sum += taps[k];
            moment += k * taps[k];
        }
        if (moments == 1) {
            taps[0] -= sum;
        } else if (moments == 2) {
            taps[last] -= moment / last;
            taps[0] -= sum - moment / last;
        }
    }

    private static double bound(double[] taps, double[] x) {
        double largest = 0.0;
        double sharpest = 0.0;
        for (int k = 0; k < x.length; k++) {
            largest = Math.max(largest, Math.abs(x[k]));
            sharpest = k < 2 ? 0.0 : Math.max(sharpest, Math.abs(x[k] - 2.0 * x[k - 1] + x[k - 2]));
        }
        SmoothnessBound bound = new SmoothnessBound();
        bound.include(taps);
        return bound.on(largest, sharpest);
    }

    private static double dot(double[] taps, double[] x) {
        double sum = 0.0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * x[k];
        }
        return sum;
    }
}

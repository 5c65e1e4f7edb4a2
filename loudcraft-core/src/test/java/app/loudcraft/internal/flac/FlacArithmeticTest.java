package app.loudcraft.internal.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces of linear prediction against what they are by definition. */
class FlacArithmeticTest {

    @Test
    void autocorrelationIsTheSumOfProductsOfTheWindowedSignal() {
        for (int length : new int[] {1, 2, 7, 40, 1_365, 4_096}) {
            double[] x = noise(length, length + 5);
            double[] window = noise(1, length);
            for (int lags : new int[] {0, 1, 6, 8, 12, 32}) {
                double[] actual = new double[lags + 1];
                new Autocorrelation().correlate(x, 5, window, lags, actual);

                for (int lag = 0; lag <= lags; lag++) {
                    double expected = 0.0;
                    for (int i = lag; i < length; i++) {
                        expected += x[5 + i] * window[i] * x[5 + i - lag] * window[i - lag];
                    }
                    // Sums of up to 4,096 products in another order; each is within 1.
                    assertThat(actual[lag]).isCloseTo(expected, within(1e-11));
                }
            }
        }
    }

    @Test
    void shorterSignalAfterALongerOneLeavesNothingOfIt() {
        Autocorrelation used = new Autocorrelation();
        used.correlate(noise(1, 500), 0, noise(2, 500), 8, new double[9]);
        double[] x = noise(3, 100);
        double[] window = noise(4, 100);
        double[] again = new double[9];
        double[] fresh = new double[9];

        used.correlate(x, 0, window, 8, again);
        new Autocorrelation().correlate(x, 0, window, 8, fresh);

        assertThat(again).isEqualTo(fresh);
    }

    @Test
    void predictorsSolveTheNormalEquations() {
        double[] r = new double[13];
        new Autocorrelation().correlate(noise(9, 600), 0, noise(10, 600), 12, r);
        LevinsonDurbin solver = new LevinsonDurbin(12);

        assertThat(solver.solve(r, 12)).isEqualTo(12);
        for (int order = 1; order <= 12; order++) {
            double[] a = solver.coefficients(order);
            double error = r[0];
            for (int i = 1; i <= order; i++) {
                double sum = 0.0;
                for (int j = 1; j <= order; j++) {
                    sum += a[j - 1] * r[Math.abs(i - j)];
                }
                // Both sides are sums of a few numbers no larger than r[0].
                assertThat(sum).isCloseTo(r[i], within(1e-12 * r[0]));
                error -= a[i - 1] * r[i];
            }
            assertThat(solver.error(order)).isCloseTo(error, within(1e-12 * r[0]));
        }
    }

    @Test
    void silenceHasNoPredictor() {
        assertThat(new LevinsonDurbin(4).solve(new double[5], 4)).isZero();
        assertThat(new LinearPredictor().round(new double[4], 4, 12)).isFalse();
    }

    @Test
    void roundedPredictorsUseTheirPrecisionAndCarryWhatIsLeftOver() {
        LinearPredictor predictor = new LinearPredictor();
        assertThat(predictor.round(new double[] {1.9, -0.9, 0.0001}, 3, 12)).isTrue();

        // 1.9 * 2^10 is the last doubling that 11 bits and a sign hold.
        assertThat(predictor.shift()).isEqualTo(10);
        assertThat(predictor.coefficient(0)).isEqualTo(1946);
        // -921.6 and the -0.4 that are left of 1945.6.
        assertThat(predictor.coefficient(1)).isEqualTo(-922);
        assertThat(predictor.coefficient(2)).isZero();
        assertThat(predictor.gain()).isEqualTo(1946 + 922);
        assertThat(predictor.bits()).isEqualTo(9 + 36);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 17, 20, 24, 25, 28, 32})
    void residualsAreWhatTheirPredictorsLeaveOver(int bits) {
        for (int order = 1; order <= 12; order++) {
            for (int length : new int[] {order + 1, 100, 1_001}) {
                int[] x = integers(bits * order, bits, length);
                double[] wide = Arrays.stream(x).asDoubleStream().toArray();
                LinearPredictor predictor = new LinearPredictor();
                double[] coefficients = noise(order, order);
                assertThat(predictor.round(coefficients, order, 5 + order % 11)).isTrue();
                DelayedSamples delayed = new DelayedSamples(12);
                delayed.prepare(x, length);
                LinearResidual residual = new LinearResidual(delayed, 12);
                residual.prepare(wide, length, bits);
                int[] actual = new int[length];
                boolean fits = residual.compute(predictor, actual);

                boolean fit = true;
                for (int i = order; i < length; i++) {
                    long sum = 0;
                    for (int j = 0; j < order; j++) {
                        sum += (long) predictor.coefficient(j) * x[i - 1 - j];
                    }
                    long expected = x[i] - (sum >> predictor.shift());
                    fit &= Math.abs(expected) <= Integer.MAX_VALUE;
                    if (Math.abs(expected) <= Integer.MAX_VALUE) {
                        assertThat(actual[i])
                                .as("order %d, sample %d", order, i)
                                .isEqualTo((int) expected);
                    }
                }
                assertThat(fits).isEqualTo(fit);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 24, 27, 28, 29, 31, 32})
    void fixedResidualsAreDifferencesAndTheirBestOrderIsTheSmallest(int bits) {
        int[][] binomials = {{1}, {1, -1}, {1, -2, 1}, {1, -3, 3, -1}, {1, -4, 6, -4, 1}};
        for (int seed = 1; seed <= 4; seed++) {
            int[] x = integers(seed, bits, 2_300);
            // Summed up over and over the noise suits higher orders.
            for (int times = 1; times < seed; times++) {
                for (int i = 1; i < x.length; i++) {
                    x[i] = (int) ((x[i - 1] * 15L + x[i]) >> 4);
                }
            }
            long[] sums = new long[5];
            for (int order = 0; order <= 4; order++) {
                int[] actual = new int[x.length];
                boolean fits = FixedResidual.compute(x, x.length, order, bits, actual);
                boolean fit = true;
                for (int i = order; i < x.length; i++) {
                    long expected = 0;
                    for (int j = 0; j <= order; j++) {
                        expected += (long) binomials[order][j] * x[i - j];
                    }
                    fit &= Math.abs(expected) <= Integer.MAX_VALUE;
                    assertThat(actual[i]).isEqualTo((int) expected);
                    sums[order] += i >= 4 ? Math.abs(expected) : 0;
                }
                assertThat(fits).as("order %d", order).isEqualTo(fit);
            }
            DelayedSamples delayed = new DelayedSamples(4);
            delayed.prepare(x, x.length);
            assertThat(sums[FixedResidual.bestOrder(delayed, bits)])
                    .isEqualTo(Arrays.stream(sums).min().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4096", "2, 4096", "3, 4096", "3, 1000", "3, 7", "3, 1", "2, 3"})
    void windowsFadeInAndOutAndFitIntoTheirParts(int mostParts, int frames) {
        Apodization apodization = new Apodization(mostParts);
        apodization.prepare(frames);
        for (int parts = 1; parts <= mostParts; parts++) {
            double[] window = apodization.window(parts);
            assertThat(window).hasSize(frames / parts);
            for (int i = 0; i < window.length; i++) {
                assertThat(window[i]).isBetween(0.0, 1.0).isEqualTo(window[window.length - 1 - i]);
            }
            assertThat(apodization.start(parts, parts - 1) + window.length).isLessThanOrEqualTo(frames);
        }
        if (frames == 4_096) {
            double[] whole = apodization.window(1);
            assertThat(whole[0]).isLessThan(1e-4);
            assertThat(whole[4_096 / 4]).isEqualTo(1.0);
        }
    }

    @Test
    void delayedSamplesBeginWithZerosAlsoAfterOtherSamples() {
        DelayedSamples delayed = new DelayedSamples(4);
        delayed.prepare(new int[] {9, 8, 7, 6, 5}, 5);
        delayed.by(4);
        delayed.prepare(new int[] {1, 2, 3}, 3);

        assertThat(Arrays.copyOf(delayed.by(0), 3)).containsExactly(1, 2, 3);
        assertThat(Arrays.copyOf(delayed.by(2), 3)).containsExactly(0, 0, 1);
        assertThat(Arrays.copyOf(delayed.by(4), 3)).containsExactly(0, 0, 0);
    }

    private static double[] noise(long seed, int length) {
        Random random = new Random(seed);
        return random.doubles(length, -1.0, 1.0).toArray();
    }

    private static int[] integers(long seed, int bits, int length) {
        Random random = new Random(seed);
        int[] x = new int[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextInt() >> 32 - bits;
        }
        return x;
    }
}

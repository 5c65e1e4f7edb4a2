package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideOutputTest {

    private static final int FRAMES = 200_000;

    @ParameterizedTest
    @ValueSource(ints = {16, 24})
    void sumsOfWholeStepsStayToTheBit(int bits) {
        double[] left = onGrid(1, bits), right = onGrid(2, bits), increment = Hops.noise(3, FRAMES);
        double[] sums = sums(left, right);
        new SideOutput(0).spread(left, right, increment, 0, FRAMES);
        assertThat(sums(left, right)).isEqualTo(sums);
        for (int i = 0; i < FRAMES; i++) {
            assertThat(left[i]).isEqualTo((float) left[i]);
            assertThat(right[i]).isEqualTo((float) right[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24})
    void samplesOfAWordLengthLieOnItsGridAndKeepTheirSums(int bits) {
        double[] left = onGrid(4, bits), right = onGrid(5, bits), increment = Hops.noise(6, FRAMES);
        double[] sums = sums(left, right);
        new SideOutput(bits).spread(left, right, increment, 0, FRAMES);
        assertThat(sums(left, right)).isEqualTo(sums);
        double steps = Math.scalb(1.0, bits - 1);
        for (int i = 0; i < FRAMES; i++) {
            assertThat(left[i] * steps).isEqualTo(Math.rint(left[i] * steps));
            assertThat(right[i] * steps).isEqualTo(Math.rint(right[i] * steps));
        }
    }

    /** Triangular noise of two steps has a sixth of a squared step, the rounding a twelfth. */
    @ParameterizedTest
    @ValueSource(ints = {16, 24})
    void theErrorOfTheDitheredIncrementHasNoMeanAndAQuarterOfASquaredStep(int bits) {
        double step = Math.scalb(1.0, 1 - bits);
        // a signal far smaller than a step: what is not dithered would be lost
        for (double amplitude : new double[] {0.3 * step, 0.25}) {
            double[] increment = Hops.noise(7, FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                increment[i] *= amplitude;
            }
            double[] asked = increment.clone();
            new SideOutput(bits).spread(new double[FRAMES], new double[FRAMES], increment, 0, FRAMES);
            double mean = 0.0, square = 0.0, withSignal = 0.0, signal = 0.0;
            for (int i = 0; i < FRAMES; i++) {
                double error = (increment[i] - asked[i]) / step;
                mean += error / FRAMES;
                square += error * error / FRAMES;
                withSignal += error * asked[i];
                signal += asked[i] * asked[i];
            }
            // four standard errors of the mean of so many: 4 * 0.5 / sqrt(200000)
            assertThat(mean).isCloseTo(0.0, within(0.0045));
            assertThat(square).isCloseTo(0.25, within(0.05 * 0.25));
            // the error has nothing of the signal in it: again four standard errors
            assertThat(withSignal * step / Math.sqrt(signal)).isCloseTo(0.0, within(2.0 * step));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24})
    void whereTheIncrementIsZeroTheSamplesPassBitForBit(int bits) {
        Random random = new Random(8);
        double[] left = new double[FRAMES], right = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            left[i] = Math.scalb((float) random.nextGaussian(), random.nextInt(60) - 40);
            right[i] = Math.scalb((float) random.nextGaussian(), random.nextInt(60) - 40);
        }
        left[0] = Float.MAX_VALUE;
        right[1] = -Float.MAX_VALUE;
        left[2] = Float.MIN_VALUE;
        double[] leftBefore = left.clone(), rightBefore = right.clone();
        new SideOutput(bits).spread(left, right, new double[FRAMES], 0, FRAMES);
        assertThat(left).isEqualTo(leftBefore);
        assertThat(right).isEqualTo(rightBefore);
    }

    @Test
    void ditherBelongsToPlacesOfTheStreamAndResetBeginsAnew() {
        double[] whole = Hops.noise(9, 1_000);
        double[] cut = whole.clone();
        SideOutput output = new SideOutput(16);
        output.spread(new double[1_000], new double[1_000], whole, 0, 1_000);
        output.reset();
        output.spread(new double[1_000], new double[1_000], cut, 0, 333);
        output.spread(new double[1_000], new double[1_000], cut, 333, 1_000);
        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void sumsOfFloatsMissByHalfAUnitOfTheSmallerChannel() {
        Random random = new Random(10);
        double[] left = new double[FRAMES], right = new double[FRAMES], increment = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            left[i] = Math.scalb((float) random.nextGaussian(), -random.nextInt(12));
            right[i] = Math.scalb((float) random.nextGaussian(), -random.nextInt(12));
            increment[i] = Math.scalb(random.nextGaussian(), -random.nextInt(12));
        }
        assertSumsWithinHalfAUnit(left, right, increment);
    }

    @Test
    void sumsOfChannelsOneHundredAndSixtyDecibelsApartMissByHalfAUnitOfTheSmallerOne() {
        Random random = new Random(11);
        double[] left = new double[FRAMES], right = new double[FRAMES], increment = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            boolean leftLouder = random.nextBoolean();
            left[i] = (float) ((leftLouder ? 1.0 : 1e-8) * random.nextGaussian());
            right[i] = (float) ((leftLouder ? 1e-8 : 1.0) * random.nextGaussian());
            increment[i] = 1e-8 * random.nextGaussian();
        }
        assertSumsWithinHalfAUnit(left, right, increment);
    }

    private static void assertSumsWithinHalfAUnit(double[] left, double[] right, double[] increment) {
        double[] sums = sums(left, right);
        double[] wideLeft = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            wideLeft[i] = left[i] + increment[i];
        }
        new SideOutput(0).spread(left, right, increment, 0, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            float l = (float) left[i], r = (float) right[i];
            double error = Math.abs(left[i] + right[i] - sums[i]);
            assertThat(error)
                    .as("frame %d: %s and %s", i, l, r)
                    .isLessThanOrEqualTo(0.5 * Math.ulp(Math.min(Math.abs(l), Math.abs(r))));
            // both round once, and the smaller one takes what the larger one's rounding left
            assertThat(left[i]).as("frame %d", i).isCloseTo(wideLeft[i], within((double)
                    Math.ulp(Math.max(Math.abs(l), Math.abs(r)))));
        }
    }

    @Test
    void theLargestFloatsNeverBecomeInfinite() {
        double most = Float.MAX_VALUE;
        double[] left = {most, most, -most, -most, most, 0.0};
        double[] right = {most, -most, most, -most, 0.0, most};
        double[] increment = {most, most, -most, -0.5 * most, 2.0 * most, -3.0 * most};
        new SideOutput(0).spread(left, right, increment, 0, left.length);
        for (int i = 0; i < left.length; i++) {
            assertThat(Math.abs(left[i])).isLessThanOrEqualTo(most);
            assertThat(Math.abs(right[i])).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void onlyTheFramesAskedForAreTouched() {
        double[] left = {1.0, 1.0, 1.0, 1.0}, right = {2.0, 2.0, 2.0, 2.0};
        new SideOutput(0).spread(left, right, new double[] {0.5, 0.5, 0.25, 0.5}, 1, 3);
        assertThat(left).containsExactly(1.0, 1.5, 1.25, 1.0);
        assertThat(right).containsExactly(2.0, 1.5, 1.75, 2.0);
        float[] samples = new float[4];
        SideOutput.write(left, 1, samples, 2, 2);
        assertThat(samples).containsExactly(0.0f, 0.0f, 1.5f, 1.25f);
    }

    /** Samples of up to -6 dBFS on the grid of a word length. */
    private static double[] onGrid(long seed, int bits) {
        double[] x = Hops.noise(seed, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            x[i] = Math.scalb(Math.rint(Math.scalb(0.5 * x[i], bits - 1)), 1 - bits);
        }
        return x;
    }

    private static double[] sums(double[] left, double[] right) {
        double[] sums = new double[left.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = left[i] + right[i];
        }
        return sums;
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BiquadTest {

    private static final BiquadCoefficients BELL = MatchedBiquads.bell(0.3, 6.0, 1.0);

    @Test
    void followsTheDifferenceEquation() {
        double[] x = noise(1, 2_000);
        double[] expected = new double[x.length];
        for (int n = 2; n < x.length; n++) {
            expected[n] = BELL.b0() * x[n]
                    + BELL.b1() * x[n - 1]
                    + BELL.b2() * x[n - 2]
                    - BELL.a1() * expected[n - 1]
                    - BELL.a2() * expected[n - 2];
        }
        double[] actual = x.clone();
        new Biquad(BELL, 1).process(actual, x.length, 0);
        // the two forms round differently; a few times 2^-53 on signals near 1
        assertThat(actual).containsExactly(expected, within(1e-13));
    }

    @Test
    void pairGivesTheBitsOfTwoSingles() {
        double[] x = noise(2, 1_000);
        double[] y = noise(3, 1_000);
        double[][] single = {x.clone(), y.clone()};
        Biquad one = new Biquad(BELL, 3);
        one.process(single[0], 1_000, 1);
        one.process(single[1], 1_000, 2);
        new Biquad(BELL, 3).processPair(x, y, 1_000, 1);
        assertThat(x).containsExactly(single[0]);
        assertThat(y).containsExactly(single[1]);
    }

    @Test
    void ringingEndsInExactZeroAndNotInDenormals() {
        Biquad section = new Biquad(BELL, 1);
        double[] x = new double[256];
        x[0] = 1.0;
        for (int chunk = 0; chunk < 100; chunk++) {
            section.process(x, 256, 0);
            section.flushDenormals();
            for (double sample : x) {
                assertThat(sample == 0.0 || Math.abs(sample) >= Double.MIN_NORMAL)
                        .isTrue();
            }
            if (chunk < 99) {
                Arrays.fill(x, 0.0);
            }
        }
        assertThat(x).containsOnly(0.0);
    }

    @Test
    void highPassAt20HzAndHighRateIsQuieterThanMinus140Dbfs() {
        // The worst case of a direct form: poles next to z = 1. The oracle carries its states in twice the digits.
        BiquadCoefficients c = MatchedBiquads.highPass(2.0 * Math.PI * 20.0 / 192_000.0, 0.7071067811865476);
        int frames = 192_000;
        double[] x = new double[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = (float) Math.sin(2.0 * Math.PI * 997.0 * i / 192_000.0);
        }
        double[] y = x.clone();
        new Biquad(c, 1).process(y, frames, 0);
        DoubledDigits s1 = new DoubledDigits();
        DoubledDigits s2 = new DoubledDigits();
        DoubledDigits out = new DoubledDigits();
        double errorPower = 0.0;
        for (int i = 0; i < frames; i++) {
            out.set(s1);
            out.addProduct(c.b0(), x[i]);
            s1.set(s2);
            s1.addProduct(c.b1(), x[i]);
            s1.addProduct(-c.a1(), out);
            s2.clear();
            s2.addProduct(c.b2(), x[i]);
            s2.addProduct(-c.a2(), out);
            double error = (y[i] - out.high) - out.low;
            errorPower += error * error;
        }
        double noiseDbfs = 10.0 * Math.log10(errorPower / frames);
        assertThat(noiseDbfs).isLessThan(-140.0).isGreaterThan(-330.0);
    }

    /** A sum of two doubles, good for 106 bits: Dekker's and Knuth's error-free transformations. */
    private static final class DoubledDigits {
        private double high;
        private double low;

        void clear() {
            high = 0.0;
            low = 0.0;
        }

        void set(DoubledDigits other) {
            high = other.high;
            low = other.low;
        }

        void addProduct(double a, double b) {
            double product = a * b;
            add(product, Math.fma(a, b, -product));
        }

        void addProduct(double a, DoubledDigits b) {
            double product = a * b.high;
            add(product, Math.fma(a, b.high, -product) + a * b.low);
        }

        private void add(double otherHigh, double otherLow) {
            double sum = high + otherHigh;
            double virtual = sum - high;
            double error = (high - (sum - virtual)) + (otherHigh - virtual) + low + otherLow;
            high = sum + error;
            low = error - (high - sum);
        }
    }

    private static double[] noise(long seed, int frames) {
        Random random = new Random(seed);
        double[] x = new double[frames];
        for (int i = 2; i < frames; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }
}

package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MidSideMatrixTest {

    private static final int FRAMES = 100_000;

    @Test
    void whatIsEncodedIsDecodedWithinMinusThreeHundredDecibels() {
        double[] left = Hops.noise(1, FRAMES);
        double[] right = Hops.noise(2, FRAMES);
        double[] mid = new double[FRAMES];
        double[] side = new double[FRAMES];
        MidSideMatrix.encode(left, right, mid, side, 0, FRAMES);
        double error = 0.0, energy = 0.0;
        for (int i = 0; i < FRAMES; i++) {
            double l = mid[i] + side[i] - left[i];
            double r = mid[i] - side[i] - right[i];
            error += l * l + r * r;
            energy += left[i] * left[i] + right[i] * right[i];
        }
        assertThat(10.0 * Math.log10(error / energy)).isLessThan(-300.0);
    }

    @Test
    void samplesComeBackBitForBitWhereNoChannelIsOneHundredAndFiftyDecibelsDown() {
        Random random = new Random(3);
        double[] left = new double[FRAMES];
        double[] right = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            left[i] = (float) (0.5 + 0.5 * random.nextDouble());
            // 2^-25 is 150 dB
            right[i] = Math.scalb((float) (0.5 + 0.5 * random.nextDouble()), -random.nextInt(26));
        }
        double[] mid = new double[FRAMES];
        double[] side = new double[FRAMES];
        MidSideMatrix.encode(left, right, mid, side, 0, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            assertThat(mid[i] + side[i]).isEqualTo(left[i]);
            assertThat(mid[i] - side[i]).isEqualTo(right[i]);
        }
    }

    @Test
    void onlyTheFramesAskedForAreTouched() {
        double[] mid = {9.0, 9.0, 9.0, 9.0};
        double[] side = mid.clone();
        MidSideMatrix.encode(new double[] {1, 2, 3, 4}, new double[] {5, 4, 3, 2}, mid, side, 1, 3);
        assertThat(mid).containsExactly(9.0, 3.0, 3.0, 9.0);
        assertThat(side).containsExactly(9.0, -1.0, 0.0, 9.0);
    }

    @Test
    void samplesThatAreNoNumbersAreReadAsZero() {
        float[] samples = {
            7.0f,
            Float.NaN,
            0.25f,
            Float.POSITIVE_INFINITY,
            Float.MAX_VALUE,
            Float.NEGATIVE_INFINITY,
            -Float.MAX_VALUE,
            Float.MIN_VALUE,
            7.0f
        };
        float[] others = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f, Float.NaN, 8.0f, 9.0f};
        double[] to = new double[9];
        double[] other = new double[9];
        MidSideMatrix.read(samples, others, 1, to, other, 2, 7);
        assertThat(to)
                .containsExactly(0.0, 0.0, 0.0, 0.25, 0.0, Float.MAX_VALUE, 0.0, -Float.MAX_VALUE, Float.MIN_VALUE);
        assertThat(other).containsExactly(0.0, 0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.0, 8.0);
    }

    @Test
    void finiteSamplesAreReadAsTheyAre() {
        float[] samples = {1.0f, -2.5f, 0.0f, 1e-40f};
        double[] to = new double[4];
        MidSideMatrix.read(samples, samples, 0, to, new double[4], 0, 4);
        assertThat(to).containsExactly(1.0, -2.5, 0.0, 1e-40f);
    }
}

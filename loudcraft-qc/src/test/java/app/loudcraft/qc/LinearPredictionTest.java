package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPredictionTest {

    private static final int FRAMES = 4_000;

    @Test
    void whatFeedsAResonatorIsFoundAgain() {
        Random random = new Random(1);
        float[] x = new float[FRAMES + 100];
        double[] fed = new double[x.length];
        for (int i = 2; i < x.length; i++) {
            fed[i] = 0.01 * random.nextGaussian();
            x[i] = (float) (1.6 * x[i - 1] - 0.8 * x[i - 2] + fed[i]);
        }
        double[] error = new double[FRAMES];

        new LinearPrediction(FRAMES).error(x, 100, error);

        double missed = 0.0;
        double power = 0.0;
        for (int i = 0; i < FRAMES; i++) {
            missed += (error[i] - fed[100 + i]) * (error[i] - fed[100 + i]);
            power += fed[100 + i] * fed[100 + i];
        }
        // Twelve coefficients that are estimated from some 2000 samples' worth of noise are off by about 12 / 2000.
        assertThat(missed / power).isLessThan(0.02);
    }

    @Test
    void silenceIsPredictedExactly() {
        double[] error = {1.0, 2.0, 3.0, 4.0};

        new LinearPrediction(4).error(new float[20], 14, error);

        assertThat(error).containsOnly(0.0);
    }
}

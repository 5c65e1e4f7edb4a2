package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GainBallisticsTest {

    @Test
    void followsThePublishedRecursion() {
        double attack = Math.exp(-1.0 / (0.010 * 48_000));
        double release = Math.exp(-1.0 / (GainBallistics.cascadedReleaseMs(10.0, 80.0) * 48));
        double[] x = new double[20_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(0.0, 6.0 * Math.sin(i * 0.001) + 2.0 * Math.sin(i * 0.2));
        }
        double[] expected = new double[x.length];
        double y1 = 0.0;
        double y = 0.0;
        for (int i = 0; i < x.length; i++) {
            y1 = Math.max(x[i], release * y1 + (1 - release) * x[i]);
            y = attack * y + (1 - attack) * y1;
            expected[i] = y;
        }
        new GainBallistics(10.0, 80.0, 48_000).smooth(x, x.length);
        // rounding, and reductions below 1e-9 dB that count as none
        assertThat(x).containsExactly(expected, within(2e-9));
    }

    @Test
    void noAttackAndNoReleaseMeansNoSmoothing() {
        double[] x = {0.0, 3.0, 1.0, 0.0, 12.0, 0.0};
        double[] y = x.clone();
        new GainBallistics(0.0, 0.0, 48_000).smooth(y, y.length);
        assertThat(y).containsExactly(x);
    }

    @Test
    void releaseIsShortenedByWhatTheAttackAddsToIt() {
        assertThat(GainBallistics.cascadedReleaseMs(0.0, 100.0)).isCloseTo(100.0, within(1e-9));
        assertThat(GainBallistics.cascadedReleaseMs(20.0, 20.0)).isZero();
        assertThat(GainBallistics.cascadedReleaseMs(20.0, 5.0)).isZero();
        // a short attack adds its own time constant, to first order
        assertThat(GainBallistics.cascadedReleaseMs(1.0, 100.0)).isCloseTo(99.0, within(0.02));
    }

    @Test
    void maximumIsKeptUntilReset() {
        GainBallistics ballistics = new GainBallistics(0.0, 0.0, 48_000);
        double[] x = new double[10];
        x[3] = 5.0;
        ballistics.smooth(x, 10);
        assertThat(ballistics.maxReductionDb()).isEqualTo(5.0);
        assertThat(ballistics.reductionDb()).isZero();
        Arrays.fill(x, 1.0);
        ballistics.smooth(x, 10);
        assertThat(ballistics.maxReductionDb()).isEqualTo(5.0);
        assertThat(ballistics.reductionDb()).isEqualTo(1.0);
        ballistics.reset();
        assertThat(ballistics.maxReductionDb()).isZero();
        assertThat(ballistics.reductionDb()).isZero();
    }
}

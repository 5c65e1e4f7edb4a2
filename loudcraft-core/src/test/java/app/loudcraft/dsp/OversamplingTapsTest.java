package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OversamplingTapsTest {

    @ParameterizedTest
    @ValueSource(doubles = {20.0 / 44.1, 20.0 / 48.0, 20.0 / 88.2, 20.0 / 192.0})
    void halfBandIsFlatBelowItsEdgeAnd110DbDownAboveItsMirror(double passShare) {
        double[] taps = OversamplingTaps.halfBand(passShare, 110.0);
        assertThat(taps.length % 2).isZero();
        double[] filter = new double[2 * taps.length - 1];
        filter[taps.length - 1] = 0.5;
        for (int k = 0; k < taps.length; k++) {
            filter[2 * k] = taps[k];
        }
        // in parts of the higher rate
        double edge = 0.5 * passShare;
        double worst = 0.0;
        for (double f = 0.0; f <= edge; f += edge / 500) {
            assertThat(Decibels.fromAmplitude(gain(filter, f))).isCloseTo(0.0, within(1e-4));
            worst = Math.max(worst, gain(filter, 0.5 - f));
        }
        // the design looks at other frequencies than this test
        assertThat(Decibels.fromAmplitude(worst)).isLessThan(-109.9);
    }

    @Test
    void straightenedUndoesTheMeanOfNeighbours() {
        double[] taps = OversamplingTaps.straightened(64, 80.0, 0.29);
        for (double f = 0.0; f <= 0.205; f += 0.001) {
            // 18 kHz at 44.1 kHz, 0.204 of twice that rate, is where the transition begins
            double gain = gain(taps, f) * Math.cos(Math.PI * f);
            assertThat(Decibels.fromAmplitude(gain)).as("%.3f", f).isCloseTo(0.0, within(0.01));
        }
        for (double f = 0.293; f <= 0.5; f += 0.001) {
            assertThat(Decibels.fromAmplitude(gain(taps, f))).as("%.3f", f).isLessThan(-75.0);
        }
    }

    private static double gain(double[] filter, double share) {
        double re = 0.0;
        double im = 0.0;
        for (int k = 0; k < filter.length; k++) {
            re += filter[k] * Math.cos(2.0 * Math.PI * share * k);
            im += filter[k] * Math.sin(2.0 * Math.PI * share * k);
        }
        return Math.hypot(re, im);
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SaturationCurveTest {

    @Test
    void tanhIsTanhWithinItsBound() {
        double worst = 0;
        for (double u = -12.0; u <= 12.0; u += 0.001) {
            worst = Math.max(worst, Math.abs(SaturationCurve.biasedTanh(u, 0.0) - Math.tanh(u)));
        }
        assertThat(worst).isLessThan(5e-6);
        assertThat(SaturationCurve.biasedTanh(1e300, 0.0)).isCloseTo(1.0, within(1e-14));
        assertThat(SaturationCurve.biasedTanh(-1e300, 0.0)).isCloseTo(-1.0, within(1e-14));
        assertThat(SaturationCurve.biasedTanh(0.0, 0.0)).isZero();
    }

    @Test
    void biasedTanhIsTanhMovedToTheBias() {
        double bias = 0.6584789484624085;
        double lean = Math.tanh(bias);
        for (double u = -12.0; u <= 12.0; u += 0.001) {
            assertThat(SaturationCurve.biasedTanh(u, lean))
                    .isCloseTo((Math.tanh(u + bias) - lean) / (1.0 - lean * lean), within(3e-5));
        }
    }

    @Test
    void tanhNeverFalls() {
        double before = -1.0;
        for (double u = -10.0; u <= 10.0; u += 1e-4) {
            double now = SaturationCurve.biasedTanh(u, 0.0);
            assertThat(now).isGreaterThanOrEqualTo(before - 1e-15);
            before = now;
        }
    }

    @Test
    void logCoshIsTheAntiderivative() {
        for (double u = -60.0; u <= 60.0; u += 0.01) {
            double exact = Math.abs(u) + Math.log1p(Math.exp(-2.0 * Math.abs(u))) - Math.log(2.0);
            assertThat(TwofoldHarmonics.logCosh(u)).isCloseTo(exact, within(3e-11));
        }
    }

    @Test
    void slopeAtZeroIsOneAndSilenceStaysSilence() {
        for (SaturationSettings.Character character : SaturationSettings.Character.values()) {
            for (double percent : new double[] {0.1, 10.0, 100.0}) {
                SaturationCurve curve = SaturationCurve.of(
                        SaturationSettings.of(percent).withCharacter(character).withReferenceDbfs(-6.0));
                double[] x = {0.0, 1e-6, -1e-6};
                curve.shape(x, 3);
                assertThat(x[0]).isZero();
                // the square term cancels; a cubic one of 4^2 times 1e-12 remains
                assertThat((x[1] - x[2]) / 2e-6).isCloseTo(0.0, within(1e-9));
            }
        }
    }
}

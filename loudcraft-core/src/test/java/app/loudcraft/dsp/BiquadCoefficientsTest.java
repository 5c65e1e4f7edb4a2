package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BiquadCoefficientsTest {

    @Test
    void powerIsTheSquaredMagnitudeOnTheUnitCircle() {
        Random random = new Random(41);
        for (int k = 0; k < 1_000; k++) {
            BiquadCoefficients c = new BiquadCoefficients(
                    1.0, random.nextDouble() - 0.5, 0.4 * random.nextDouble(), random.nextDouble() - 0.5, 0.4);
            double w = Math.PI * random.nextDouble();
            double expected = squared(c.b0(), c.b1(), c.b2(), w) / squared(1.0, c.a1(), c.a2(), w);
            // rounding of a dozen operations
            assertThat(c.power(w) / expected).isCloseTo(1.0, within(1e-12));
        }
    }

    private static double squared(double c0, double c1, double c2, double w) {
        double re = c0 + c1 * Math.cos(w) + c2 * Math.cos(2.0 * w);
        double im = c1 * Math.sin(w) + c2 * Math.sin(2.0 * w);
        return re * re + im * im;
    }

    @Test
    void inverseUndoesTheSection() {
        BiquadCoefficients shelf = MatchedBiquads.highShelf(0.5, 9.0, 0.7);
        double[] x = {1.0, -0.5, 0.25, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0};
        double[] y = x.clone();
        new Biquad(shelf, 1).process(y, y.length, 0);
        new Biquad(shelf.inverse(), 1).process(y, y.length, 0);
        // rounding of ten recursions
        assertThat(y).containsExactly(x, within(1e-14));
    }

    @Test
    void responseHasDiedDownBy200DbAfterTheDecay() {
        for (double q : new double[] {0.2, 0.7, 10.0}) {
            BiquadCoefficients c = MatchedBiquads.lowPass(0.05, q);
            double[] response = new double[(int) c.decayFrames() + 500];
            response[0] = 1.0;
            new Biquad(c, 1).process(response, response.length, 0);
            for (int i = (int) c.decayFrames(); i < response.length; i++) {
                assertThat(Math.abs(response[i])).isLessThan(1e-10);
            }
            // and not long before
            double before = 0.0;
            for (int i = 0; i < 130; i++) {
                before = Math.max(before, Math.abs(response[(int) (0.8 * c.decayFrames()) + i]));
            }
            assertThat(before).isGreaterThan(1e-10);
        }
    }
}

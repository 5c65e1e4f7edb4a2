package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthCurveTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "20, 0", "120, 0", "250, 1", "1000, 2.5", "4000, 4", "12000, 4.5", "20000, 4.5", "96000, 4.5"})
    void goesThroughItsAnchors(double hz, double gainDb) {
        assertThat(WidthCurve.gainDb(hz)).isCloseTo(gainDb, within(1e-12));
    }

    /** The geometric mean of two anchors has the mean of their gains. */
    @ParameterizedTest
    @CsvSource({"120, 250, 0.5", "250, 1000, 1.75", "1000, 4000, 3.25", "4000, 12000, 4.25"})
    void isALineOverTheLogarithmOfFrequencyInBetween(double fromHz, double toHz, double gainDb) {
        assertThat(WidthCurve.gainDb(Math.sqrt(fromHz * toHz))).isCloseTo(gainDb, within(1e-12));
    }

    @Test
    void twoFiltersDoForAllIntensities() {
        for (double hz = 50.0; hz < 24_000.0; hz *= 1.05) {
            for (int percent = 0; percent <= 100; percent++) {
                double intensity = 0.01 * percent;
                double gain =
                        1.0 + intensity * WidthCurve.linearPart(hz) + intensity * intensity * WidthCurve.squarePart(hz);
                assertThat(20.0 * Math.log10(gain))
                        .as("%.0f Hz at %d %%", hz, percent)
                        .isCloseTo(intensity * WidthCurve.gainDb(hz), within(percent % 50 == 0 ? 1e-12 : 0.02));
            }
        }
    }

    @Test
    void theIncrementWeighsTheFiltersByTheIntensityAndItsSquare() {
        double[] increment = {9.0, 9.0, 9.0, 9.0, 9.0};
        WidthCurve.increment(
                new double[] {1.0, 2.0, 3.0, 4.0, 5.0},
                new double[] {8.0, 16.0, -4.0, 2.0, 1.0},
                new double[] {1.0, 0.5, 1.0, 0.0, 1.0},
                increment,
                1,
                4);
        assertThat(increment).containsExactly(9.0, 5.0, -1.0, 0.0, 9.0);
    }
}

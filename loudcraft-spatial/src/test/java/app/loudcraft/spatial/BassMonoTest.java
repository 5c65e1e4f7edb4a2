package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BassMonoTest {

    @ParameterizedTest
    @ValueSource(doubles = {80.0, 120.0, 180.0})
    void theLowPassFallsFromOneToZeroAndHasAHalfAtTheCorner(double cornerHz) {
        assertThat(BassMono.lowPass(0.0, cornerHz)).isEqualTo(1.0);
        assertThat(BassMono.lowPass(cornerHz / BassMono.REACH, cornerHz)).isEqualTo(1.0);
        assertThat(BassMono.lowPass(cornerHz, cornerHz)).isEqualTo(0.5);
        assertThat(BassMono.lowPass(cornerHz * BassMono.REACH, cornerHz)).isZero();
        assertThat(BassMono.lowPass(20_000.0, cornerHz)).isZero();
        double before = 1.0;
        for (double hz = 1.0; hz < 400.0; hz += 0.5) {
            double gain = BassMono.lowPass(hz, cornerHz);
            assertThat(gain).as("%s Hz", hz).isLessThanOrEqualTo(before);
            before = gain;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.125, 0.25", "0.25, 0.5", "0.5, 1", "0.75, 1", "1, 1"})
    void theAmountIsWholeFromHalfTheIntensityOn(double intensity, double amount) {
        assertThat(BassMono.amount(intensity)).isEqualTo(amount);
    }

    @Test
    void amountZeroIsExactlyNothing() {
        double[] side = Hops.noise(1, 1_000);
        double[] increment = Hops.noise(2, 1_000);
        BassMono.increment(Hops.noise(3, 1_000), new double[1_000], increment, 0, 1_000);
        for (int i = 0; i < side.length; i++) {
            assertThat(side[i] + increment[i]).isEqualTo(side[i]);
        }
    }

    @Test
    void theIncrementTakesItsAmountOfTheBassAway() {
        double[] increment = {9.0, 9.0, 9.0, 9.0};
        BassMono.increment(new double[] {1.0, 2.0, -4.0, 8.0}, new double[] {1.0, 0.5, 0.25, 1.0}, increment, 1, 3);
        assertThat(increment).containsExactly(9.0, -1.0, 1.0, 9.0);
    }

    /** The window smears over 16 Hz, which is most where the curve bends, and that within a quarter of 80 Hz. */
    @ParameterizedTest
    @CsvSource({
        "22050, 80",
        "22050, 120",
        "44100, 80",
        "44100, 120",
        "44100, 180",
        "48000, 80",
        "48000, 120",
        "48000, 180",
        "96000, 120",
        "192000, 80",
        "192000, 120",
        "192000, 180"
    })
    void theFilterHasTheGainsOfTheCurve(int rate, double cornerHz) {
        double[] kernel =
                LinearPhaseKernel.of(hz -> BassMono.lowPass(hz, cornerHz), LinearPhaseKernel.taps(rate), rate);
        double spread = 0.5 / 80.0 * 120.0 / cornerHz;
        assertThat(Response.of(kernel, cornerHz, rate).amplitude()).as("corner").isCloseTo(0.5, within(0.03));
        for (double factor : new double[] {0.1, 0.3, 0.5, 0.6, 1.7, 2.0, 4.0, 10.0, 40.0}) {
            double gain = Response.of(kernel, factor * cornerHz, rate).amplitude();
            assertThat(gain)
                    .as("%s Hz", factor * cornerHz)
                    .isCloseTo(BassMono.lowPass(factor * cornerHz, cornerHz), within(spread));
        }
    }

    @Test
    void aRampOfTheAmountDoesNotClick() {
        int rate = 48_000;
        HopRaster raster = HopRaster.at(rate);
        double[] low = Hops.tone(50.0, rate, 20 * raster.hopFrames());
        double[] amount = new double[raster.hopFrames()];
        int[] hop = {0};
        double[] increment = Hops.whole(raster, low, (in, out, from, to) -> {
            double ask = Math.min(1.0, 0.1 * hop[0]);
            raster.line(ask, Math.min(1.0, ask + 0.1), amount, from, to);
            BassMono.increment(in, amount, out, from, to);
            hop[0]++;
        });
        // the tone's own slope, and that of a line that goes from 0 to 1 within 50 ms
        assertThat(Hops.steepest(increment)).isLessThanOrEqualTo(Hops.steepest(low) + 1.0 / (0.05 * rate));
    }
}

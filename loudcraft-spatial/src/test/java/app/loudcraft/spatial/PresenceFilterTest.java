package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceFilterTest {

    private static final double HALF_POWER_DB = 10.0 * Math.log10(0.5);

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
    void halfOfThePowerPassesAtFourHundredHertzAndAtEightThousand(int rate) {
        double[] above = response(rate, true);
        double[] between = response(rate, false);
        assertThat(Response.of(above, 400.0, rate).gainDb()).isCloseTo(HALF_POWER_DB, within(1e-6));
        // the other end of the band, twenty times as far, takes 0.00003 dB; at 22.05 kHz it is bent towards half the
        // rate
        assertThat(Response.of(between, 400.0, rate).gainDb()).isCloseTo(HALF_POWER_DB, within(0.001));
        assertThat(Response.of(between, 8_000.0, rate).gainDb()).isCloseTo(HALF_POWER_DB, within(0.001));
        assertThat(Response.of(between, 1_800.0, rate).gainDb()).isCloseTo(0.0, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
    void aboveIsAButterworthHighPassOfSecondOrder(int rate) {
        double[] above = response(rate, true);
        for (double hz = 50.0; hz < 0.05 * rate; hz *= 1.3) {
            double ratio = Math.pow(hz / 400.0, 4.0);
            assertThat(Response.of(above, hz, rate).gainDb())
                    .as("%.0f Hz", hz)
                    .isCloseTo(10.0 * Math.log10(ratio / (1.0 + ratio)), within(0.05));
        }
    }

    /** The corner of 8 kHz cannot lie beyond half the rate. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000})
    void lowRatesAreStable(int rate) {
        PresenceFilter filter = new PresenceFilter(rate);
        HopRaster raster = HopRaster.at(rate);
        double[] above = new double[raster.hopFrames()];
        double[] x = Arrays.copyOf(Hops.noise(1, 2 * rate), 4 * rate);
        double[] between = Hops.whole(raster, x, (in, out, from, to) -> {
            filter.process(in, above, out, from, to);
            filter.flush();
        });
        for (int i = 0; i < between.length; i++) {
            assertThat(Math.abs(between[i])).isLessThan(3.0);
        }
        assertThat(between[between.length - 1]).isZero();
    }

    @Test
    void theCutOfTheRowsMakesNoDifference() {
        HopRaster raster = HopRaster.at(44_100);
        double[] x = Hops.noise(1, 44_100);
        for (boolean high : new boolean[] {true, false}) {
            assertThat(run(raster, x, new Random(2), high)).isEqualTo(run(raster, x, null, high));
        }
    }

    private static double[] response(int rate, boolean high) {
        return run(HopRaster.at(rate), Hops.impulse(rate / 10), null, high);
    }

    private static double[] run(HopRaster raster, double[] x, Random cuts, boolean high) {
        PresenceFilter filter = new PresenceFilter(raster.sampleRateHz());
        double[] other = new double[raster.hopFrames()];
        return Hops.run(
                raster,
                x,
                cuts,
                () -> {},
                high
                        ? (in, out, from, to) -> filter.process(in, out, other, from, to)
                        : (in, out, from, to) -> filter.process(in, other, out, from, to));
    }
}

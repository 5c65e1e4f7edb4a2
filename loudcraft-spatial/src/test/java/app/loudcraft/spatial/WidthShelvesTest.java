package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidthShelvesTest {

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
    void followTheCurveWithinThreeTenthsOfADecibel(int rate) {
        for (double intensity : new double[] {0.1, 0.25, 0.5, 0.75, 1.0}) {
            double[] response = response(rate, intensity);
            for (double hz = 60.0; hz < Math.min(18_000.0, 0.45 * rate); hz *= 1.1) {
                assertThat(Response.of(response, hz, rate).gainDb())
                        .as("%.0f Hz at %s", hz, intensity)
                        .isCloseTo(intensity * WidthCurve.gainDb(hz), within(intensity <= 0.5 ? 0.15 : 0.3));
            }
        }
    }

    @Test
    void aSideOfNothingStaysNothing() {
        HopRaster raster = HopRaster.at(48_000);
        WidthShelves shelves = new WidthShelves(raster);
        shelves.reset(1.0);
        assertThat(Hops.run(raster, new double[4_800], null, () -> shelves.advance(1.0), shelves::process))
                .containsOnly(0.0);
    }

    @Test
    void intensityZeroIsExactlyNothing() {
        HopRaster raster = HopRaster.at(48_000);
        WidthShelves shelves = new WidthShelves(raster);
        double[] increment = Hops.run(raster, Hops.noise(1, 4_800), null, () -> shelves.advance(0.0), shelves::process);
        assertThat(Hops.peak(increment)).isZero();
    }

    @Test
    void aRampOfTheIntensityDoesNotClick() {
        int rate = 48_000;
        HopRaster raster = HopRaster.at(rate);
        WidthShelves shelves = new WidthShelves(raster);
        double[] tone = Hops.tone(440.0, rate, rate);
        int[] hop = {0};
        double[] increment = Hops.run(
                raster,
                tone,
                null,
                () -> shelves.advance(Math.max(0.0, Math.min(1.0, 0.1 * (hop[0]++ - 50)))),
                shelves::process);
        // the gain of the increment is below 0.3 there, and moves by that within 50 ms
        assertThat(Hops.steepest(increment)).isLessThanOrEqualTo(0.3 * Hops.steepest(tone) + 0.3 / (0.05 * rate));
    }

    @Test
    void theCutOfTheRowsMakesNoDifference() {
        HopRaster raster = HopRaster.at(44_100);
        double[] x = Hops.noise(4, 20_000);
        assertThat(moving(raster, x, new Random(5))).isEqualTo(moving(raster, x, null));
    }

    private static double[] moving(HopRaster raster, double[] x, Random cuts) {
        WidthShelves shelves = new WidthShelves(raster);
        double[] intensities = {0.3, 0.8, 0.0, 1.0};
        int[] hop = {0};
        return Hops.run(
                raster,
                x,
                cuts,
                () -> {
                    shelves.advance(intensities[hop[0]++ % intensities.length]);
                    shelves.flush();
                },
                shelves::process);
    }

    private static double[] response(int rate, double intensity) {
        HopRaster raster = HopRaster.at(rate);
        WidthShelves shelves = new WidthShelves(raster);
        shelves.reset(intensity);
        double[] response =
                Hops.run(raster, Hops.impulse(rate / 10), null, () -> shelves.advance(intensity), shelves::process);
        response[0] += 1.0;
        return response;
    }
}

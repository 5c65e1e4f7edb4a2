package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandSplitTest {

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 192_000})
    void theBandsAddUpToTheSignal(int rate) {
        HopRaster raster = HopRaster.at(rate);
        double[] x = Hops.noise(1, rate / 2);
        double[] low = band(raster, x, 0), middle = band(raster, x, 1), high = band(raster, x, 2);
        for (int i = 0; i < low.length; i++) {
            // three roundings of figures of up to 2
            assertThat(low[i] + middle[i] + high[i]).as("frame %d", i).isCloseTo(x[i], within(1e-15));
        }
    }

    /** {@code y = (1 - stay) x + stay y'} for the lower two edges; what it leaves is above. */
    @ParameterizedTest
    @ValueSource(doubles = {30.0, 250.0, 800.0, 2_500.0, 9_000.0, 20_000.0})
    void theEdgesAreFirstOrderFilters(double hz) {
        int rate = 48_000;
        HopRaster raster = HopRaster.at(rate);
        double[] impulse = Hops.impulse(rate / 5);
        double turn = 2.0 * Math.PI * hz / rate;
        double lowStay = Math.exp(-2.0 * Math.PI * CorrelationGuard.LOW_HZ / rate);
        double highStay = Math.exp(-2.0 * Math.PI * CorrelationGuard.HIGH_HZ / rate);
        assertThat(Response.of(band(raster, impulse, 0), hz, rate).power())
                .isCloseTo(passed(lowStay, turn), within(1e-9));
        double above = 2.0 - 2.0 * Math.cos(turn);
        assertThat(Response.of(band(raster, impulse, 2), hz, rate).power())
                .isCloseTo(
                        passed(highStay, turn) * above * highStay * highStay / ((1.0 - highStay) * (1.0 - highStay)),
                        within(1e-9));
    }

    private static double passed(double stay, double turn) {
        return (1.0 - stay) * (1.0 - stay) / (1.0 - 2.0 * stay * Math.cos(turn) + stay * stay);
    }

    @Test
    void resetIsLikeANewOne() {
        HopRaster raster = HopRaster.at(48_000);
        BandSplit split = new BandSplit(raster);
        double[] x = Hops.noise(2, raster.hopFrames());
        split.process(x);
        double[] first = split.band(1).clone();
        split.reset();
        split.process(x);
        assertThat(split.band(1)).isEqualTo(first);
    }

    private static double[] band(HopRaster raster, double[] x, int band) {
        BandSplit split = new BandSplit(raster);
        return Hops.whole(raster, x, (in, out, from, to) -> {
            split.process(in);
            System.arraycopy(split.band(band), 0, out, 0, to);
        });
    }
}

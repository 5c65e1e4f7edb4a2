package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopRasterTest {

    @ParameterizedTest
    @CsvSource({"8000, 40", "22050, 110", "37800, 189", "44100, 221", "48000, 240", "192000, 960", "384000, 1920"})
    void aHopIsOfAboutFiveMilliseconds(int rate, int frames) {
        HopRaster raster = HopRaster.at(rate);
        assertThat(raster.hopFrames()).isEqualTo(frames);
        // half a frame of rounding
        assertThat(raster.hopSeconds()).isCloseTo(0.005, within(0.51 / rate));
    }

    @Test
    void aLineBeginsOneStepAfterItsStartAndEndsAtItsEndHoweverItIsCut() {
        HopRaster raster = HopRaster.at(48_000);
        double[] whole = new double[240];
        double[] cut = new double[240];
        raster.line(0.25, 1.0, whole, 0, 240);
        raster.line(0.25, 1.0, cut, 100, 240);
        raster.line(0.25, 1.0, cut, 0, 100);
        assertThat(cut).isEqualTo(whole);
        for (int i = 0; i < 240; i++) {
            assertThat(whole[i]).isCloseTo(0.25 + 0.75 * (i + 1) / 240.0, within(1e-15));
        }
    }
}

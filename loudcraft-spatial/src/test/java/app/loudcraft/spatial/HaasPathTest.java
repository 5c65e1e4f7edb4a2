package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaasPathTest {

    @ParameterizedTest
    @CsvSource({
        "8000, 12, 96",
        "22050, 5, 110",
        "22050, 12, 265",
        "22050, 25, 551",
        "44100, 12, 529",
        "48000, 5, 240",
        "48000, 12, 576",
        "48000, 12.01, 576",
        "48000, 25, 1200",
        "96000, 12, 1152",
        "192000, 25, 4800",
        "384000, 25, 9600"
    })
    void theDelayIsExactInFrames(int rate, double delayMs, int delayFrames) {
        HopRaster raster = HopRaster.at(rate);
        HaasPath haas = new HaasPath(delayMs, raster);
        double[] expected = new double[10 * raster.hopFrames()];
        expected[delayFrames] = HaasPath.GAIN;
        assertThat(haas.delayFrames()).isEqualTo(delayFrames);
        assertThat(Hops.whole(raster, Hops.impulse(expected.length), haas::process))
                .isEqualTo(expected);
    }

    @Test
    void everySampleComesLateAndSofter() {
        HopRaster raster = HopRaster.at(48_000);
        HaasPath haas = new HaasPath(12.0, raster);
        double[] x = Hops.noise(1, 48_000);
        double[] late = Hops.cut(raster, x, 2, haas::process);
        for (int i = 0; i < late.length; i++) {
            // kept as floats
            assertThat(late[i]).isCloseTo(i < 576 ? 0.0 : HaasPath.GAIN * x[i - 576], within(3e-8));
        }
    }

    /** What becomes of an impulse in the middle: left and right have powers that add up to the same at every frequency. */
    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 192_000})
    void thePowersOfLeftAndRightAreComplementary(int rate) {
        HopRaster raster = HopRaster.at(rate);
        PresenceFilter presence = new PresenceFilter(rate);
        double[] above = new double[raster.hopFrames()];
        int frames = 16 * raster.hopFrames();
        double[] between = Hops.whole(
                raster, Hops.impulse(frames), (in, out, from, to) -> presence.process(in, above, out, from, to));
        double[] made = Hops.whole(raster, between, new HaasPath(12.0, raster)::process);
        double[] left = made.clone();
        double[] right = new double[frames];
        Arrays.setAll(right, i -> -made[i]);
        left[0] += 1.0;
        right[0] += 1.0;
        double leftLeast = 1.0, leftMost = 1.0;
        for (double hz = 100.0; hz < 0.45 * rate; hz += 97.0) {
            double l = Response.of(left, hz, rate).power();
            double r = Response.of(right, hz, rate).power();
            double g = HaasPath.GAIN * Response.of(between, hz, rate).amplitude();
            assertThat(l + r).as("%s Hz", hz).isCloseTo(2.0 * (1.0 + g * g), within(1e-6));
            leftLeast = Math.min(leftLeast, l);
            leftMost = Math.max(leftMost, l);
        }
        // each of them is a comb: 1 + g and 1 - g
        assertThat(Math.sqrt(leftLeast)).isCloseTo(1.0 - HaasPath.GAIN, within(0.02));
        assertThat(Math.sqrt(leftMost)).isCloseTo(1.0 + HaasPath.GAIN, within(0.02));
    }

    @Test
    void resetForgetsWhatIsStillToCome() {
        HopRaster raster = HopRaster.at(48_000);
        HaasPath haas = new HaasPath(25.0, raster);
        Hops.whole(raster, Hops.noise(1, 4_800), haas::process);
        haas.reset();
        assertThat(Hops.whole(raster, new double[4_800], haas::process)).containsOnly(0.0);
    }
}

package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientKeeperTest {

    private static final double NINE_DECIBELS_DOWN = Math.pow(10.0, -9.0 / 20.0);

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 96_000, 192_000})
    void aStrokeDucksByNineDecibelsAndIsHeld(int rate) {
        double[] gain = gains(rate, Image.channel(StereoSignals.castanets(rate, 3.0), 0));
        for (int stroke = 1; stroke < 6; stroke++) {
            int at = stroke * (rate / 2);
            assertThat(gain[at - 1]).as("before stroke %d", stroke).isGreaterThan(0.95);
            // a time constant and a half, and a step of the decision: e^-1.5 of the way to go
            assertThat(gain[at + rate * 16 / 1_000])
                    .as("16 ms after stroke %d", stroke)
                    .isLessThan(0.52);
            for (int ms = 36; ms <= 40; ms++) {
                assertThat(gain[at + rate * ms / 1_000])
                        .as("%d ms after stroke %d", ms, stroke)
                        .isCloseTo(NINE_DECIBELS_DOWN, within(0.02));
            }
            assertThat(gain[at + rate * 150 / 1_000])
                    .as("150 ms after stroke %d", stroke)
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void theDeepestGainIsTheSmallestThereWas() {
        int rate = 48_000;
        HopRaster raster = HopRaster.at(rate);
        TransientKeeper keeper = new TransientKeeper(raster);
        double[] gain = Hops.whole(raster, Image.channel(StereoSignals.castanets(rate, 1.0), 0), keeper::process);
        double least = 1.0;
        for (double g : gain) {
            least = Math.min(least, g);
        }
        assertThat(keeper.deepestGain()).isCloseTo(least, within(1e-12)).isBetween(NINE_DECIBELS_DOWN, 0.37);
        keeper.reset();
        assertThat(keeper.deepestGain()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000})
    void steadyPinkNoiseIsHardlyTouched(int rate) {
        PresenceFilter presence = new PresenceFilter(rate);
        HopRaster raster = HopRaster.at(rate);
        double[] between = new double[raster.hopFrames()];
        double[] above = Hops.whole(
                raster,
                StereoSignals.pink(5, rate, 4 * rate),
                (in, out, from, to) -> presence.process(in, out, between, from, to));
        double[] gain = gains(rate, above);
        double meanDb = 0.0;
        int from = rate / 2;
        for (int i = from; i < gain.length; i++) {
            meanDb += 20.0 * Math.log10(gain[i]) / (gain.length - from);
        }
        assertThat(meanDb).isBetween(-0.5, 0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {700.0, 1_000.0, 4_321.0, 12_000.0})
    void aSteadyToneIsNotTouchedAtAll(double hz) {
        int rate = 48_000;
        double[] gain = gains(rate, Hops.tone(hz, rate, rate));
        for (int i = rate / 2; i < gain.length; i++) {
            assertThat(gain[i]).as("frame %d", i).isEqualTo(1.0);
        }
    }

    @Test
    void silenceIsNotTouchedAtAll() {
        assertThat(gains(48_000, new double[4_800])).containsOnly(1.0);
    }

    @Test
    void theGainMovesWithoutSteps() {
        int rate = 48_000;
        double[] gain = gains(rate, Image.channel(StereoSignals.castanets(rate, 3.0), 0));
        // the whole way within 10 ms at the most
        assertThat(Hops.steepest(gain)).isLessThanOrEqualTo((1.0 - NINE_DECIBELS_DOWN) / (0.01 * rate));
    }

    @Test
    void theLevelMakesNoDifference() {
        int rate = 48_000;
        double[] x = Image.channel(StereoSignals.castanets(rate, 2.0), 0);
        double[] soft = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            soft[i] = 0x1p-10 * x[i];
        }
        assertThat(gains(rate, soft)).isEqualTo(gains(rate, x));
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000})
    void theCutOfTheRowsMakesNoDifference(int rate) {
        HopRaster raster = HopRaster.at(rate);
        double[] x = Image.channel(StereoSignals.castanets(rate, 2.0), 0);
        assertThat(Hops.cut(raster, x, 1, new TransientKeeper(raster)::process)).isEqualTo(gains(rate, x));
    }

    private static double[] gains(int rate, double[] above) {
        HopRaster raster = HopRaster.at(rate);
        return Hops.whole(raster, above, new TransientKeeper(raster)::process);
    }
}

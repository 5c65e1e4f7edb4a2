package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BassMonoShelfTest {

    static Stream<Arguments> ratesAndCorners() {
        List<Arguments> all = new ArrayList<>();
        for (int rate : new int[] {22_050, 44_100, 48_000, 96_000, 192_000}) {
            for (double cornerHz : new double[] {80.0, 120.0, 180.0}) {
                all.add(Arguments.of(rate, cornerHz));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("ratesAndCorners")
    void atFullAmountItIsALinkwitzRileyHighPassOfFourthOrder(int rate, double cornerHz) {
        double[] response = response(rate, cornerHz, 1.0);
        for (double hz = 20.0; hz < 0.05 * rate; hz *= 1.2) {
            double ratio = Math.pow(hz / cornerHz, 4.0);
            // the bilinear transform moves frequencies by 0.1 % at a twentieth of the rate: far less than this
            assertThat(Response.of(response, hz, rate).gainDb())
                    .as("%.0f Hz", hz)
                    .isCloseTo(20.0 * Math.log10(ratio / (1.0 + ratio)), within(0.05));
        }
        assertThat(Response.of(response, cornerHz, rate).amplitude()).isCloseTo(0.5, within(1e-3));
    }

    /** Two sections {@code (s^2 + sqrt(2k) s + k) / (s^2 + sqrt(2) s + 1)} with the frequency warped as it must be. */
    @ParameterizedTest
    @MethodSource("ratesAndCorners")
    void atEveryAmountItHasTheGainOfItsFormula(int rate, double cornerHz) {
        for (double amount : new double[] {0.1, 0.5, 0.9}) {
            double[] response = response(rate, cornerHz, amount);
            double k = Math.sqrt(1.0 - amount);
            for (double hz = 10.0; hz < 0.45 * rate; hz *= 1.7) {
                double w = Math.tan(Math.PI * hz / rate) / Math.tan(Math.PI * cornerHz / rate);
                double above = (k - w * w) * (k - w * w) + 2.0 * k * w * w;
                double below = (1.0 - w * w) * (1.0 - w * w) + 2.0 * w * w;
                // powers of a section are amplitudes of two
                assertThat(Response.of(response, hz, rate).amplitude())
                        .as("amount %s at %.0f Hz", amount, hz)
                        .isCloseTo(above / below, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ratesAndCorners")
    void atZeroHertzWhatIsLeftIsTheRestOfTheAmount(int rate, double cornerHz) {
        for (double amount : new double[] {0.1, 0.5, 0.9, 1.0}) {
            double sum = 0.0;
            for (double sample : response(rate, cornerHz, amount)) {
                sum += sample;
            }
            assertThat(sum).as("amount %s", amount).isCloseTo(1.0 - amount, within(1e-9));
        }
    }

    @Test
    void amountZeroIsExactlyNothing() {
        HopRaster raster = HopRaster.at(48_000);
        BassMonoShelf shelf = new BassMonoShelf(120.0, raster);
        double[] increment = Hops.run(raster, Hops.noise(1, 48_000), null, () -> shelf.advance(0.0), shelf::process);
        assertThat(Hops.peak(increment)).isZero();
    }

    @Test
    void backAtAmountZeroItIsExactlyNothingAgain() {
        HopRaster raster = HopRaster.at(48_000);
        BassMonoShelf shelf = new BassMonoShelf(120.0, raster);
        int[] hop = {0};
        double[] increment = Hops.run(
                raster, Hops.noise(1, 48_000), null, () -> shelf.advance(hop[0]++ < 100 ? 1.0 : 0.0), shelf::process);
        for (int i = 0; i < increment.length; i++) {
            if (i < 100 * raster.hopFrames()) {
                assertThat(increment[i]).as("frame %d", i).isNotZero();
            } else if (i >= 101 * raster.hopFrames()) {
                assertThat(increment[i]).as("frame %d", i).isZero();
            }
        }
    }

    @Test
    void aRampOfTheAmountDoesNotClick() {
        int rate = 48_000;
        HopRaster raster = HopRaster.at(rate);
        BassMonoShelf shelf = new BassMonoShelf(120.0, raster);
        double[] tone = Hops.tone(50.0, rate, rate);
        int[] hop = {0};
        double[] increment = Hops.run(
                raster,
                tone,
                null,
                () -> {
                    int way = hop[0]++ - 50;
                    shelf.advance(Math.max(0.0, Math.min(1.0, 0.1 * way)));
                    shelf.flush();
                },
                shelf::process);
        // twice the slope of the tone and what the root of the rest moves within the last hop: a third within 5 ms
        double bound = 2.0 * Hops.steepest(tone) + 0.6 / raster.hopFrames();
        assertThat(Hops.steepest(increment)).isLessThanOrEqualTo(bound);
    }

    @Test
    void theCutOfTheRowsMakesNoDifference() {
        HopRaster raster = HopRaster.at(44_100);
        double[] x = Hops.noise(4, 20_000);
        double[] whole = moving(raster, x, false);
        assertThat(moving(raster, x, true)).isEqualTo(whole);
    }

    private static double[] moving(HopRaster raster, double[] x, boolean cut) {
        BassMonoShelf shelf = new BassMonoShelf(120.0, raster);
        double[] amounts = {0.3, 0.8, 0.0, 1.0};
        int[] hop = {0};
        return Hops.run(
                raster,
                x,
                cut ? new Random(5) : null,
                () -> shelf.advance(amounts[hop[0]++ % amounts.length]),
                shelf::process);
    }

    @Test
    void resetIsLikeANewOne() {
        HopRaster raster = HopRaster.at(48_000);
        double[] x = Hops.noise(6, 4_800);
        BassMonoShelf shelf = new BassMonoShelf(120.0, raster);
        shelf.reset(1.0);
        double[] first = Hops.run(raster, x, null, () -> shelf.advance(1.0), shelf::process);
        shelf.reset(1.0);
        assertThat(Hops.run(raster, x, null, () -> shelf.advance(1.0), shelf::process))
                .isEqualTo(first);
    }

    /** What becomes of an impulse, itself included, until it has died away. */
    private static double[] response(int rate, double cornerHz, double amount) {
        HopRaster raster = HopRaster.at(rate);
        BassMonoShelf shelf = new BassMonoShelf(cornerHz, raster);
        shelf.reset(amount);
        double[] response = Hops.run(raster, Hops.impulse(rate / 5), null, () -> shelf.advance(amount), shelf::process);
        response[0] += 1.0;
        return response;
    }
}

package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveGuardTest {

    private static final int RATE = 48_000;
    private static final HopRaster RASTER = HopRaster.at(RATE);
    private static final int HOP = RASTER.hopFrames();
    private static final double STEP = 1e-4;

    /** The guard aims that far above its floor. */
    private static final double MARGIN = 0.01;

    private static final double ONE_DECIBEL = Math.pow(10.0, 0.1);

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.2, 0.6})
    void theShareIsTheLargestThatTheLimitsBear(double floor) {
        LiveGuard guard = new LiveGuard(floor, RASTER);
        Random random = new Random(1);
        int inside = 0;
        for (int k = 0; k < 1_000; k++) {
            double[] window = randomWindow(random);
            double share = guard.share(window);
            assertThat(share).as("window %d", k).isCloseTo(tried(window, floor), within(STEP));
            inside += share > 0.0 && share < 1.0 ? 1 : 0;
        }
        assertThat(inside).isGreaterThan(100);
    }

    /** The limits as they are told, and all shares tried from 0 to 1. */
    private static double tried(double[] window, double floor) {
        double mid = window[0];
        double inputSide = window[LiveGuard.INPUT_SIDE];
        double aim = floor + MARGIN;
        double limit = Math.min(mid * (1.0 - aim) / (1.0 + aim), ONE_DECIBEL * (mid + inputSide) - mid);
        double share = tried(window, 0, limit);
        for (int at = 4; at <= 12; at += 4) {
            if (window[at] + window[at + 1] + window[at + 3] > 1e-4 * (mid + inputSide)) {
                share = Math.min(share, tried(window, at, window[at]));
            }
        }
        return share;
    }

    private static double tried(double[] window, int at, double limit) {
        if (window[at + 3] == 0.0 || side(window, at, 1.0) <= limit) {
            return 1.0;
        }
        double share = 0.0;
        for (double g = 0.0; g < 1.0 && side(window, at, g) < limit; g += STEP) {
            share = g;
        }
        return share;
    }

    /** Energy of the side with a share of the widening. */
    private static double side(double[] window, int at, double share) {
        return window[at + 1] + 2.0 * share * window[at + 2] + share * share * window[at + 3];
    }

    /** Sums that signals can have: the whole, three bands, some of them faint, and the side as it came in. */
    private static double[] randomWindow(Random random) {
        double[] window = new double[LiveGuard.SUMS];
        for (int at = 0; at <= 12; at += 4) {
            double faint = at > 0 && random.nextInt(4) == 0 ? 1e-4 : 1.0;
            double sideGain = Math.pow(10.0, 1.5 * random.nextDouble() - 1.3);
            double wideGain = Math.pow(10.0, 2.0 * random.nextDouble() - 1.0);
            double alike = 2.0 * random.nextDouble() - 1.0;
            for (int i = 0; i < 12; i++) {
                double m = faint * random.nextGaussian();
                double s = faint * sideGain * random.nextGaussian();
                double d = wideGain * (alike * s + 0.5 * faint * random.nextGaussian());
                window[at] += m * m;
                window[at + 1] += s * s;
                window[at + 2] += s * d;
                window[at + 3] += d * d;
            }
        }
        window[LiveGuard.INPUT_SIDE] = window[1] * (1.0 + random.nextDouble());
        return window;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.2, 2", "0.6, 3"})
    void theCorrelationStaysAboveItsFloor(double floor, long seed) {
        LiveGuard guard = new LiveGuard(floor, RASTER);
        Random random = new Random(seed);
        int held = 0;
        for (int k = 0; k < 500; k++) {
            double[] mid = Hops.noise(random.nextLong(), HOP);
            double[] side = scaled(Hops.noise(random.nextLong(), HOP), 0.8 * random.nextDouble());
            double[] wide = scaled(Hops.noise(random.nextLong(), HOP), 2.0 * random.nextDouble());
            double[] window = whole(mid, side, wide);
            double share = guard.share(window);
            double ll = 0.0, rr = 0.0, lr = 0.0;
            for (int i = 0; i < HOP; i++) {
                double l = mid[i] + side[i] + share * wide[i];
                double r = mid[i] - side[i] - share * wide[i];
                ll += l * l;
                rr += r * r;
                lr += l * r;
            }
            if (share > 0.0) {
                assertThat(lr / Math.sqrt(ll * rr)).isGreaterThanOrEqualTo(floor + MARGIN - 1e-9);
                held++;
            }
        }
        assertThat(held).isGreaterThan(100);
    }

    /** Figures of the whole only; the bands are silent. */
    private static double[] whole(double[] mid, double[] side, double[] wide) {
        double[] window = new double[LiveGuard.SUMS];
        for (int i = 0; i < mid.length; i++) {
            window[0] += mid[i] * mid[i];
            window[1] += side[i] * side[i];
            window[2] += side[i] * wide[i];
            window[3] += wide[i] * wide[i];
        }
        window[LiveGuard.INPUT_SIDE] = window[1];
        return window;
    }

    private static double[] scaled(double[] x, double gain) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= gain;
        }
        return x;
    }

    @Test
    void theLevelRisesByOneDecibelAtTheMost() {
        LiveGuard guard = new LiveGuard(0.0, RASTER);
        double[] window = new double[LiveGuard.SUMS];
        window[0] = 1.0;
        window[3] = 10.0;
        double share = guard.share(window);
        assertThat(10.0 * Math.log10(1.0 + side(window, 0, share))).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void nothingIsLetThroughWhereTheLimitIsBrokenWithoutAnyWidening() {
        LiveGuard guard = new LiveGuard(0.2, RASTER);
        double[] window = new double[LiveGuard.SUMS];
        window[0] = 1.0;
        window[1] = 0.7;
        window[3] = 0.01;
        window[LiveGuard.INPUT_SIDE] = 0.7;
        assertThat(guard.share(window)).isZero();
        window[1] = 0.64;
        assertThat(guard.share(window)).isEqualTo(1.0);
    }

    @Test
    void aBandWhoseSideOutweighsItsMidClosesTheGuard() {
        LiveGuard guard = new LiveGuard(0.2, RASTER);
        double[] window = new double[LiveGuard.SUMS];
        window[0] = 10.0;
        window[3] = 0.1;
        assertThat(guard.share(window)).isEqualTo(1.0);
        window[8] = 0.01;
        window[9] = 0.02;
        window[11] = 0.01;
        assertThat(guard.share(window)).isZero();
        // fainter than -40 dB it is not listened to
        window[0] = 399.0;
        assertThat(guard.share(window)).isZero();
        window[0] = 401.0;
        assertThat(guard.share(window)).isEqualTo(1.0);
    }

    @Test
    void silenceBearsEverything() {
        assertThat(new LiveGuard(0.2, RASTER).share(new double[LiveGuard.SUMS])).isEqualTo(1.0);
    }

    @Test
    void theFiguresOfTheWholeAreSumsOfProducts() {
        LiveGuard guard = new LiveGuard(0.2, RASTER);
        for (int frames : new int[] {1, 2, HOP - 1, HOP}) {
            double[] mid = Hops.noise(1, HOP), side = Hops.noise(2, HOP), wide = Hops.noise(3, HOP);
            double[] expected = new double[4];
            for (int i = 0; i < frames; i++) {
                expected[0] += mid[i] * mid[i];
                expected[1] += side[i] * side[i];
                expected[2] += side[i] * wide[i];
                expected[3] += wide[i] * wide[i];
            }
            double[] row = new double[LiveGuard.SUMS];
            guard.measure(mid, 12.5, side, wide, frames, row);
            double[] other = new double[LiveGuard.SUMS];
            guard.measureWhole(mid, 12.5, side, wide, frames, other, row);
            for (int figure = 0; figure < 4; figure++) {
                assertThat(row[figure]).isCloseTo(expected[figure], within(1e-12));
            }
            assertThat(row[LiveGuard.INPUT_SIDE]).isEqualTo(12.5);
            // the bands are taken over from the hop before, which here is the same
            assertThat(other).isEqualTo(row);
        }
    }

    /**
     * With one-pole low-passes {@code H1} and {@code H2}, and means {@code D} of some frames, the bands are {@code 1 - H2},
     * {@code D H2 (1 - H1)} and {@code D H2 H1}: but for the means, together they are the signal.
     */
    @ParameterizedTest
    @CsvSource({
        "48000, 4, 50", "48000, 4, 200", "48000, 4, 600", "48000, 4, 2600", "48000, 4, 5000", "48000, 4, 14000",
        "44100, 4, 100", "44100, 4, 400", "44100, 4, 2500", "44100, 4, 9000", "22050, 2, 200", "22050, 2, 5000",
        "8000, 1, 200", "8000, 1, 3000", "192000, 16, 600", "192000, 16, 9000"
    })
    void theBandsAreDifferencesOfTwoLowPassesAndSoAddUpToTheWhole(int rate, int together, double hz) {
        HopRaster raster = HopRaster.at(rate);
        LiveGuard guard = new LiveGuard(0.2, raster);
        int hop = raster.hopFrames();
        double[] tone = Hops.tone(hz, rate, 400 * hop);
        double[] sums = new double[LiveGuard.SUMS];
        double[] row = new double[LiveGuard.SUMS];
        for (int at = 0; at < tone.length; at += hop) {
            double[] x = Arrays.copyOfRange(tone, at, at + hop);
            guard.measure(x, 0.0, scaled(x.clone(), 0.5), scaled(x.clone(), 2.0), hop, row);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        double turn = 2.0 * Math.PI * hz / rate;
        double stay2 = Math.exp(-2.0 * Math.PI * CorrelationGuard.HIGH_HZ / rate);
        double stay1 = Math.exp(-2.0 * Math.PI * CorrelationGuard.LOW_HZ * together / rate);
        double mean = Math.sin(0.5 * together * turn) / (together * Math.sin(0.5 * turn));
        double upTo = mean * mean * passed(stay2, turn);
        double[] powers = {upTo * passed(stay1, together * turn), upTo * left(stay1, together * turn), left(stay2, turn)
        };
        // at 44.1 kHz the hop of 221 frames ends with a mean of one
        double tolerance = hop % together == 0 ? 0.005 : 0.03;
        for (int band = 0; band < 3; band++) {
            int at = 4 * (band + 1);
            assertThat(sums[at] / sums[0]).as("band %d", band).isCloseTo(powers[band], within(tolerance));
            assertThat(sums[at + 1]).isCloseTo(0.25 * sums[at], within(1e-9 * sums[0]));
            assertThat(sums[at + 2]).isCloseTo(sums[at], within(1e-9 * sums[0]));
            assertThat(sums[at + 3]).isCloseTo(4.0 * sums[at], within(1e-9 * sums[0]));
        }
    }

    /** What {@code y = (1 - stay) x + stay y'} lets through of a tone's power. */
    private static double passed(double stay, double turn) {
        return (1.0 - stay) * (1.0 - stay) / (1.0 - 2.0 * stay * Math.cos(turn) + stay * stay);
    }

    /** What {@code x - y} has of it. */
    private static double left(double stay, double turn) {
        return stay * stay * (2.0 - 2.0 * Math.cos(turn)) / (1.0 - 2.0 * stay * Math.cos(turn) + stay * stay);
    }

    @Test
    void resetIsLikeANewOne() {
        LiveGuard guard = new LiveGuard(0.2, RASTER);
        double[] first = new double[LiveGuard.SUMS];
        double[] again = new double[LiveGuard.SUMS];
        double[] x = Hops.noise(1, HOP), y = Hops.noise(2, HOP);
        guard.measure(x, 1.0, x, y, HOP, first);
        guard.reset();
        guard.measure(x, 1.0, x, y, HOP, again);
        assertThat(again).isEqualTo(first);
    }
}

package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadGuardTest {

    private static final HopRaster RASTER = HopRaster.at(48_000);
    private static final int FRAMES = RASTER.hopFrames();
    private static final int WINDOW = HopRaster.WINDOW_HOPS;
    private static final double FLOOR = 0.2;

    /** Mid, side and widening of a stream, and what the guard let through of the last. */
    private record Stream(double[][] mid, double[][] side, double[][] widening, double[][] through) {

        int hops() {
            return mid.length;
        }
    }

    private static Stream run(int hops, Level mid, Level side, Level widening) {
        Random random = new Random(11);
        double[][] m = new double[hops][FRAMES], s = new double[hops][FRAMES], d = new double[hops][FRAMES];
        double[][] out = new double[hops][];
        LookAheadGuard guard = new LookAheadGuard(FLOOR, RASTER);
        for (int hop = 0; hop < hops + LookAheadGuard.DELAY_HOPS; hop++) {
            double[] silence = new double[FRAMES];
            if (hop < hops) {
                for (int i = 0; i < FRAMES; i++) {
                    m[hop][i] = mid.at(hop) * random.nextGaussian();
                    s[hop][i] = side.at(hop) * random.nextGaussian();
                    d[hop][i] = widening.at(hop) * random.nextGaussian();
                }
            }
            double[] through = hop < hops
                    ? guard.process(m[hop], s[hop], d[hop], energy(s[hop]), energy(m[hop]) + energy(s[hop]) > 0.0)
                    : guard.process(silence, silence, silence, 0.0, false);
            if (hop >= LookAheadGuard.DELAY_HOPS) {
                out[hop - LookAheadGuard.DELAY_HOPS] = through.clone();
            }
        }
        return new Stream(m, s, d, out);
    }

    /** The amplitude of a hop. */
    private interface Level {
        double at(int hop);
    }

    private static double energy(double[] x) {
        double sum = 0.0;
        for (double sample : x) {
            sum += sample * sample;
        }
        return sum;
    }

    @Test
    void whatNoWindowMindsPassesAsItIs() {
        Stream stream = run(400, hop -> 1.0, hop -> 0.1, hop -> 0.2);
        for (int hop = 0; hop < stream.hops(); hop++) {
            for (int i = 0; i < FRAMES; i++) {
                // the bands are added up again: rounding only
                assertThat(stream.through[hop][i]).isCloseTo(stream.widening[hop][i], within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 40})
    void noWindowOfTheWholeGetsMoreSideThanItsFloorAllows(int period) {
        // widening that comes and goes, over a mid that does too
        Stream stream = run(
                900,
                hop -> hop / 130 % 2 == 0 ? 1.0 : 0.25,
                hop -> 0.15,
                hop -> period == 0 ? 1.2 : hop / period % 3 == 0 ? 2.0 : 0.1);
        double most = (1.0 - FLOOR) / (1.0 + FLOOR);
        for (int from = 0; from + WINDOW <= stream.hops(); from++) {
            double mid = 0.0, side = 0.0;
            for (int hop = from; hop < from + WINDOW; hop++) {
                mid += energy(stream.mid[hop]);
                for (int i = 0; i < FRAMES; i++) {
                    double wide = stream.side[hop][i] + stream.through[hop][i];
                    side += wide * wide;
                }
            }
            assertThat(side / mid).as("window at hop %d", from).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void whatIsTooWideAlreadyIsNotWidened() {
        Stream stream = run(400, hop -> 0.5, hop -> 1.0, hop -> 0.3);
        for (double[] hop : stream.through) {
            assertThat(energy(hop)).isZero();
        }
    }

    @Test
    void theEdgesOfAFileAreAsOpenAsItsMiddle() {
        Stream stream = run(300, hop -> 1.0, hop -> 0.1, hop -> 0.3);
        assertThat(energy(stream.through[0])).isCloseTo(energy(stream.widening[0]), within(1e-9));
        assertThat(energy(stream.through[299])).isCloseTo(energy(stream.widening[299]), within(1e-9));
    }

    @Test
    void echoesOfNothingShutNothing() {
        // the side rings on for 30 ms after the mid has ended, as a long filter does
        Stream stream =
                run(300, hop -> hop < 200 ? 1.0 : 0.0, hop -> hop < 206 ? 0.1 : 0.0, hop -> hop < 206 ? 0.2 : 0.0);
        assertThat(energy(stream.through[190])).isCloseTo(energy(stream.widening[190]), within(1e-9));
    }

    @Test
    void aShortSoundInSilenceIsJudgedAsAWhole() {
        // 50 ms, far too wide, with 500 ms of silence around it
        Level burst = hop -> hop >= 100 && hop < 110 ? 1.0 : 0.0;
        Stream stream = run(300, burst, hop -> 0.1 * burst.at(hop), hop -> 3.0 * burst.at(hop));
        double mid = 0.0, side = 0.0;
        for (int hop = 100; hop < 110; hop++) {
            mid += energy(stream.mid[hop]);
            for (int i = 0; i < FRAMES; i++) {
                double wide = stream.side[hop][i] + stream.through[hop][i];
                side += wide * wide;
            }
        }
        assertThat(side / mid).isLessThanOrEqualTo((1.0 - FLOOR) / (1.0 + FLOOR));
    }

    @Test
    void resetIsAsGoodAsNew() {
        LookAheadGuard guard = new LookAheadGuard(FLOOR, RASTER);
        Random random = new Random(5);
        double[] noise = new double[FRAMES];
        for (int hop = 0; hop < 700; hop++) {
            for (int i = 0; i < FRAMES; i++) {
                noise[i] = random.nextGaussian();
            }
            guard.process(noise, noise, noise, energy(noise), true);
        }
        guard.reset();
        LookAheadGuard fresh = new LookAheadGuard(FLOOR, RASTER);
        for (int hop = 0; hop < 700; hop++) {
            for (int i = 0; i < FRAMES; i++) {
                noise[i] = random.nextGaussian();
            }
            double[] used = guard.process(noise, noise, noise, 1.0, true);
            assertThat(used).isEqualTo(fresh.process(noise, noise, noise, 1.0, true));
        }
    }
}

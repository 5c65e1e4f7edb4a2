package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadGainTest {

    private static final int HOPS = 1_500;

    /** Forty equal figures are added up and divided. */
    private static final double ROUNDING = 1e-14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void atBothEndsOfAHopTheGainIsWhatEveryWindowWithThisHopBears(long seed) {
        double[] shares = randomShares(seed);
        double[] gains = gains(shares);
        for (int hop = 0; hop < HOPS; hop++) {
            double end = gains[hop + 1];
            double start = gains[hop];
            // the windows that end with this hop or up to 79 hops later
            for (int window = hop; window < hop + HopRaster.WINDOW_HOPS; window++) {
                assertThat(Math.max(start, end))
                        .as("hop %d, window %d", hop, window)
                        .isLessThanOrEqualTo(shares[window] + ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void aHopLosesToWindowsNearItOnly(long seed) {
        double[] shares = randomShares(seed);
        double[] gains = gains(shares);
        for (int hop = 39; hop < HOPS; hop++) {
            double least = 1.0;
            // the box and the minimum reach 39 hops back, and the whole look-ahead forward
            for (int window = hop - 39; window <= hop + LookAheadGain.LOOK_AHEAD_HOPS; window++) {
                least = Math.min(least, shares[window]);
            }
            assertThat(gains[hop + 1]).as("hop %d", hop).isGreaterThanOrEqualTo(least - ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void theGainMovesByAFortiethAtTheMost(long seed) {
        double[] gains = gains(randomShares(seed));
        double most = 0.0;
        for (int hop = 0; hop < HOPS; hop++) {
            most = Math.max(most, Math.abs(gains[hop + 1] - gains[hop]));
        }
        assertThat(most).isPositive().isLessThanOrEqualTo(1.0 / 40.0 + ROUNDING);
    }

    @Test
    void whereEveryWindowBearsEverythingTheGainIsOne() {
        double[] shares = new double[HOPS + LookAheadGain.LOOK_AHEAD_HOPS];
        Arrays.fill(shares, 1.0);
        assertThat(gains(shares)).containsOnly(1.0);
    }

    @Test
    void afterAWindowThatBearsNothingTheGainIsExactlyOneAgain() {
        double[] shares = new double[HOPS + LookAheadGain.LOOK_AHEAD_HOPS];
        Arrays.fill(shares, 1.0);
        shares[500] = 0.0;
        double[] gains = gains(shares);
        // index 1 is the end of hop 0
        assertThat(gains[500 - LookAheadGain.LOOK_AHEAD_HOPS]).isEqualTo(1.0);
        assertThat(gains[500 - LookAheadGain.LOOK_AHEAD_HOPS + 1]).isLessThan(1.0);
        for (int hop = 500 - HopRaster.WINDOW_HOPS; hop <= 500; hop++) {
            assertThat(gains[hop + 1]).as("hop %d", hop).isZero();
        }
        assertThat(gains[500 + 39 + 1]).isLessThan(1.0);
        assertThat(gains[500 + 40 + 1]).isEqualTo(1.0);
    }

    @Test
    void resetIsLikeANewOne() {
        LookAheadGain gain = new LookAheadGain();
        double[] shares = randomShares(12);
        double[] first = Arrays.stream(shares).map(gain::next).toArray();
        gain.reset();
        assertThat(Arrays.stream(shares).map(gain::next).toArray()).isEqualTo(first);
    }

    /** The gains from the end of hop -1, which is where hop 0 starts, to the end of the last one. */
    private static double[] gains(double[] shares) {
        LookAheadGain gain = new LookAheadGain();
        double[] gains = new double[HOPS + 1];
        for (int hop = 0; hop < shares.length; hop++) {
            double next = gain.next(shares[hop]);
            int of = hop - LookAheadGain.LOOK_AHEAD_HOPS;
            if (of >= -1) {
                gains[of + 1] = next;
            }
        }
        return gains;
    }

    /** Mostly 1, with dips of all lengths and depths. */
    private static double[] randomShares(long seed) {
        Random random = new Random(seed);
        double[] shares = new double[HOPS + LookAheadGain.LOOK_AHEAD_HOPS];
        int at = 0;
        boolean dip = random.nextBoolean();
        while (at < shares.length) {
            int end = Math.min(shares.length, at + 1 + random.nextInt(dip ? 30 : 300));
            while (at < end) {
                shares[at++] = dip ? random.nextDouble() : 1.0;
            }
            dip = !dip;
        }
        return shares;
    }
}

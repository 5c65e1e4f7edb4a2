package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPathReleaseTest {

    private static final int RATE_HZ = 48_000;
    private static final double FAST_MS = 60.0;
    private static final double SLOW_MS = 800.0;

    private final TwoPathRelease release = new TwoPathRelease(RATE_HZ, FAST_MS, SLOW_MS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverExceedsTheAskedGain(long seed) {
        Random random = new Random(seed);
        double asked = 1.0;
        for (int i = 0; i < 200_000; i++) {
            if (random.nextInt(200) == 0) {
                asked = random.nextInt(3) == 0 ? 1.0 : Math.exp(-8.0 * random.nextDouble() * random.nextDouble());
            }
            double gain = release.next(asked);
            if (!(gain > 0.0 && gain <= asked)) {
                throw new AssertionError("seed " + seed + ", frame " + i + ": " + gain + " for " + asked);
            }
        }
    }

    @Test
    void steadyGainIsPassedBitForBit() {
        for (int i = 0; i < RATE_HZ; i++) {
            assertThat(release.next(0.3)).isEqualTo(0.3);
        }
    }

    @Test
    void shortPeakRecoversWithTheFastTimeConstant() {
        release.next(Decibels.toAmplitude(-6.0));
        run(1.0, frames(FAST_MS) - 1);
        // The time constant is exact; one frame of the slow path has charged it by far less than the fast path holds.
        assertThat(reductionDb(release.next(1.0))).isCloseTo(6.0 / Math.E, within(1e-9));
        run(1.0, frames(FAST_MS) - 1);
        assertThat(reductionDb(release.next(1.0))).isCloseTo(6.0 / Math.E / Math.E, within(1e-9));
    }

    @Test
    void longPassageRecoversWithTheSlowTimeConstantAtItsShare() {
        run(Decibels.toAmplitude(-6.0), 10 * RATE_HZ);
        // 500 ms later the fast path is down to 0.0014 dB
        run(1.0, frames(500.0) - 1);
        double early = reductionDb(release.next(1.0));
        // ten seconds have charged the slow path to its last 1e-10
        assertThat(early).isCloseTo(0.7 * 6.0 * Math.exp(-500.0 / SLOW_MS), within(1e-6));
        run(1.0, frames(SLOW_MS) - 1);
        assertThat(reductionDb(release.next(1.0))).isCloseTo(early / Math.E, within(1e-6));
    }

    @Test
    void returnsToExactlyOneAndStaysThere() {
        run(Decibels.toAmplitude(-20.0), 5 * RATE_HZ);
        // 20 dB fall below 1e-6 dB within ln(2e7) = 16.8 slow time constants
        run(1.0, frames(17.0 * SLOW_MS));
        for (int i = 0; i < 1_000; i++) {
            assertThat(release.next(1.0)).isEqualTo(1.0);
        }
    }

    @Test
    void recoveryNeverTurnsBack() {
        run(Decibels.toAmplitude(-12.0), 20_000);
        double last = 0.0;
        for (int i = 0; i < 15 * RATE_HZ; i++) {
            double gain = release.next(1.0);
            assertThat(gain).isGreaterThanOrEqualTo(last);
            last = gain;
        }
        assertThat(last).isEqualTo(1.0);
    }

    @Test
    void resetIsAsGoodAsNew() {
        run(0.1, 1_000);
        release.reset();
        assertThat(release.next(1.0)).isEqualTo(1.0);
    }

    private void run(double gain, int frames) {
        for (int i = 0; i < frames; i++) {
            release.next(gain);
        }
    }

    private static int frames(double ms) {
        return (int) Math.round(ms * RATE_HZ / 1000.0);
    }

    private static double reductionDb(double gain) {
        return -Decibels.fromAmplitude(gain);
    }
}

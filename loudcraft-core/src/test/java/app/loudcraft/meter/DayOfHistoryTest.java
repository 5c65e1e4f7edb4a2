package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.internal.loudness.Lufs;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gates of a whole day: 864000 steps, no rounding anywhere. */
class DayOfHistoryTest {

    private static final int STEPS = 24 * 3600 * 10;

    // 400 ms are 2^14 frames, so that a mean square is exact where its energy is
    private static final HopGrid GRID = new HopGrid(40_960);
    private static final int BLOCK_FRAMES = 1 << 14;
    private static final int WINDOW_FRAMES = 122_880;

    // energies are whole numbers of this, at most 2^21 a hop: their sums over a day of windows have less than 53 bits
    private static final double UNIT = 0x1p-14;

    @Test
    void gatesOfADayAreThoseOfWholeNumbers() {
        LoudnessTracker tracker = new LoudnessTracker(GRID);
        Random random = new Random(1);
        long[] steps = new long[STEPS];
        long level = 0;
        long ring = 0;
        long[] lastHops = new long[40];
        long loudest = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(40) == 0) {
                // from silence to about 0 LUFS
                level = random.nextInt(10) == 0 ? 0 : Math.round(Math.pow(10.0, 6.0 * random.nextDouble()));
            }
            for (int hop = 0; hop < 10; hop++) {
                long energy = level + level * random.nextInt(256) / 512;
                tracker.addHop(energy * UNIT, true);
                steps[step] += energy;
                int at = (step * 10 + hop) % 40;
                ring += energy - lastHops[at];
                lastHops[at] = energy;
                loudest = Math.max(loudest, ring);
            }
        }
        assertThat(tracker.history().size()).isEqualTo(STEPS);
        assertThat(tracker.windows().maxMomentary()).isEqualTo(loudest * UNIT / BLOCK_FRAMES);
        StepHistory.View view = tracker.history().view(STEPS, tracker.history().runs());
        assertIntegrated(IntegratedLoudness.of(view.meanSquares(GRID, 4)), sums(steps, 4));
        assertRange(LoudnessRange.of(view.meanSquares(GRID, 30)), sums(steps, 30));
    }

    private static long[] sums(long[] steps, int count) {
        long[] sums = new long[steps.length - count + 1];
        for (int i = 0; i < sums.length; i++) {
            for (int j = i; j < i + count; j++) {
                sums[i] += steps[j];
            }
        }
        return sums;
    }

    private static void assertIntegrated(IntegratedLoudness integrated, long[] blocks) {
        double absolute = Math.pow(10.0, (-70.0 + 0.691) / 10.0) * BLOCK_FRAMES / UNIT;
        long[] loud = Arrays.stream(blocks).filter(block -> block > absolute).toArray();
        double mean = (double) Arrays.stream(loud).sum() / loud.length;
        long[] gated = Arrays.stream(loud).filter(block -> block > 0.1 * mean).toArray();
        // both gates are at work
        assertThat(gated.length).isLessThan(loud.length - 10_000);
        assertThat(loud.length).isLessThan(blocks.length - 10_000);
        double gatedMean = (double) Arrays.stream(gated).sum() / gated.length;
        assertThat(integrated.lufs()).hasValue(Lufs.fromMeanSquare(gatedMean * UNIT / BLOCK_FRAMES));
        // the product with 0.1 is rounded before or after the division by a power of two
        assertThat(integrated.relativeGateLufs()).hasValue(Lufs.fromMeanSquare(0.1 * mean * UNIT / BLOCK_FRAMES));
    }

    private static void assertRange(LoudnessRange range, long[] windows) {
        double absolute = Math.pow(10.0, (-70.0 + 0.691) / 10.0) * WINDOW_FRAMES / UNIT;
        long[] loud = Arrays.stream(windows).filter(window -> window > absolute).toArray();
        double mean = (double) Arrays.stream(loud).sum() / loud.length;
        long[] kept = Arrays.stream(loud)
                .filter(window -> window >= 0.01 * mean)
                .sorted()
                .toArray();
        assertThat(kept.length).isLessThan(loud.length - 10_000);
        double low = lufs(kept[(int) Math.round((kept.length - 1) * 0.10 + 1.0) - 1]);
        double high = lufs(kept[(int) Math.round((kept.length - 1) * 0.95 + 1.0) - 1]);
        assertThat(range.lowLufs()).hasValue(low);
        assertThat(range.highLufs()).hasValue(high);
        assertThat(range.rangeLu().orElseThrow()).isEqualTo(high - low).isGreaterThan(10.0);
    }

    private static double lufs(long window) {
        return Lufs.fromMeanSquare(window * UNIT / WINDOW_FRAMES);
    }
}

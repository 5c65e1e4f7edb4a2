package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FloatReadingsTest {

    private static final TruePeakKernel KERNEL = TruePeakKernel.kaiser16();
    private static final int HALF = KERNEL.halfTaps();
    private static final int COARSE_STEP = 4;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SILENCE")
    void readingsAreWithinTheirErrorOfTheExactOnes(PeakSignals kind) {
        FloatReadings readings = new FloatReadings(KERNEL, COARSE_STEP, 256);
        for (int seed = 0; seed < 20; seed++) {
            int count = 1 + 13 * seed;
            double[] x = kind.samples(seed, count + 2 * HALF - 1);
            double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
            if (largest > 0.0) {
                readings.load(x, HALF - 1, count, largest);
                readings.readCoarse();
                assertTops(readings, x, count, COARSE_STEP);
                readings.readFine();
                assertTops(readings, x, count, 1);
            }
        }
    }

    private static void assertTops(FloatReadings readings, double[] x, int count, int step) {
        double highest = 0.0;
        for (int i = 0; i < count; i++) {
            double top = 0.0;
            for (int p = step - 1; p < KERNEL.phases(); p += step) {
                double exact = Math.abs(exact(x, i, KERNEL.taps(p)));
                top = Math.max(top, exact);
                assertThat(readings.reaching(i, step, exact) >> Math.min(p, 14 - p) & 1)
                        .isOne();
            }
            assertThat(Math.abs(readings.top(i) - top)).isLessThanOrEqualTo(readings.error());
            assertThat((double) readings.levels()[i]).isLessThanOrEqualTo(readings.level(top + readings.error()));
            assertThat((double) readings.levels()[i]).isGreaterThanOrEqualTo(readings.level(top - readings.error()));
            if (step > 1) {
                double beside = Math.max(top, Math.max(Math.abs(x[HALF - 1 + i]), Math.abs(x[HALF + i])));
                assertThat((double) readings.levelsBeside()[i])
                        .isGreaterThanOrEqualTo(readings.level(beside - readings.error()));
            }
            highest = Math.max(highest, top);
        }
        assertThat(readings.top(readings.highest())).isGreaterThanOrEqualTo(highest - readings.error());
    }

    private static double exact(double[] x, int from, double[] taps) {
        double sum = 0.0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * x[from + k];
        }
        return sum;
    }

    // About 8 roundings of 6e-8 by each of two rows, times the sum of the taps' magnitudes, at most 4; and what the
    // fine
    // phases' taps are not, 3e-6.
    @Test
    void errorIsInProportionToTheSpreadAndNotToTheOffset() {
        FloatReadings readings = new FloatReadings(KERNEL, COARSE_STEP, 256);
        double[] x = PeakSignals.CONSTANT_DITHERED_TO_16_BITS.samples(1, 256 + 2 * HALF - 1);
        readings.load(x, HALF - 1, 256, 2.0);
        double spread = 4.0 * 0x1p-15;
        assertThat(readings.error()).isBetween(0.0, 6e-6 * spread + 3e-12);
    }
}

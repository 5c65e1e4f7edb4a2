package app.loudcraft.internal.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the loops that use the Vector API to the plain ones; runs in a virtual machine that has its module. */
class LoopsVectorTest {

    private final SampleLoops plain = new ScalarLoops();
    private final SampleLoops fast = Loops.fastest();

    @BeforeEach
    void thereAreVectors() {
        boolean added = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(added || !Boolean.getBoolean("loudcraft.vectors"))
                .as("this run was to have the module jdk.incubator.vector")
                .isTrue();
        // Older releases, and processors without vectors of 256 bits, keep the plain loops.
        assumeThat(fast).isNotInstanceOf(ScalarLoops.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 63, 64, 65, 255, 256, 257, 441, 512, 513, 4_410})
    void weightedEnergiesHaveTheBitsOfThePlainLoop(int count) {
        Random random = new Random(count);
        double[] k = {-0.3, 0.4, 1.69, -0.73, 1.99, -0.9901};
        double[][] states = new double[4][SampleLoops.WEIGHTING_STATE_LENGTH];
        for (int round = 0; round < 20; round++) {
            double[] a = random.doubles(count + 7, -1.0, 1.0).toArray();
            double[] b = random.doubles(count + 7, -1e-20, 1e-20).toArray();
            int from = random.nextInt(8);
            plain.weightedEnergy(k, states[0], a, from, from + count);
            plain.weightedEnergy(k, states[1], b, from, from + count);
            fast.weightedEnergies(k, states[2], states[3], a, b, from, from + count);
            assertThat(states[2]).isEqualTo(states[0]);
            assertThat(states[3]).isEqualTo(states[1]);
        }
    }

    @Test
    void whatIsNotANumberStaysOneAndDoesNotReachTheOtherChannel() {
        double[] k = {-0.3, 0.4, 1.69, -0.73, 1.99, -0.9901};
        double[] bad = {0.1, Double.NaN, 0.2, Double.POSITIVE_INFINITY};
        double[] good = {0.1, 0.2, 0.3, 0.4};
        double[][] states = new double[2][SampleLoops.WEIGHTING_STATE_LENGTH];
        fast.weightedEnergies(k, states[0], states[1], bad, good, 0, 4);
        assertThat(states[0][SampleLoops.WEIGHTING_ENERGY]).isNaN();
        assertThat(states[1][SampleLoops.WEIGHTING_ENERGY]).isPositive().isFinite();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100})
    void blockBoundsAreTightInBothForms(int count) {
        Random random = new Random(count);
        for (double level : new double[] {0.0, 1e-310, 1e-37, 1e-5, 1.0, 1e37}) {
            double[] x = new double[32 * count + 12];
            for (int i = 0; i < x.length; i++) {
                x[i] = level * random.nextGaussian();
            }
            int from = 1 + random.nextInt(10);
            double[][] bounds = new double[4][count + 3];
            plain.blockBounds(x, from, 32, 3, count, bounds[0], bounds[1]);
            fast.blockBounds(x, from, 32, 3, count, bounds[2], bounds[3]);
            for (int block = 0; block < count; block++) {
                double largest = 0.0;
                double sharpest = 0.0;
                for (int i = from + 32 * block; i < from + 32 * block + 32; i++) {
                    largest = Math.max(largest, Math.abs(x[i]));
                    sharpest = Math.max(sharpest, Math.abs((x[i + 1] - x[i]) - (x[i] - x[i - 1])));
                }
                assertThat(bounds[2][3 + block]).isEqualTo(largest);
                assertThat(bounds[3][3 + block]).isEqualTo(sharpest);
                // 2 parts in a million, and the last bits of numbers that have fewer
                assertThat(bounds[0][3 + block]).isBetween(largest, largest * (1.0 + 2e-6) + 1e-313);
                assertThat(bounds[1][3 + block]).isBetween(sharpest, sharpest * (1.0 + 2e-6) + 1e-313);
            }
        }
    }
}

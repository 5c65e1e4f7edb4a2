package app.loudcraft.internal.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planned must be what is put, and not much more than the best there is. */
class RicePartitionsTest {

    @ParameterizedTest
    @CsvSource({"0.2", "0.9", "3", "40", "1000", "60000", "3000000", "900000000"})
    void plansAreWhatIsPutAndNoSearchOfAllParametersFindsLess(double size) {
        for (int order : new int[] {0, 1, 8}) {
            for (int frames : new int[] {9, 64, 1_152, 4_096}) {
                int[] residual = laplacian(frames, size);
                RicePartitions partitions = new RicePartitions();
                RicePartitions.Estimate estimate = partitions.estimate(residual, frames, order, 5);
                long planned = partitions.plan(residual, frames, order, estimate.partitionOrder());
                BitSink out = new BitSink();
                partitions.put(out, residual, frames, order);
                out.align();

                assertThat(out.length()).isEqualTo((int) ((planned + 7) / 8));
                long best = Long.MAX_VALUE;
                for (int p = 0; p <= 5 && frames % (1 << p) == 0 && frames >> p > order; p++) {
                    best = Math.min(best, bruteForce(residual, frames, order, p));
                }
                // The order of the partitions goes by estimates, which err by a bit or two for each.
                assertThat(planned).isGreaterThanOrEqualTo(best).isLessThanOrEqualTo(best + best / 100 + 12);
            }
        }
    }

    private static int[] laplacian(int frames, double size) {
        Random random = new Random(Double.doubleToLongBits(size));
        int[] residual = new int[frames];
        for (int i = 0; i < frames; i++) {
            // Louder towards the end, and silent for a while.
            double scale = i * 8 / frames == 2 ? 0.0 : size * (1 + i * 4 / frames);
            double x = -scale * Math.log(1.0 - random.nextDouble());
            residual[i] = (int) Math.min(x, Integer.MAX_VALUE) * (random.nextBoolean() ? 1 : -1);
        }
        return residual;
    }

    /** The fewest bits with partitions of this order, all parameters and escapes tried. */
    private static long bruteForce(int[] residual, int frames, int order, int p) {
        long best = Long.MAX_VALUE;
        for (int parameterBits = 4; parameterBits <= 5; parameterBits++) {
            long bits = 6;
            for (int i = 0; i < 1 << p; i++) {
                int from = i == 0 ? order : i * (frames >> p);
                int to = (i + 1) * (frames >> p);
                bits += parameterBits + fewest(residual, from, to, (1 << parameterBits) - 1);
            }
            best = Math.min(best, bits);
        }
        return best;
    }

    private static long fewest(int[] residual, int from, int to, int parameters) {
        long fewest = Long.MAX_VALUE;
        for (int k = 0; k < parameters; k++) {
            long bits = 0;
            for (int i = from; i < to; i++) {
                long folded = residual[i] >= 0 ? 2L * residual[i] : -2L * residual[i] - 1;
                bits += (folded >> k) + 1 + k;
            }
            fewest = Math.min(fewest, bits);
        }
        int width = 0;
        for (int i = from; i < to; i++) {
            int r = residual[i];
            while (width < 33 && ((long) r << 64 - width >> 64 - width != r || width == 0 && r != 0)) {
                width++;
            }
        }
        return width > 31 ? fewest : Math.min(fewest, 5 + (long) width * (to - from));
    }
}

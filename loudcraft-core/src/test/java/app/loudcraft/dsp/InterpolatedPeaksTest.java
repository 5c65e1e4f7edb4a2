package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpolatedPeaksTest {

    private static final int COUNT = 333;
    private static final int MARGIN = 40;
    private static final int KINDS = 13;
    private static final TruePeakKernel[] KERNELS = {
        TruePeakKernel.kaiser16(),
        TruePeakKernel.kaiser4(),
        TruePeakKernel.itu(),
        TruePeakKernel.hann49(48_000),
        TruePeakKernel.hann49(96_000),
        TruePeakKernel.hann49(192_000)
    };

    static IntStream seeds() {
        return IntStream.range(0, 26 * KINDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingsEqualTheNaiveOnesAndPruningChangesNoBit(int seed) {
        double[] x = signal(seed);
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        for (TruePeakKernel kernel : KERNELS) {
            double[] exact = scan(kernel, x, Double.NEGATIVE_INFINITY);
            double highest = 0.0;
            for (int i = 0; i < COUNT; i++) {
                double naive = NaivePeaks.interval(kernel, x, MARGIN + i);
                // 1e-12 of the largest sample: sums of up to 64 products that may cancel each other
                if (!(Math.abs(exact[i] - naive) <= 1e-12 * largest)) {
                    throw new AssertionError(kernel + ", interval " + i + ": " + exact[i] + ", not " + naive);
                }
                highest = Math.max(highest, exact[i]);
            }
            for (double share : new double[] {0.0, 0.2, 0.5, 0.8, 0.95, 1.0, 1.1}) {
                assertExactAbove(kernel, x, exact, share * highest);
            }
        }
    }

    private static void assertExactAbove(TruePeakKernel kernel, double[] x, double[] exact, double threshold) {
        double[] pruned = scan(kernel, x, threshold);
        for (int i = 0; i < COUNT; i++) {
            if (exact[i] > threshold ? pruned[i] != exact[i] : pruned[i] > exact[i]) {
                throw new AssertionError(kernel + ", threshold " + threshold + ", interval " + i + ": " + pruned[i]
                        + ", not " + exact[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingsDoNotDependOnHowTheScanIsCut(int seed) {
        double[] x = signal(seed);
        Random random = new Random(seed);
        for (TruePeakKernel kernel : KERNELS) {
            double threshold = 0.5 * Arrays.stream(scan(kernel, x, 0.0)).max().orElseThrow();
            double[] whole = scan(kernel, x, threshold);
            double[] cut = new double[COUNT];
            InterpolatedPeaks peaks = new InterpolatedPeaks(kernel);
            for (int at = 0; at < COUNT; ) {
                int n = Math.min(COUNT - at, 1 + random.nextInt(100));
                double[] part = new double[n];
                peaks.scan(x, MARGIN + at, n, threshold, part);
                System.arraycopy(part, 0, cut, at, n);
                at += n;
            }
            for (int i = 0; i < COUNT; i++) {
                if (whole[i] != cut[i] && Math.max(whole[i], cut[i]) > threshold) {
                    throw new AssertionError(kernel + ", interval " + i + ": " + cut[i] + ", not " + whole[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void maximumIsTheLargestReadingOrWhatWasGiven(int seed) {
        double[] x = signal(seed);
        for (TruePeakKernel kernel : KERNELS) {
            double highest = Arrays.stream(scan(kernel, x, 0.0)).max().orElseThrow();
            for (double atLeast : new double[] {0.0, 0.9 * highest, highest, 1.1 * highest}) {
                assertThat(new InterpolatedPeaks(kernel).maximum(x, extremes(x), MARGIN, COUNT, atLeast))
                        .isEqualTo(Math.max(highest, atLeast));
            }
        }
    }

    private static SampleExtremes extremes(double[] x) {
        SampleExtremes extremes = new SampleExtremes(x.length);
        extremes.measure(x, 0, x.length);
        return extremes;
    }

    @Test
    void scanOnlyRaisesWhatIsThere() {
        double[] x = signal(3);
        double[] exact = scan(TruePeakKernel.kaiser16(), x, 0.0);
        double[] peaks = new double[COUNT];
        Arrays.fill(peaks, 0.3);
        new InterpolatedPeaks(TruePeakKernel.kaiser16()).scan(x, MARGIN, COUNT, 0.0, peaks);
        for (int i = 0; i < COUNT; i++) {
            assertThat(peaks[i]).isEqualTo(Math.max(0.3, exact[i]));
        }
    }

    // No reading can be larger: every tap meets a sample of full scale and its own sign.
    @Test
    void signalMadeOfAPhasesSignsReadsItsL1Norm() {
        TruePeakKernel kernel = TruePeakKernel.kaiser16();
        double[] x = new double[64];
        for (int k = 0; k < 64; k++) {
            x[k] = Math.signum(kernel.phase(7)[k]);
        }
        double[] peaks = new double[1];
        new InterpolatedPeaks(kernel).scan(x, 31, 1, 2.7, peaks);
        assertThat(peaks[0]).isCloseTo(kernel.l1Norm(), within(1e-12));
    }

    private static double[] scan(TruePeakKernel kernel, double[] x, double threshold) {
        double[] peaks = new double[COUNT];
        new InterpolatedPeaks(kernel).scan(x, MARGIN, COUNT, threshold, peaks);
        return peaks;
    }

    private static double[] signal(int seed) {
        Random random = new Random(seed);
        IntToDoubleFunction sample = sample(seed % KINDS, random);
        double[] x = new double[COUNT + 2 * MARGIN];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) sample.applyAsDouble(i);
        }
        return x;
    }

    private static IntToDoubleFunction sample(int kind, Random random) {
        double near = 1e-3 * random.nextDouble();
        double phase = 2.0 * Math.PI * random.nextDouble();
        int period = 5 + random.nextInt(100);
        TruePeakKernel kernel = KERNELS[random.nextInt(5)];
        double[] taps = kernel.phase(random.nextInt(kernel.phases()));
        double[] walk = new double[1];
        return switch (kind) {
            case 0 -> i -> random.nextGaussian();
            case 1 -> i -> Math.sin(2.0 * Math.PI * (0.25 + near) * i + phase);
            case 2 -> i -> Math.sin(2.0 * Math.PI * (0.5 - near) * i + phase);
            case 3 -> i -> i % period == 0 ? random.nextGaussian() : 0.0;
            case 4 -> i -> i < 100 + period ? -0.3 : 1.0;
            case 5 -> i -> Math.max(-1.0, Math.min(1.0, 4.0 * random.nextGaussian()));
            case 6 -> i -> random.nextBoolean() ? 1.0 : -1.0;
            case 7 -> i -> (i + i / period & 1) == 0 ? 1.0 : -1.0;
            case 8 -> i -> 1e-37 * random.nextGaussian();
            case 9 -> i -> 1e37 * random.nextGaussian();
            case 10 -> i -> walk[0] = 0.99 * walk[0] + 0.1 * random.nextGaussian();
            case 11 -> i -> Math.signum(taps[i % taps.length]);
            default ->
                i -> Math.sin(2.0 * Math.PI * 0.01 * i + phase)
                        + (i % period == 0 ? 1.5 : 1e-3) * random.nextGaussian();
        };
    }
}

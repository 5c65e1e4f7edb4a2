package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is found is held, to the bit, to reading every phase of every interval. */
class InterpolatedPeaksTest {

    private static final int SEEDS = 36;
    private static final int MARGIN = 40;
    private static final TruePeakKernel[] KERNELS = {
        TruePeakKernel.kaiser16(),
        TruePeakKernel.kaiser4(),
        TruePeakKernel.itu(),
        TruePeakKernel.hann49(48_000),
        TruePeakKernel.hann49(96_000),
        TruePeakKernel.hann49(192_000)
    };

    @ParameterizedTest
    @EnumSource
    void scanFindsEveryPeakAboveTheThresholdToTheBit(PeakSignals kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = signal(kind, seed);
            for (TruePeakKernel kernel : KERNELS) {
                InterpolatedPeaks peaks = new InterpolatedPeaks(kernel);
                double[] exact = exact(kernel, x);
                double highest = highest(exact);
                for (double share : new double[] {Double.NEGATIVE_INFINITY, 0.0, 0.2, 0.5, 0.8, 0.95, 1.0, 1.1}) {
                    // minus infinity times silence is not a number
                    double threshold = share < 0.0 ? share : share * highest;
                    double[] found = new double[exact.length];
                    peaks.scan(x, MARGIN, exact.length, threshold, found);
                    double[] thresholds = new double[exact.length];
                    Arrays.fill(thresholds, threshold);
                    assertExactAbove(thresholds, exact, found, kernel + ", " + share + ", seed " + seed);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyIntervalMayHaveAThresholdOfItsOwn(PeakSignals kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = signal(kind, seed);
            Random random = new Random(seed);
            int before = random.nextInt(MARGIN - 31);
            SampleExtremes extremes = new SampleExtremes(x.length);
            extremes.measure(x, before, x.length - random.nextInt(MARGIN - 31));
            for (TruePeakKernel kernel : KERNELS) {
                double[] exact = exact(kernel, x);
                double[] thresholds = new double[exact.length];
                double threshold = 0.0;
                for (int i = 0; i < thresholds.length; i++) {
                    if (random.nextInt(60) == 0) {
                        threshold = highest(exact) * random.nextDouble();
                    }
                    thresholds[i] = random.nextInt(20) == 0 ? exact[i] : threshold;
                }
                double[] found = new double[exact.length];
                new InterpolatedPeaks(kernel).scan(x, extremes, MARGIN, exact.length, thresholds, found);
                assertExactAbove(thresholds, exact, found, kernel + ", seed " + seed);
            }
        }
    }

    private static void assertExactAbove(double[] thresholds, double[] exact, double[] found, String what) {
        for (int i = 0; i < exact.length; i++) {
            if (exact[i] > thresholds[i] ? found[i] != exact[i] : !(found[i] <= exact[i])) {
                throw new AssertionError(what + ", threshold " + thresholds[i] + ", interval " + i + ": " + found[i]
                        + ", not " + exact[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void maximumIsTheLargestReadingOrWhatWasGiven(PeakSignals kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = signal(kind, seed);
            SampleExtremes extremes = new SampleExtremes(x.length);
            extremes.measure(x, 0, x.length);
            for (TruePeakKernel kernel : KERNELS) {
                InterpolatedPeaks peaks = new InterpolatedPeaks(kernel);
                double[] exact = exact(kernel, x);
                double highest = highest(exact);
                for (double atLeast : new double[] {
                    0.0, 0.5 * highest, 0.99 * highest, Math.max(0.0, Math.nextDown(highest)), highest, 1.1 * highest
                }) {
                    assertThat(peaks.maximum(x, extremes, MARGIN, exact.length, atLeast))
                            .as("%s, seed %d, at least %s", kernel, seed, atLeast)
                            .isEqualTo(Math.max(highest, atLeast));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherPeaksNorMaximumDependOnHowTheScanIsCut(PeakSignals kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = signal(kind, seed);
            Random random = new Random(seed);
            for (TruePeakKernel kernel : KERNELS) {
                InterpolatedPeaks peaks = new InterpolatedPeaks(kernel);
                int half = kernel.halfTaps();
                double[] exact = exact(kernel, x);
                double threshold = 0.5 * highest(exact);
                double[] thresholds = new double[exact.length];
                Arrays.fill(thresholds, threshold);
                double[] cut = new double[exact.length];
                double maximum = 0.0;
                for (int at = 0; at < exact.length; ) {
                    int n = Math.min(exact.length - at, 1 + random.nextInt(600));
                    double[] part = new double[n];
                    peaks.scan(x, MARGIN + at, n, threshold, part);
                    System.arraycopy(part, 0, cut, at, n);
                    SampleExtremes extremes = new SampleExtremes(n + 2 * half - 1);
                    extremes.measure(x, MARGIN + at - half + 1, MARGIN + at + n + half);
                    maximum = peaks.maximum(x, extremes, MARGIN + at, n, maximum);
                    at += n;
                }
                assertExactAbove(thresholds, exact, cut, kernel + ", seed " + seed);
                assertThat(maximum).as("%s, seed %d", kernel, seed).isEqualTo(highest(exact));
            }
        }
    }

    @Test
    void scanOnlyRaisesWhatIsThere() {
        double[] x = signal(PeakSignals.PULSES, 3);
        double[] exact = exact(TruePeakKernel.kaiser16(), x);
        double[] peaks = new double[exact.length];
        Arrays.fill(peaks, 0.3);
        new InterpolatedPeaks(TruePeakKernel.kaiser16()).scan(x, MARGIN, exact.length, 0.0, peaks);
        for (int i = 0; i < exact.length; i++) {
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

    private static double[] signal(PeakSignals kind, int seed) {
        // Every ninth one long enough for several whole chunks.
        return kind.samples(seed, (seed % 9 == 8 ? 2_345 : 20 + 11 * seed) + 2 * MARGIN);
    }

    private static double[] exact(TruePeakKernel kernel, double[] x) {
        double[] exact = new double[x.length - 2 * MARGIN];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = NaivePeaks.interval(kernel, x, MARGIN + i);
        }
        return exact;
    }

    private static double highest(double[] peaks) {
        return Arrays.stream(peaks).max().orElseThrow();
    }
}

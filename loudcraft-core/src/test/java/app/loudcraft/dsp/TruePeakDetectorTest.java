package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.testkit.HostileSignals;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakDetectorTest {

    private static final List<TruePeakKernel> KERNELS =
            List.of(TruePeakKernel.kaiser16(), TruePeakKernel.itu(), TruePeakKernel.hann49(48_000));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void everyFrameHasTheLargestReadingOfItsTwoIntervals(int channels) {
        int frames = 1_000;
        Random random = new Random(channels);
        float[][] x = new float[channels][frames];
        for (float[] channel : x) {
            for (int i = 0; i < frames; i++) {
                channel[i] = (float) (random.nextGaussian() * (i / 100 % 3));
            }
        }
        double threshold = 1.5;
        double[] actual = new double[frames];
        TruePeakDetector detector = new TruePeakDetector(KERNELS, threshold, 0, channels, 100);
        double[] chunk = new double[100];
        for (int at = 0; at < frames; ) {
            int n = Math.min(frames - at, 1 + random.nextInt(100));
            detector.process(AudioBlock.of(x, 0, frames), at, n, chunk);
            System.arraycopy(chunk, 0, actual, at, n);
            at += n;
        }
        assertThat(detector.latencyFrames()).isEqualTo(32);
        for (int i = 32; i < frames; i++) {
            double expected = expected(x, i - 32);
            if (expected > threshold + 1e-9) {
                // 1e-11: sums of up to 64 products of samples up to 8
                assertThat(actual[i]).as("frame %d", i - 32).isCloseTo(expected, within(1e-11));
            } else {
                assertThat(actual[i]).isLessThanOrEqualTo(threshold + 2e-9);
            }
        }
    }

    // What the detector leaves out for the sake of larger neighbours must not show in any window of reach + 1 frames.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 150, 298, 300, 500, 720, 2_000})
    void leavingOutWhatLargerNeighboursHideChangesNoWindowMaximum(int reach) {
        int frames = 4_000;
        for (float[] x : HostileSignals.mono(48_000, frames).values()) {
            double[] exact = peaks(x, 0, 256, 1);
            for (int maxFrames : new int[] {1, 64, 256}) {
                double[] pruned = peaks(x, reach, maxFrames, reach);
                SlidingMinimum exactWindow = new SlidingMinimum(reach + 1);
                SlidingMinimum prunedWindow = new SlidingMinimum(reach + 1);
                for (int i = 0; i < frames; i++) {
                    double threshold = 0.8;
                    double expected = exactWindow.next(-Math.max(threshold, exact[i]));
                    double actual = prunedWindow.next(-Math.max(threshold, pruned[i]));
                    if (actual != expected) {
                        throw new AssertionError("frame " + i + ": " + -actual + ", not " + -expected);
                    }
                }
            }
        }
    }

    private static double[] peaks(float[] x, int reach, int maxFrames, long seed) {
        TruePeakDetector detector = new TruePeakDetector(KERNELS, 0.8, reach, 1, maxFrames);
        AudioBlock block = AudioBlock.of(new float[][] {x}, 0, x.length);
        Random random = new Random(seed);
        double[] chunk = new double[maxFrames];
        double[] peaks = new double[x.length];
        for (int at = 0; at < x.length; ) {
            int n = Math.min(x.length - at, random.nextBoolean() ? maxFrames : 1 + random.nextInt(maxFrames));
            detector.process(block, at, n, chunk);
            System.arraycopy(chunk, 0, peaks, at, n);
            at += n;
        }
        return peaks;
    }

    private static double expected(float[][] channels, int frame) {
        double peak = 0.0;
        for (float[] channel : channels) {
            double[] x = new double[80];
            for (int i = 0; i < 80; i++) {
                int at = frame - 40 + i;
                x[i] = at < 0 || at >= channel.length ? 0.0 : channel[at];
            }
            peak = Math.max(peak, Math.abs(x[40]));
            for (TruePeakKernel kernel : KERNELS) {
                peak = Math.max(peak, NaivePeaks.interval(kernel, x, 39));
                peak = Math.max(peak, NaivePeaks.interval(kernel, x, 40));
            }
        }
        return peak;
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {

    private static final int RATE_HZ = 48_000;
    private static final int SECONDS = 20;
    private static final double LSB_16 = 0x1p-15;

    // 20 s at 48 kHz and 16 bits, averaged 20-fold in phase with the 1 kHz sine: noise in a bin is near -150 dB.
    // Expected: a dithered sine keeps its level, whatever it is, to 0.1 dB.
    @ParameterizedTest
    @CsvSource({"-90.31, -90.31", "-100.00, -100.00", "-110.00, -110.00"})
    void ditheredSineKeepsItsLevelAndHasNoHarmonics(double dbfs, double expectedDbfs) {
        Spectrum spectrum = new Spectrum(quantizedSine(dbfs, Dither.TPDF));

        assertThat(spectrum.db(1_000)).isCloseTo(expectedDbfs, within(0.1));
        double worst = spectrum.worstHarmonicDb();
        assertThat(worst).isLessThanOrEqualTo(-135.0);
        // The largest of six random bins is within 10 dB of the median bin.
        assertThat(worst).isLessThanOrEqualTo(spectrum.medianDb() + 10.0);
    }

    // The same measurement sees what dither is there to prevent; values measured once, +-0.5 dB for their last digit.
    @Test
    void plainRoundingDistortsAQuietSineAndSwallowsAQuieterOne() {
        Spectrum spectrum = new Spectrum(quantizedSine(-90.31, Dither.NONE));

        assertThat(spectrum.db(1_000)).isCloseTo(-89.81, within(0.1));
        assertThat(spectrum.worstHarmonicDb()).isCloseTo(-102.0, within(0.5));
        assertThat(quantizedSine(-100.0, Dither.NONE)).containsOnly(0);
    }

    // Two uniform variables and the rounding have 1/12 LSB^2 each: together (LSB/2)^2, -93.32 dB as AES17 counts it.
    @ParameterizedTest
    @ValueSource(doubles = {-100.0, -60.0, -6.0})
    void totalErrorIsHalfAnLsb(double dbfs) {
        float[] x = Signals.sine(997, dbfs).frames(RATE_HZ * SECONDS);
        double rms = Math.sqrt(variance(errors(x, 0)));

        assertThat(rms).isCloseTo(LSB_16 / 2, within(0.01 * LSB_16 / 2));
        assertThat(Decibels.fromAmplitude(rms * Math.sqrt(2.0))).isCloseTo(-93.32, within(0.1));
    }

    // An offset of exactly 0 would be auto-black; 1e-6 LSB stands for it.
    @Test
    void noiseDoesNotDependOnTheSignal() {
        double least = Double.MAX_VALUE;
        double most = 0.0;
        for (double lsb : new double[] {-0.4, -0.3, -0.2, -0.1, 1e-6, 0.1, 0.2, 0.3, 0.4}) {
            double variance = variance(errors(constant(lsb, 480_000), 0));
            least = Math.min(least, variance);
            most = Math.max(most, variance);
        }
        assertThat(most / least).isLessThanOrEqualTo(1.05);
    }

    @Test
    void meanOfLessThanOneStepIsKept() {
        int[] y = quantize(constant(0.3, 480_000), 16, Dither.TPDF);

        // Standard error of the mean: 0.5 / sqrt(480,000) = 0.0007 LSB.
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0.3, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 20, 24})
    void outputIsTheNearestStepToTheDitheredSample(int bits) {
        float[] x = noise(10_000, 0.9f);
        int[] dithered = quantize(x, bits, Dither.TPDF);
        int[] plain = quantize(x, bits, Dither.NONE);
        double steps = 1L << bits - 1;
        for (int i = 0; i < x.length; i++) {
            // Dither of less than 1 LSB, rounding of at most half.
            assertThat(Math.abs(dithered[i] - x[i] * steps)).isLessThanOrEqualTo(1.5);
            assertThat(Math.abs(plain[i] - x[i] * steps)).isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void channelsHaveIndependentDither() {
        float[] x = constant(0.3, RATE_HZ * SECONDS);
        double[] left = errors(x, 0);
        double[] right = errors(x, 1);
        double product = 0.0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
        }
        double correlation = product / left.length / Math.sqrt(variance(left) * variance(right));

        // Standard error: 1 / sqrt(960,000) = 0.001.
        assertThat(Math.abs(correlation)).isLessThan(0.01);
    }

    @Test
    void longSilenceTurnsBlackAndTheNextSampleWakesTheDither() {
        float[] x = new float[20_000];
        x[10_000] = 1e-9f;
        int[] y = quantize(x, 16, Dither.TPDF);

        assertThat(Arrays.copyOfRange(y, 0, 4_096)).contains(-1, 0, 1);
        assertThat(Arrays.copyOfRange(y, 4_096, 10_000)).containsOnly(0);
        assertThat(Arrays.copyOfRange(y, 10_000, 14_097)).contains(-1, 0, 1);
        assertThat(Arrays.copyOfRange(y, 14_097, 20_000)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void resultDoesNotDependOnTheBlockSize(Dither dither) {
        float[] x = noise(20_000, 1.1f);
        Arrays.fill(x, 3_000, 11_000, 0.0f);
        Quantizer whole = new Quantizer(1, 16, dither);
        int[] expected = new int[x.length];
        whole.quantize(0, x, 0, expected, 0, x.length);

        for (int blockFrames : new int[] {1, 127, 4_095, 4_097}) {
            Quantizer quantizer = new Quantizer(1, 16, dither);
            int[] y = new int[x.length];
            for (int at = 0; at < x.length; at += blockFrames) {
                quantizer.quantize(0, x, at, y, at, Math.min(blockFrames, x.length - at));
            }
            assertThat(y).isEqualTo(expected);
            assertThat(quantizer.saturations()).isEqualTo(whole.saturations());
        }
    }

    @Test
    void resetEqualsFresh() {
        float[] x = noise(5_000, 1.5f);
        Quantizer quantizer = new Quantizer(2, 16, Dither.TPDF);
        int[] first = new int[x.length];
        int[] second = new int[x.length];
        quantizer.quantize(1, x, 0, first, 0, x.length);
        long saturations = quantizer.saturations();
        quantizer.reset();
        assertThat(quantizer.saturations()).isZero();
        quantizer.quantize(1, x, 0, second, 0, x.length);

        assertThat(second).isEqualTo(first);
        assertThat(quantizer.saturations()).isEqualTo(saturations).isPositive();
    }

    // Computed apart from this code, with integers of any size; masters are promised to be the same bits everywhere.
    @Test
    void ditherIsTheSameOnEveryMachine() {
        int[] y = quantize(constant(0.3, 12), 16, Dither.TPDF);

        assertThat(y).containsExactly(1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"8, 127, -128", "16, 32767, -32768", "24, 8388607, -8388608", "32, 2147483647, -2147483648"})
    void samplesBeyondFullScaleAreHeldAndCounted(int bits, int highest, int lowest) {
        Quantizer quantizer = new Quantizer(1, bits, Dither.NONE);
        int[] y = new int[5];
        quantizer.quantize(0, new float[] {1.0f, 4.0f, -1.0f, -4.0f, 0.5f}, 0, y, 0, 5);

        assertThat(y).containsExactly(highest, highest, lowest, lowest, (int) (1L << bits - 2));
        assertThat(quantizer.saturations()).isEqualTo(3);
    }

    @Test
    void signalBelowFullScaleDoesNotSaturate() {
        Quantizer quantizer = new Quantizer(1, 16, Dither.TPDF);
        float[] x = Signals.sine(997, -0.1).frames(RATE_HZ);
        quantizer.quantize(0, x, 0, new int[x.length], 0, x.length);

        assertThat(quantizer.saturations()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void nonFiniteSamplesCountAsZero(Dither dither) {
        float[] bad = {0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0.5f};
        float[] good = {0.5f, 0, 0, 0, 0.5f};

        assertThat(quantize(bad, 16, dither)).isEqualTo(quantize(good, 16, dither));
    }

    @Test
    void shapeIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantizer(0, 16, Dither.NONE))
                .withMessage("channels must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantizer(2, 33, Dither.NONE))
                .withMessage("bits must be in [8, 32], but was 33");
    }

    private static int[] quantizedSine(double dbfs, Dither dither) {
        return quantize(Signals.sine(1_000, dbfs).frames(RATE_HZ * SECONDS), 16, dither);
    }

    private static int[] quantize(float[] x, int bits, Dither dither) {
        int[] y = new int[x.length];
        new Quantizer(1, bits, dither).quantize(0, x, 0, y, 0, x.length);
        return y;
    }

    private static double[] errors(float[] x, int channel) {
        int[] y = new int[x.length];
        new Quantizer(channel + 1, 16, Dither.TPDF).quantize(channel, x, 0, y, 0, x.length);
        double[] errors = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            errors[i] = y[i] * LSB_16 - x[i];
        }
        return errors;
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    private static float[] constant(double lsb, int frames) {
        float[] x = new float[frames];
        Arrays.fill(x, (float) (lsb * LSB_16));
        return x;
    }

    private static float[] noise(int frames, float peak) {
        Random random = new Random(5);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = peak * (2 * random.nextFloat() - 1);
        }
        return x;
    }

    /** The naive DFT of one second, averaged over all seconds; 0 dB is a sine at full scale. */
    private static final class Spectrum {

        private final double[] second = new double[RATE_HZ];

        Spectrum(int[] quantized) {
            for (int i = 0; i < quantized.length; i++) {
                second[i % RATE_HZ] += quantized[i] * LSB_16 / SECONDS;
            }
        }

        double db(int hz) {
            double re = 0.0;
            double im = 0.0;
            for (int i = 0; i < RATE_HZ; i++) {
                double angle = 2.0 * Math.PI * ((long) hz * i % RATE_HZ) / RATE_HZ;
                re += second[i] * Math.cos(angle);
                im += second[i] * Math.sin(angle);
            }
            return Decibels.fromAmplitude(2.0 * Math.hypot(re, im) / RATE_HZ);
        }

        double worstHarmonicDb() {
            double worst = Double.NEGATIVE_INFINITY;
            for (int harmonic = 2; harmonic <= 7; harmonic++) {
                worst = Math.max(worst, db(1_000 * harmonic));
            }
            return worst;
        }

        double medianDb() {
            double[] bins = new double[101];
            for (int i = 0; i < bins.length; i++) {
                bins[i] = db(137 + 197 * i);
            }
            Arrays.sort(bins);
            return bins[bins.length / 2];
        }
    }
}

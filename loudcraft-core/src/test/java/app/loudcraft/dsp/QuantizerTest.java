package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
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
    @CsvSource({
        "-90.31, TPDF", "-100.00, TPDF", "-110.00, TPDF",
        "-90.31, LIGHT", "-100.00, LIGHT", "-110.00, LIGHT",
        "-90.31, SHAPED", "-100.00, SHAPED", "-110.00, SHAPED"
    })
    void ditheredSineKeepsItsLevelAndHasNoHarmonics(double dbfs, Dither dither) {
        Spectrum spectrum = new Spectrum(quantizedSine(dbfs, dither));

        assertThat(spectrum.db(1_000)).isCloseTo(dbfs, within(0.1));
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

    // Two uniform variables and the rounding have 1/12 LSB^2 each: together (LSB/2)^2, -93.32 dB as AES17 counts it. A
    // filter
    // multiplies that by 1 and the squares of its taps: 5.44 dB and 18.40 dB.
    @ParameterizedTest
    @CsvSource({
        "TPDF, -100, -93.32", "TPDF, -60, -93.32", "TPDF, -6, -93.32",
        "LIGHT, -100, -87.88", "LIGHT, -60, -87.88", "LIGHT, -6, -87.88",
        "SHAPED, -100, -74.92", "SHAPED, -60, -74.92", "SHAPED, -6, -74.92"
    })
    void totalErrorIsThatOfTheFilteredDither(Dither dither, double dbfs, double expectedDb) {
        float[] x = Signals.sine(997, dbfs).frames(RATE_HZ * SECONDS);
        double rms = Math.sqrt(variance(errors(x, 0, dither)));

        // 1 % is 0.09 dB.
        assertThat(Decibels.fromAmplitude(rms * Math.sqrt(2.0))).isCloseTo(expectedDb, within(0.087));
    }

    // The spectrum of the error, in bands of 500 Hz, is |1 - sum c_k z^-k|^2 times that of white noise.
    @ParameterizedTest
    @EnumSource(names = {"TPDF", "LIGHT", "SHAPED"})
    void noiseHasTheShapeOfItsFilter(Dither dither) {
        double[] errors = errors(Signals.sine(997, -20.0).frames(RATE_HZ * SECONDS), 0, dither);
        double[] bins = noisePower(errors);
        double[] taps = dither.feedback();
        int binsPerBand = bins.length / 48;
        double whole = 0.0;
        for (int band = 0; band < 48; band++) {
            double measured = 0.0;
            double expected = 0.0;
            for (int k = band * binsPerBand; k < (band + 1) * binsPerBand; k++) {
                double re = 1.0;
                double im = 0.0;
                for (int t = 0; t < taps.length; t++) {
                    re -= taps[t] * Math.cos(Math.PI * (k + 0.5) / bins.length * (t + 1));
                    im += taps[t] * Math.sin(Math.PI * (k + 0.5) / bins.length * (t + 1));
                }
                measured += bins[k];
                expected += (re * re + im * im) * 0.25 * LSB_16 * LSB_16 / bins.length;
                double hz = 0.5 * RATE_HZ * k / bins.length;
                whole += hz >= 100 && hz <= 20_000 ? bins[k] : 0.0;
            }
            // 20,000 lines in a band: 0.03 dB; leakage of 24 dB steeper bands beside adds some tenths.
            assertThat(Decibels.fromPower(measured / expected))
                    .as("band %d", band)
                    .isCloseTo(0.0, within(0.3));
        }
        double expectedDb = dither == Dither.TPDF ? -94.13 : dither == Dither.LIGHT ? -90.18 : -84.10;
        assertThat(Decibels.fromPower(2.0 * whole)).isCloseTo(expectedDb, within(0.1));
    }

    // An offset of exactly 0 would be auto-black; 1e-6 LSB stands for it.
    @ParameterizedTest
    @EnumSource(names = {"TPDF", "LIGHT", "SHAPED"})
    void noiseDoesNotDependOnTheSignal(Dither dither) {
        double least = Double.MAX_VALUE;
        double most = 0.0;
        for (double lsb : new double[] {-0.4, -0.3, -0.2, -0.1, 1e-6, 0.1, 0.2, 0.3, 0.4}) {
            double variance = variance(errors(constant(lsb, 480_000), 0, dither));
            least = Math.min(least, variance);
            most = Math.max(most, variance);
        }
        assertThat(most / least).isLessThanOrEqualTo(1.05);
    }

    @ParameterizedTest
    @EnumSource(names = {"TPDF", "LIGHT", "SHAPED"})
    void meanOfLessThanOneStepIsKept(Dither dither) {
        int[] y = quantize(constant(0.3, 480_000), 16, dither);

        // Standard error of the mean: 0.5 / sqrt(480,000) = 0.0007 LSB, and less where the noise is shaped.
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

    // Dither and rounding make 1.5 LSB, and the sum of the absolute taps is 2 and 21.386 LSB: that much more comes
    // back.
    @ParameterizedTest
    @CsvSource({"LIGHT, 4.5", "SHAPED, 33.6"})
    void shapedOutputIsNearTheSample(Dither dither, double mostLsb) {
        float[] x = noise(100_000, 0.9f);
        int[] y = quantize(x, 16, dither);
        double largest = 0.0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(y[i] - x[i] * 32_768.0));
        }
        // More than half of the bound does occur.
        assertThat(largest).isBetween(0.5 * mostLsb, mostLsb);
    }

    @ParameterizedTest
    @EnumSource(names = {"TPDF", "LIGHT", "SHAPED"})
    void channelsHaveIndependentDither(Dither dither) {
        float[] x = constant(0.3, RATE_HZ * SECONDS);
        double[] left = errors(x, 0, dither);
        double[] right = errors(x, 1, dither);
        double product = 0.0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
        }
        double correlation = product / left.length / Math.sqrt(variance(left) * variance(right));

        // Standard error: 1 / sqrt(960,000) = 0.001, about twice that for noise as coloured as the shaped one.
        assertThat(Math.abs(correlation)).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(names = {"TPDF", "LIGHT", "SHAPED"})
    void longSilenceTurnsBlackAndTheNextSampleWakesTheDither(Dither dither) {
        float[] x = new float[20_000];
        x[10_000] = 1e-9f;
        int[] y = quantize(x, 16, dither);

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

    @ParameterizedTest
    @EnumSource
    void resetEqualsFresh(Dither dither) {
        float[] x = noise(5_000, 1.5f);
        Quantizer quantizer = new Quantizer(2, 16, dither);
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

    // Computed apart from this code, with integers and fractions of any size; masters are promised to be the same bits
    // everywhere.
    @ParameterizedTest
    @CsvSource({
        "TPDF, 1 1 0 0 0 0 1 0 0 1 1 1 1 0 0 1 0 1 1 -1 1 1 1 1",
        "LIGHT, 1 0 -1 1 1 0 0 0 1 1 -1 1 0 0 0 2 -1 1 0 -1 2 0 0 1",
        "SHAPED, 1 -1 2 -2 3 -2 3 -3 3 -1 1 1 -2 3 -2 3 -2 2 -1 0 3 -3 4 -3"
    })
    void ditherIsTheSameOnEveryMachine(Dither dither, String expected) {
        int[] y = quantize(constant(0.3, 24), 16, dither);

        assertThat(y)
                .containsExactly(Arrays.stream(expected.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    // While it clips, errors grow without limit unless they are held; what follows must be as if nothing had been.
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "SHAPED"})
    void saturationDoesNotDisturbWhatFollows(Dither dither) {
        float[] x = Signals.sine(997, -20.0).frames(RATE_HZ);
        Arrays.fill(x, 10_000, 12_000, 5.0f);
        Arrays.fill(x, 12_000, 14_000, -5.0f);
        int[] y = quantize(x, 16, dither);

        assertThat(Arrays.copyOfRange(y, 10_000, 12_000)).containsOnly(32_767);
        assertThat(Arrays.copyOfRange(y, 12_000, 14_000)).containsOnly(-32_768);
        for (int i = 14_000; i < x.length; i++) {
            assertThat(Math.abs(y[i] - x[i] * 32_768.0)).isLessThanOrEqualTo(33.6);
        }
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

    @ParameterizedTest
    @EnumSource
    void signalBelowFullScaleDoesNotSaturate(Dither dither) {
        Quantizer quantizer = new Quantizer(1, 16, dither);
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

    private static double[] errors(float[] x, int channel, Dither dither) {
        int[] y = new int[x.length];
        new Quantizer(channel + 1, 16, dither).quantize(channel, x, 0, y, 0, x.length);
        double[] errors = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            errors[i] = y[i] * LSB_16 - x[i];
        }
        return errors;
    }

    /** Power in each line of the spectrum, averaged over frames under a Hann window that overlap by half. */
    private static double[] noisePower(double[] x) {
        int size = 4_096;
        RealFft fft = new RealFft(size);
        double[] power = new double[size / 2];
        int frames = 0;
        for (int at = 0; at + size <= x.length; at += size / 2, frames++) {
            double[] frame = new double[size];
            for (int i = 0; i < size; i++) {
                frame[i] = x[at + i] * (0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / size));
            }
            fft.forward(frame);
            for (int k = 1; k < power.length; k++) {
                power[k] += frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
            }
        }
        for (int k = 0; k < power.length; k++) {
            // Twice for the negative frequencies; the mean square of the window is 3/8.
            power[k] *= 2.0 / frames / size / (0.375 * size);
        }
        return power;
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

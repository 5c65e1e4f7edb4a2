package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossoverTest {

    private static final List<Double> FOUR = List.of(60.0, 250.0, 2_000.0, 8_000.0);

    /** Two to five bands, split where mastering splits. */
    private static List<Double> frequencies(int bands) {
        return switch (bands) {
            case 2 -> List.of(120.0);
            case 3 -> List.of(200.0, 3_000.0);
            case 4 -> List.of(120.0, 800.0, 5_000.0);
            default -> FOUR;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2, 48000",
        "3, 48000",
        "4, 48000",
        "5, 48000",
        "2, 44100",
        "4, 44100",
        "5, 44100",
        "4, 96000",
        "5, 192000"
    })
    void bandsAddUpFlat(int bands, int rate) {
        double[] impulse = new double[rate];
        impulse[0] = 1.0;
        double[] sum = sum(split(frequencies(bands), rate, impulse));
        for (double hz = 20.0; hz <= 20_000.0; hz *= 1.19) {
            // the requirement
            assertThat(20.0 * Math.log10(magnitude(sum, hz, rate)))
                    .as("%.0f Hz", hz)
                    .isCloseTo(0.0, within(0.001));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 48000", "3, 44100", "4, 48000", "5, 96000", "5, 192000"})
    void bandsOfEqualGainNullAgainstTheAllPassOfTheSplits(int bands, int rate) {
        double[] noise = noise(bands, 2 * rate);
        double[] sum = sum(split(frequencies(bands), rate, noise));
        double[] reference = noise.clone();
        for (double hz : frequencies(bands)) {
            BiquadCoefficients poles = lowPass(hz, rate);
            new Biquad(new BiquadCoefficients(poles.a2(), poles.a1(), 1.0, poles.a1(), poles.a2()), 1)
                    .process(reference, reference.length, 0);
        }
        // the requirement is -120 dB; both sides are right to the rounding of doubles
        assertThat(differenceDb(sum, reference)).isLessThan(-200.0);
    }

    @ParameterizedTest
    @CsvSource({"30, 192000", "120, 48000", "1000, 44100", "15000, 44100"})
    void halvesAreButterworthFiltersInARowOfTwo(double hz, int rate) {
        double[] noise = noise(9, rate);
        double[][] halves = split(List.of(hz), rate, noise);
        BiquadCoefficients low = lowPass(hz, rate);
        double top = 0.25 * (1.0 - low.a1() + low.a2());
        BiquadCoefficients high = new BiquadCoefficients(top, -2.0 * top, top, low.a1(), low.a2());
        // at 30 Hz of 192 kHz the direct forms that stand for the truth lose digits in 1 - cos(w)
        assertThat(differenceDb(halves[0], twice(low, noise))).isLessThan(-180.0);
        assertThat(differenceDb(halves[1], twice(high, noise))).isLessThan(-180.0);
    }

    @Test
    void bandsFallBy24DbAnOctaveAndCrossAtHalf() {
        double[] impulse = new double[48_000];
        impulse[0] = 1.0;
        double[][] halves = split(List.of(1_000.0), 48_000, impulse);
        for (double[] half : halves) {
            assertThat(20.0 * Math.log10(magnitude(half, 1_000.0, 48_000))).isCloseTo(-6.0206, within(0.001));
        }
        // 1/(1 + 4^4)^(1/2) and so on, far from Nyquist: (f/fc)^-4 in amplitude
        double upper = 20.0 * Math.log10(magnitude(halves[1], 50.0, 48_000) / magnitude(halves[1], 100.0, 48_000));
        assertThat(upper).isCloseTo(-24.08, within(0.01));
        double lower = 20.0 * Math.log10(magnitude(halves[0], 4_000.0, 48_000) / magnitude(halves[0], 2_000.0, 48_000));
        // bending toward Nyquist, where the bilinear transform puts its zeros, makes it steeper
        assertThat(lower).isBetween(-25.0, -23.0);
    }

    @Test
    void everyPairAndEveryCutOfTheStreamGivesTheSameBits() {
        int frames = 10_000;
        double[] a = noise(1, frames);
        double[] b = noise(2, frames);
        Crossover whole = new Crossover(FOUR, 48_000, 2);
        Crossover cut = new Crossover(FOUR, 48_000, 5);
        double[][] leftWhole = bands(FOUR, a);
        double[][] rightWhole = bands(FOUR, b);
        whole.split(leftWhole, rightWhole, 0, frames, 0);
        // the other way round, as third pair, after other pairs, in pieces
        double[][] left = bands(FOUR, b);
        double[][] right = bands(FOUR, a);
        for (int from = 0; from < frames; from += 37) {
            int to = Math.min(frames, from + 37);
            cut.split(bands(FOUR, noise(from, frames)), bands(FOUR, b), from, to, 1);
            cut.split(left, right, from, to, 2);
        }
        for (int band = 0; band < 5; band++) {
            assertThat(left[band]).containsExactly(rightWhole[band]);
            assertThat(right[band]).containsExactly(leftWhole[band]);
        }
        whole.reset();
        double[][] again = bands(FOUR, a);
        whole.split(again, bands(FOUR, b), 0, frames, 0);
        assertThat(again[3]).containsExactly(leftWhole[3]);
    }

    @Test
    void bandsDieDownWithinTheirDeclaredDecay() {
        Crossover crossover = new Crossover(FOUR, 48_000, 1);
        int decay = (int) crossover.decayFrames();
        double[] impulse = new double[decay + 1_000];
        impulse[0] = 1.0;
        for (double[] band : split(FOUR, 48_000, impulse)) {
            for (int i = decay; i < band.length; i++) {
                // 200 dB under full scale
                assertThat(Math.abs(band[i])).isLessThan(1e-10);
            }
        }
    }

    @Test
    void frequencyAtHalfTheRateIsRefused() {
        assertThatThrownBy(() -> new Crossover(List.of(120.0, 4_000.0), 8_000, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz must be below half the sample rate of 8000 Hz, but was 4000.0");
    }

    private static double[][] split(List<Double> frequencies, int rate, double[] signal) {
        double[][] bands = bands(frequencies, signal);
        double[][] other = bands(frequencies, new double[signal.length]);
        new Crossover(frequencies, rate, 1).split(bands, other, 0, signal.length, 0);
        return bands;
    }

    private static double[][] bands(List<Double> frequencies, double[] signal) {
        double[][] bands = new double[frequencies.size() + 1][signal.length];
        bands[0] = signal.clone();
        return bands;
    }

    private static double[] sum(double[][] bands) {
        double[] sum = new double[bands[0].length];
        for (double[] band : bands) {
            Arrays.setAll(sum, i -> sum[i] + band[i]);
        }
        return sum;
    }

    private static BiquadCoefficients lowPass(double hz, int rate) {
        return CookbookBiquads.lowPass(2.0 * Math.PI * hz / rate, EqualizerBand.BUTTERWORTH_Q);
    }

    private static double[] twice(BiquadCoefficients section, double[] signal) {
        double[] x = signal.clone();
        new Biquad(section, 1).process(x, x.length, 0);
        new Biquad(section, 1).process(x, x.length, 0);
        return x;
    }

    private static double[] noise(long seed, int frames) {
        Random random = new Random(seed);
        return random.doubles(frames, -1.0, 1.0).toArray();
    }

    /** Naive DFT, one bin. */
    private static double magnitude(double[] x, double hz, int rate) {
        double re = 0.0;
        double im = 0.0;
        for (int i = 0; i < x.length; i++) {
            double angle = 2.0 * Math.PI * hz * i / rate;
            re += x[i] * Math.cos(angle);
            im += x[i] * Math.sin(angle);
        }
        return Math.hypot(re, im);
    }

    /** Energy of the difference over that of the reference. */
    private static double differenceDb(double[] actual, double[] reference) {
        double difference = 0.0;
        double energy = 0.0;
        for (int i = 0; i < reference.length; i++) {
            difference += (actual[i] - reference[i]) * (actual[i] - reference[i]);
            energy += reference[i] * reference[i];
        }
        return 10.0 * Math.log10(difference / energy);
    }
}

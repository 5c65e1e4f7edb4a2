package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the velvet sequences to what their tables promise, by an oracle that sums every frequency directly. */
class VelvetSequenceTest {

    /** The search counts whole bins of 0.73 Hz, the oracle does not: up to 0.005 dB in the bands of 23 Hz and more. */
    private static final double ORACLE_DB = 0.01;

    @ParameterizedTest
    @ValueSource(
            ints = {8_000, 11_025, 22_050, 24_000, 32_000, 37_800, 44_100, 48_000, 88_200, 96_000, 192_000, 384_000})
    void hasTheEnergyOne(int sampleRateHz) {
        double energy = 0;
        for (double gain : VelvetSequence.at(sampleRateHz).gains()) {
            energy += gain * gain;
        }

        // Thirty roundings of half a unit in the last place, 1.1e-16 each.
        assertThat(energy).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000, 192_000, 352_800, 384_000})
    void oneImpulseStandsInEveryMillisecond(int sampleRateHz) {
        int[] positions = VelvetSequence.at(sampleRateHz).positionsFrames();

        assertThat(Arrays.stream(positions)
                        .map(position -> position * 1000 / sampleRateHz)
                        .toArray())
                .containsExactly(IntStream.range(0, 30).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 37_800, 44_100, 192_000})
    void decaysByThirtyDecibelsInThirtyMilliseconds(int sampleRateHz) {
        VelvetSequence sequence = VelvetSequence.at(sampleRateHz);
        int[] positions = sequence.positionsFrames();
        double[] gains = sequence.gains();

        for (int i = 1; i < gains.length; i++) {
            double elapsedMs = 1000.0 * (positions[i] - positions[0]) / sampleRateHz;
            // Decibels of doubles, rounded a dozen times.
            assertThat(decibels(gains[i] * gains[i] / (gains[0] * gains[0]))).isCloseTo(-elapsedMs, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "22050, 16039, 0.990, 0.579, 2.140, -0.089",
        "24000, 594196, 0.895, 0.523, 2.133, 0.014",
        "32000, 1498171, 0.913, 0.524, 2.142, 0.017",
        "44100, 565168, 0.980, 0.554, 2.130, -0.025",
        "48000, 1062009, 0.865, 0.539, 2.215, -0.014",
    })
    void everyTableIsWhatItsSeedGivesAndColoursAsLittleAsRecorded(
            int sampleRateHz, long seed, double flatnessDb, double deviationDb, double colourDb, double balanceDb) {
        VelvetTable table = VelvetTable.of(sampleRateHz);
        Oracle oracle = new Oracle(VelvetSequence.at(sampleRateHz), sampleRateHz);

        assertThat(table.sampleRateHz()).isEqualTo(sampleRateHz);
        assertThat(table.signedPositionsFrames()).isEqualTo(VelvetSearch.draw(sampleRateHz, seed));
        assertThat(oracle.flatnessDb()).isLessThan(1.0).isCloseTo(flatnessDb, within(ORACLE_DB));
        assertThat(oracle.deviationDb()).isCloseTo(deviationDb, within(ORACLE_DB));
        assertThat(oracle.colourDb()).isCloseTo(colourDb, within(ORACLE_DB));
        assertThat(oracle.balanceDb()).isCloseTo(balanceDb, within(ORACLE_DB));
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 1.612, 2.396",
        "11025, 0.821, 2.152",
        "16000, 1.032, 2.369",
        "36000, 1.228, 2.269",
        "37800, 0.871, 2.235",
        "50000, 0.883, 2.228",
    })
    void whatRoundingToAnOddRateCostsIsAsRecorded(int sampleRateHz, double flatnessDb, double colourDb) {
        VelvetSequence sequence = VelvetSequence.at(sampleRateHz);
        int[] positions = sequence.positionsFrames();
        int[] at48000 = VelvetSequence.at(48_000).positionsFrames();
        Oracle oracle = new Oracle(sequence, sampleRateHz);

        for (int i = 0; i < positions.length; i++) {
            // Rounded: half a frame.
            assertThat((double) positions[i]).isCloseTo(at48000[i] * (sampleRateHz / 48_000.0), within(0.5));
        }
        assertThat(oracle.flatnessDb()).isCloseTo(flatnessDb, within(ORACLE_DB));
        assertThat(oracle.colourDb()).isCloseTo(colourDb, within(ORACLE_DB));
    }

    @Test
    void theSearchKeepsTheLeastColouringOfTheFlat() {
        VelvetSearch.Found found = VelvetSearch.find(24_000, 20_000);
        VelvetSearch.Figures figures = found.figures();
        Oracle oracle = new Oracle(drawn(24_000, found.seed()), 24_000);

        assertThat(found.seed()).isEqualTo(18_360);
        assertThat(figures.flatnessDb()).isLessThanOrEqualTo(1.0).isCloseTo(oracle.flatnessDb(), within(ORACLE_DB));
        assertThat(figures.deviationDb()).isCloseTo(oracle.deviationDb(), within(ORACLE_DB));
        assertThat(figures.colourDb()).isCloseTo(oracle.colourDb(), within(ORACLE_DB));
        assertThat(figures.balanceDb()).isBetween(-0.2, 0.2).isCloseTo(oracle.balanceDb(), within(ORACLE_DB));
    }

    @Test
    void theSearchSettlesForTheSmallestSumWhereNoneIsFlat() {
        long expected = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (long seed = 1; seed <= 30; seed++) {
            Oracle oracle = new Oracle(drawn(48_000, seed), 48_000);
            double sum = oracle.flatnessDb() + oracle.colourDb();
            if (VelvetSearch.isSpread(VelvetSearch.draw(48_000, seed), 48_000) && sum < smallest) {
                smallest = sum;
                expected = seed;
            }
        }

        VelvetSearch.Found found = VelvetSearch.find(48_000, 30);

        assertThat(found.figures().flatnessDb()).isGreaterThan(1.0);
        assertThat(found.seed()).isEqualTo(expected);
    }

    @Test
    void theSearchRefusesRatesBeyondItsSpectrumAndSeedsThatGiveNothing() {
        assertThatThrownBy(() -> VelvetSearch.find(48_001, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampleRateHz must be in [8000, 48000] Hz, but was 48001");
        assertThatThrownBy(() -> VelvetSearch.find(48_000, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of 0 seeds");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7_999, 384_001})
    void ratesOutsideAreRefused(int sampleRateHz) {
        assertThatThrownBy(() -> VelvetSequence.at(sampleRateHz))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampleRateHz must be in [8000, 384000] Hz, but was " + sampleRateHz);
    }

    @Test
    void whatACallerWritesIntoItsArraysStaysThere() {
        VelvetSequence sequence = VelvetSequence.at(48_000);
        int first = sequence.positionsFrames()[0];
        double gain = sequence.gains()[0];

        sequence.positionsFrames()[0] = -1;
        sequence.gains()[0] = 2;
        VelvetTable.HZ_48000.signedPositionsFrames()[0] = 0;

        assertThat(sequence.positionsFrames()[0]).isEqualTo(first);
        assertThat(sequence.gains()[0]).isEqualTo(gain);
        assertThat(VelvetSequence.at(48_000).positionsFrames()[0]).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "64000, 32000",
        "88200, 44100",
        "96000, 48000",
        "176400, 44100",
        "192000, 48000",
        "352800, 44100",
        "384000, 48000"
    })
    void multiplesOfATablesRateHaveItsPlacesInTimeAndItsGains(int sampleRateHz, int tableRateHz) {
        VelvetSequence sequence = VelvetSequence.at(sampleRateHz);
        VelvetSequence origin = VelvetSequence.at(tableRateHz);
        int factor = sampleRateHz / tableRateHz;

        assertThat(sequence.positionsFrames())
                .isEqualTo(Arrays.stream(origin.positionsFrames())
                        .map(position -> position * factor)
                        .toArray());
        assertThat(sequence.gains()).isEqualTo(origin.gains());
        assertThat(sequence.lengthFrames()).isEqualTo(origin.lengthFrames() * factor);
    }

    @Test
    void everyRateKeepsItsImpulsesApartAndInsideItsLength() {
        // 113 is prime: the rates meet every remainder.
        for (int rateHz = 8_000; rateHz <= 384_000; rateHz += 113) {
            VelvetSequence sequence = VelvetSequence.at(rateHz);
            int[] positions = sequence.positionsFrames();

            assertThat(positions).as("at %d Hz", rateHz).hasSize(30);
            assertThat(positions[0]).as("first at %d Hz", rateHz).isPositive();
            for (int i = 1; i < positions.length; i++) {
                assertThat(positions[i]).as("impulse %d at %d Hz", i, rateHz).isGreaterThan(positions[i - 1]);
            }
            assertThat(positions[29]).as("last at %d Hz", rateHz).isLessThan(sequence.lengthFrames());
        }
    }

    private static VelvetSequence drawn(int sampleRateHz, long seed) {
        return VelvetSequence.of(VelvetSearch.draw(sampleRateHz, seed), sampleRateHz);
    }

    private static double decibels(double powerRatio) {
        return 10 * Math.log10(powerRatio);
    }

    /** A complex number, with what a transfer function needs. */
    private record Complex(double re, double im) {

        static Complex turn(double radians) {
            return new Complex(Math.cos(radians), Math.sin(radians));
        }

        Complex plus(Complex other) {
            return new Complex(re + other.re, im + other.im);
        }

        Complex times(Complex other) {
            return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
        }

        Complex times(double factor) {
            return new Complex(re * factor, im * factor);
        }

        Complex inverse() {
            return new Complex(re, -im).times(1 / power());
        }

        double power() {
            return re * re + im * im;
        }
    }

    /** What a sequence is and does at single frequencies, summed impulse by impulse; averages are midpoint sums. */
    private static final class Oracle {

        private static final Complex ONE = new Complex(1, 0);

        private final int[] positions;
        private final double[] gains;
        private final int sampleRateHz;

        Oracle(VelvetSequence sequence, int sampleRateHz) {
            this.positions = sequence.positionsFrames();
            this.gains = sequence.gains();
            this.sampleRateHz = sampleRateHz;
        }

        double flatnessDb() {
            double[] levels = flatnessLevelsDb();
            double mean = Arrays.stream(levels).average().orElseThrow();
            return Arrays.stream(levels)
                    .map(level -> Math.abs(level - mean))
                    .max()
                    .orElseThrow();
        }

        double deviationDb() {
            double[] levels = flatnessLevelsDb();
            double mean = Arrays.stream(levels).average().orElseThrow();
            return Math.sqrt(Arrays.stream(levels)
                    .map(level -> (level - mean) * (level - mean))
                    .average()
                    .orElseThrow());
        }

        private double[] flatnessLevelsDb() {
            return bandLevelsDb(-4, hz -> velvet(hz).power());
        }

        double colourDb() {
            double left = largest(bandLevelsDb(-10, hz -> ONE.plus(side(hz)).power()));
            double right =
                    largest(bandLevelsDb(-10, hz -> ONE.plus(side(hz).times(-1)).power()));
            return Math.max(left, right);
        }

        private static double largest(double[] levelsDb) {
            return Arrays.stream(levelsDb).map(Math::abs).max().orElseThrow();
        }

        double balanceDb() {
            double left = 0;
            double right = 0;
            double span = Math.min(20_000, sampleRateHz / 2.0) / 20;
            // Equal steps in the logarithm weigh every octave alike, as pink noise does; 7 Hz wide at 20 kHz.
            int steps = 20_000;
            for (int step = 0; step < steps; step++) {
                Complex side = side(20 * Math.pow(span, (step + 0.5) / steps));
                left += ONE.plus(side).power();
                right += ONE.plus(side.times(-1)).power();
            }
            return decibels(left / right);
        }

        private double[] bandLevelsDb(int lowestBand, DoubleUnaryOperator powerAtHz) {
            double limitHz = 0.45 * sampleRateHz;
            List<Double> levels = new ArrayList<>();
            for (int band = lowestBand; band <= 12; band++) {
                double lowHz = 1000 * Math.pow(10, (band - 0.5) / 10);
                double highHz = Math.min(limitHz, 1000 * Math.pow(10, (band + 0.5) / 10));
                if (1000 * Math.pow(10, band / 10.0) < limitHz) {
                    // 30 ms of impulses draw ripples of 33 Hz and more.
                    int steps = 20 + (int) ((highHz - lowHz) / 3);
                    double sum = 0;
                    for (int step = 0; step < steps; step++) {
                        sum += powerAtHz.applyAsDouble(lowHz + (highHz - lowHz) * (step + 0.5) / steps);
                    }
                    levels.add(decibels(sum / steps));
                }
            }
            return levels.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private Complex velvet(double hz) {
            Complex sum = new Complex(0, 0);
            for (int i = 0; i < positions.length; i++) {
                sum = sum.plus(Complex.turn(-2 * Math.PI * hz * positions[i] / sampleRateHz)
                        .times(gains[i]));
            }
            return sum;
        }

        /** What the engine adds to the side of a mono programme: a delayed band and the velvet sequence. */
        private Complex side(double hz) {
            Complex highPass = butterworth(hz / 400).times(-(hz / 400) * (hz / 400));
            Complex delayed = highPass.times(butterworth(hz / 8000)).times(Complex.turn(-2 * Math.PI * hz * 0.012));
            return delayed.times(0.38).plus(highPass.times(velvet(hz)).times(0.42));
        }

        /** The analogue low-pass of the second order, {@code 1 / (1 + sqrt(2) s + s^2)} at {@code s = ix}. */
        private static Complex butterworth(double x) {
            return new Complex(1 - x * x, Math.sqrt(2) * x).inverse();
        }
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the digital designs to their analogue prototypes, evaluated as written in complex arithmetic. */
class MatchedBiquadsTest {

    private static final double BUTTERWORTH = EqualizerBand.BUTTERWORTH_Q;

    // Tolerances: what a section with poles fixed by impulse invariance can reach, by an independent prototype of the
    // design; 0.6 dB is the requirement for gains to 6 dB. Larger gains have wider skirts to miss.
    @ParameterizedTest
    @CsvSource({"44100, 6, 0.60", "44100, 12, 0.92", "48000, 6, 0.40", "48000, 12, 0.60", "96000, 12, 0.03"})
    void bellFollowsTheAnalogueBellTo20Khz(int rate, double maxGainDb, double toleranceDb) {
        double worst = 0.0;
        for (double f0 : new double[] {50, 1_000, 5_000, 8_000, 10_000, 12_000, 14_000, 16_000}) {
            for (double q : new double[] {1, 2, 4, 8}) {
                for (double gainDb : new double[] {-1, -0.5, -0.25, 0.25, 0.5, 1}) {
                    worst = Math.max(worst, worstErrorDb(EqualizerBand.bell(f0, gainDb * maxGainDb, q), rate));
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(toleranceDb).isPositive();
    }

    // Tolerances: the requirement (0.2 dB at 44.1 and 48 kHz, 0.05 dB above) up to 12 kHz and 6 dB; beyond that, what
    // three points of a shelf whose upper shoulder lies past Nyquist can hold.
    @ParameterizedTest
    @CsvSource({
        "44100, 12000, 6, 0.20",
        "44100, 16000, 6, 0.38",
        "44100, 16000, 12, 0.49",
        "48000, 12000, 6, 0.20",
        "48000, 16000, 12, 0.40",
        "88200, 16000, 12, 0.05",
        "96000, 16000, 12, 0.05",
        "192000, 16000, 12, 0.05"
    })
    void shelvesFollowTheAnalogueShelvesTo20Khz(int rate, double maxHz, double maxGainDb, double toleranceDb) {
        double worst = 0.0;
        for (double f0 : new double[] {30, 100, 1_000, 3_000, 5_000, 8_000, 10_000, 12_000, 14_000, 16_000}) {
            for (double gainDb : new double[] {-1, -0.5, -0.25, 0.25, 0.5, 1}) {
                if (f0 <= maxHz) {
                    worst = Math.max(worst, worstErrorDb(EqualizerBand.highShelf(f0, gainDb * maxGainDb), rate));
                    worst = Math.max(worst, worstErrorDb(EqualizerBand.lowShelf(f0, gainDb * maxGainDb), rate));
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(toleranceDb).isPositive();
    }

    // Corner gain is matched exactly (1e-6: rounding of a design with poles next to z = 1); below it a high-pass falls
    // 12 dB an octave.
    @ParameterizedTest
    @CsvSource({"20, 48000", "20, 192000", "1000, 44100", "15000, 48000"})
    void passesAreMatchedAtTheCorner(double cutoffHz, int rate) {
        for (double q : new double[] {0.5, BUTTERWORTH, 2.0}) {
            double expectedDb = 20.0 * Math.log10(q);
            assertThat(EqualizerBand.highPass(cutoffHz, q).responseDb(cutoffHz, rate))
                    .isCloseTo(expectedDb, within(1e-6));
            assertThat(EqualizerBand.lowPass(cutoffHz, q).responseDb(cutoffHz, rate))
                    .isCloseTo(expectedDb, within(1e-6));
            assertThat(EqualizerBand.highPass(cutoffHz, q).responseDb(0.0, rate))
                    .isEqualTo(Double.NEGATIVE_INFINITY);
            // 1e-4: five digits are left of the difference between poles and 1 in the worst case
            assertThat(EqualizerBand.lowPass(cutoffHz, q).responseDb(0.0, rate)).isCloseTo(0.0, within(1e-4));
        }
    }

    // Tolerances: by an independent prototype of the design. The steepest part next to Nyquist is the worst; the
    // bilinear
    // design is off by more than 10 dB there.
    @ParameterizedTest
    @CsvSource({"44100, 1.75", "48000, 1.05", "96000, 0.04"})
    void passesFollowTheAnaloguePassesTo20Khz(int rate, double toleranceDb) {
        double worst = 0.0;
        for (double f0 : new double[] {20, 200, 1_000, 5_000, 8_000, 10_000, 15_000}) {
            for (double q : new double[] {0.5, BUTTERWORTH, 1, 2}) {
                for (EqualizerBand band :
                        new EqualizerBand[] {EqualizerBand.highPass(f0, q), EqualizerBand.lowPass(f0, q)}) {
                    for (int k = 0; k <= 200; k++) {
                        double hz = 20.0 * Math.pow(1_000.0, k / 200.0);
                        double analogueDb = AnaloguePrototypes.responseDb(band, hz);
                        if (analogueDb > -24.0) {
                            worst = Math.max(worst, Math.abs(band.responseDb(hz, rate) - analogueDb));
                        }
                    }
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(toleranceDb).isPositive();
    }

    @Test
    void cookbookDesignsMeetThePrototypeWhereTheBilinearTransformDoesNotBend() {
        double radians = 2.0 * Math.PI * 100.0 / 192_000.0;
        double a = Math.pow(10.0, -6.0 / 40.0);
        BiquadCoefficients bell = CookbookBiquads.bell(radians, a, 2.0);
        BiquadCoefficients shelf = CookbookBiquads.highShelf(radians, a, 1.0);
        BiquadCoefficients lowPass = CookbookBiquads.lowPass(radians, 3.0);
        for (double hz : new double[] {20, 50, 90, 100, 110, 200, 400}) {
            double tone = 2.0 * Math.PI * hz / 192_000.0;
            // 1e-3 dB: what the transform bends at 1/480 of the rate
            assertThat(10.0 * Math.log10(bell.power(tone)))
                    .isCloseTo(AnaloguePrototypes.responseDb(EqualizerBand.bell(100, -6, 2.0), hz), within(1e-3));
            assertThat(10.0 * Math.log10(shelf.power(tone)))
                    .isCloseTo(AnaloguePrototypes.responseDb(EqualizerBand.highShelf(100, -6, 1.0), hz), within(1e-3));
            assertThat(10.0 * Math.log10(lowPass.power(tone)))
                    .isCloseTo(AnaloguePrototypes.responseDb(EqualizerBand.lowPass(100, 3.0), hz), within(1e-3));
        }
    }

    @Test
    void boostAndCutCancel() {
        Random random = new Random(11);
        for (int k = 0; k < 2_000; k++) {
            double f0 = 20.0 * Math.pow(1_000.0, random.nextDouble());
            double gainDb = 18.0 * random.nextDouble();
            double q = 0.3 * Math.pow(30.0, random.nextDouble());
            double toneHz = 20.0 * Math.pow(1_000.0, random.nextDouble());
            // exact inverses; the requirement is 0.05 dB
            assertThat(EqualizerBand.bell(f0, gainDb, q).responseDb(toneHz, 44_100)
                            + EqualizerBand.bell(f0, -gainDb, q).responseDb(toneHz, 44_100))
                    .isBetween(-1e-6, 1e-6);
            assertThat(EqualizerBand.highShelf(f0, gainDb, q).responseDb(toneHz, 44_100)
                            + EqualizerBand.highShelf(f0, -gainDb, q).responseDb(toneHz, 44_100))
                    .isBetween(-1e-6, 1e-6);
        }
    }

    @Test
    void everyDesignIsStable() {
        Random random = new Random(12);
        int[] rates = {8_000, 44_100, 48_000, 96_000, 192_000, 384_000};
        EqualizerBand.Shape[] shapes = EqualizerBand.Shape.values();
        for (int k = 0; k < 100_000; k++) {
            int rate = rates[random.nextInt(rates.length)];
            EqualizerBand.Shape shape = shapes[k % shapes.length];
            boolean pass = shape == EqualizerBand.Shape.HIGH_PASS || shape == EqualizerBand.Shape.LOW_PASS;
            double f0 = 5.0 * Math.pow(0.4999 * rate / 5.0, random.nextDouble());
            double gainDb = pass ? 0.0 : 72.0 * random.nextDouble() - 36.0;
            EqualizerBand band = new EqualizerBand(shape, f0, gainDb, 0.1 * Math.pow(400.0, random.nextDouble()));
            BiquadCoefficients c = band.coefficients(rate);
            if (!(c.isStable() && Double.isFinite(c.b0() + c.b1() + c.b2()))) {
                throw new AssertionError(band + " at " + rate + " Hz gives " + c);
            }
        }
    }

    private static double worstErrorDb(EqualizerBand band, int rate) {
        double worst = 0.0;
        for (int k = 0; k <= 200; k++) {
            double hz = 20.0 * Math.pow(1_000.0, k / 200.0);
            double error = band.responseDb(hz, rate) - AnaloguePrototypes.responseDb(band, hz);
            worst = Math.max(worst, Math.abs(error));
        }
        return worst;
    }
}

package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneFitTest {

    private static final ToneTarget TARGET = GenreProfile.of(Genre.POP).tone();
    private static final int BANDS = SpectrumReading.BANDS;
    private static final double SHARE = 0.7;

    private static ToneFit fit(double[] errorsDb) {
        return fit(errorsDb, 100.0);
    }

    private static ToneFit fit(double[] errorsDb, double mostDb) {
        IntToDoubleFunction programme = band -> TARGET.levelDb(band) + errorsDb[band] - 31.0;
        return new ToneFit(programme, TARGET, TonePlanner::weight, node -> -mostDb, node -> mostDb);
    }

    /** Errors that are straight between the octaves: what one gain an octave can correct. */
    private static double[] smooth(double... octavesDb) {
        double[] errors = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double position = Math.max(0.0, Math.min(ToneFit.NODES - 1.0, (band - ToneFit.band(0)) / 3.0));
            int below = (int) Math.min(ToneFit.NODES - 2.0, position);
            double share = position - below;
            errors[band] = (1.0 - share) * octavesDb[below] + share * octavesDb[below + 1];
        }
        return errors;
    }

    private static double[] corrected(double[] errorsDb, ToneFit fit, double share) {
        double[] corrected = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            corrected[band] = errorsDb[band] + share * fit.gainAtBandDb(band);
        }
        return corrected;
    }

    private static double outside(ToneFit fit, int band) {
        return Math.max(0.0, Math.abs(fit.deviationDb(band)) - TARGET.toleranceDb(band));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatLiesWithinTheToleranceIsNotTouched(long seed) {
        Random random = new Random(seed);
        double[] errors = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            errors[band] = 0.49 * TARGET.toleranceDb(band) * (2.0 * random.nextDouble() - 1.0);
        }
        ToneFit fit = fit(errors);
        for (int node = 0; node < ToneFit.NODES; node++) {
            assertThat(fit.gainDb(node)).isZero();
        }
    }

    @Test
    void levelOfTheProgrammeDoesNotCount() {
        double[] errors = smooth(0, 0, 0, 0, 0, 0, 0, -9, -9, -9);
        double[] louder = errors.clone();
        for (int band = 0; band < BANDS; band++) {
            louder[band] += 40.0;
        }
        for (int node = 0; node < ToneFit.NODES; node++) {
            assertThat(fit(louder).gainDb(node)).isCloseTo(fit(errors).gainDb(node), within(1e-9));
        }
    }

    @Test
    void wholeCorrectionLeavesLittleOutside() {
        double[] errors = smooth(0, 10, 3, 0, 0, 0, -1, -5, -9, -10);
        ToneFit first = fit(errors);
        ToneFit after = fit(corrected(errors, first, 1.0));
        for (int band = 0; band < BANDS; band++) {
            // the smaller gain is preferred by 1 %, and the programme settles at another level
            assertThat(outside(after, band)).as("band " + band).isLessThan(0.5);
        }
        // low end down, high end up
        assertThat(first.gainDb(1)).isNegative();
        assertThat(first.gainDb(8)).isPositive();
    }

    @Test
    void excessFallsByTheShareThatIsCorrected() {
        // a fault at each end, which does not move the level at which the programme is laid on the target
        double[] errors = smooth(0, 10, 2, 0, 0, 0, 0, 0, -8, -12);
        ToneFit first = fit(errors);
        ToneFit after = fit(corrected(errors, first, SHARE));
        for (int band = 0; band < BANDS; band++) {
            assertThat(outside(after, band)).as("band " + band).isLessThan((1.0 - SHARE) * outside(first, band) + 0.35);
        }
        // and not all the way: half a decibel is what the octave above, which is allowed more, adds or takes
        assertThat(outside(after, ToneFit.band(8))).isCloseTo(0.3 * outside(first, ToneFit.band(8)), within(0.5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void secondPassTakesAtMostAThirdOfTheFirstOctaveByOctave(long seed) {
        Random random = new Random(seed);
        double[] octaves = random.doubles(ToneFit.NODES, -9.0, 9.0).toArray();
        double[] errors = smooth(octaves);
        for (int band = 0; band < BANDS; band++) {
            errors[band] += random.nextGaussian();
        }
        ToneFit first = fit(errors);
        ToneFit second = fit(corrected(errors, first, SHARE));
        for (int node = 0; node < ToneFit.NODES; node++) {
            // half a decibel in the whole correction is what the other level may add
            assertThat(Math.abs(SHARE * second.gainDb(node)))
                    .as("seed " + seed + ", " + ToneFit.centreHz(node) + " Hz: first " + SHARE * first.gainDb(node))
                    .isLessThan(Math.abs(SHARE * first.gainDb(node)) / 3.0 + 0.5);
        }
    }

    @Test
    void gainsStayWithinTheirBounds() {
        double[] errors = smooth(30, -30, 30, 0, 0, 0, 0, -30, 30, -30);
        ToneFit fit = fit(errors, 5.0);
        for (int node = 0; node < ToneFit.NODES; node++) {
            assertThat(fit.gainDb(node)).isBetween(-5.0, 5.0);
        }
        assertThat(fit.gainDb(2)).isEqualTo(-5.0);
        assertThat(fit.gainDb(7)).isEqualTo(5.0);
    }

    @Test
    void bandsWithNothingCountForNothing() {
        double[] errors = smooth(0, 0, 0, 0, 0, 0, 0, -8, -8, -8);
        for (int band = 26; band < BANDS; band++) {
            errors[band] = Double.NEGATIVE_INFINITY;
        }
        ToneFit fit = fit(errors);
        for (int node = 0; node < ToneFit.NODES; node++) {
            assertThat(fit.gainDb(node)).isFinite();
        }
        // no band of the last octave is heard but the one that it shares with the octave below
        assertThat(fit.gainDb(7)).isPositive();
    }

    @Test
    void silenceNeedsNoCorrection() {
        double[] errors = new double[BANDS];
        Arrays.fill(errors, Double.NEGATIVE_INFINITY);
        for (int node = 0; node < ToneFit.NODES; node++) {
            assertThat(fit(errors).gainDb(node)).isZero();
        }
    }

    @Test
    void octavesGoFromTheLowestToTheHighest() {
        // nominal centres of IEC 61260-1, whose exact values are 10^(n / 10)
        assertThat(ToneFit.centreHz(0)).isCloseTo(31.6, within(0.1));
        assertThat(ToneFit.centreHz(ToneFit.NODES - 1)).isCloseTo(15_849.0, within(1.0));
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateFilterTest {

    private static final int PHASES = 16;

    // Kaiser's rules are good to a fraction of a decibel; what is stopped by so much cannot be measured behind samples
    // of float.
    @ParameterizedTest
    @CsvSource({
        "48000, 44100, 20000",
        "44100, 48000, 20000",
        "96000, 44100, 20000",
        "96000, 48000, 20000",
        "48000, 96000, 20000",
        "8000, 48000, 3628",
        "48000, 8000, 3628"
    })
    void filterPassesAndStopsWhatItSays(int fromHz, int toHz, double passHz) {
        RateFilter filter = new RateFilter(fromHz, toHz);
        double[][] taps = new double[PHASES][];
        for (int p = 0; p < PHASES; p++) {
            taps[p] = filter.tapsAt((double) p / PHASES);
        }
        for (double hz = 20; hz <= passHz; hz += 240) {
            assertThat(gain(taps, filter, hz / fromHz)).as("%s Hz", hz).isCloseTo(1.0, within(1e-6));
        }
        // Images from one input rate on are images of the pass band: they lie in the stop band of the whole.
        for (double hz = Math.min(fromHz, toHz) / 2.0; hz <= 2.5 * fromHz; hz += 97) {
            assertThat(Decibels.fromAmplitude(gain(taps, filter, hz / fromHz)))
                    .as("%s Hz", hz)
                    .isLessThanOrEqualTo(-139.5);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 96000", "384000, 8000"})
    void tapsOfEveryPhaseSumToOneAndMirror(int fromHz, int toHz) {
        RateFilter filter = new RateFilter(fromHz, toHz);
        for (int p = 1; p < PHASES; p++) {
            double[] taps = filter.tapsAt((double) p / PHASES);
            double[] mirror = filter.tapsAt(1.0 - (double) p / PHASES);

            assertThat(Arrays.stream(taps).sum()).isCloseTo(1.0, within(1e-12));
            for (int k = 0; k < taps.length; k++) {
                assertThat(taps[k]).isCloseTo(mirror[taps.length - 1 - k], within(2e-15));
            }
        }
        assertThat(filter.tapsAt(0.0)[filter.taps() - 1]).isZero();
    }

    // The claim of InterpolatedResampling, at fractions that fall between the rows of its table.
    @ParameterizedTest
    @ValueSource(ints = {44_101, 88_203, 11_027})
    void interpolatedTapsAreThoseOfTheFilter(int toHz) {
        RateFilter filter = new RateFilter(48_000, toHz);
        InterpolatedResampling resampling = new InterpolatedResampling(toHz, 48_000, filter);
        for (int remainder = 0; remainder < toHz; remainder += 509) {
            double[] exact = filter.smoothTapsAt((double) remainder / toHz);
            double[] interpolated = resampling.tapsAt(remainder);

            assertThat(Arrays.stream(interpolated).sum()).isCloseTo(1.0, within(1e-12));
            for (int k = 0; k < exact.length; k++) {
                assertThat(interpolated[k]).isCloseTo(exact[k], within(2e-10));
            }
        }
    }

    /** The gain at a frequency, given as a part of the input rate, of the filter between all phases. */
    private static double gain(double[][] taps, RateFilter filter, double frequency) {
        double re = 0.0;
        double im = 0.0;
        for (int p = 0; p < PHASES; p++) {
            for (int k = 0; k < filter.taps(); k++) {
                double angle = 2.0 * Math.PI * frequency * (k - filter.halfTaps() + 1 - (double) p / PHASES);
                re += taps[p][k] * Math.cos(angle);
                im += taps[p][k] * Math.sin(angle);
            }
        }
        return Math.hypot(re, im) / PHASES;
    }
}

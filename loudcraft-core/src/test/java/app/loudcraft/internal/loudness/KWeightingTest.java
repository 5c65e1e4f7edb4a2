package app.loudcraft.internal.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.loops.SampleLoops;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KWeightingTest {

    // ITU-R BS.1770-5, Annex 1, Tables 1 and 2
    private static final KWeighting PRINTED = new KWeighting(
            new KWeighting.Section(
                    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
            new KWeighting.Section(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621));

    @Test
    void at48kHzTheDerivationGivesThePrintedCoefficients() {
        KWeighting derived = KWeighting.at(48_000);
        assertSame(derived.shelf(), PRINTED.shelf());
        assertSame(derived.highPass(), PRINTED.highPass());
    }

    private static void assertSame(KWeighting.Section derived, KWeighting.Section printed) {
        // the table prints 14 decimals; the prototypes themselves were fitted to them
        assertThat(derived.b0()).isCloseTo(printed.b0(), within(1e-13));
        assertThat(derived.b1()).isCloseTo(printed.b1(), within(1e-13));
        assertThat(derived.b2()).isCloseTo(printed.b2(), within(1e-13));
        assertThat(derived.a1()).isCloseTo(printed.a1(), within(1e-13));
        assertThat(derived.a2()).isCloseTo(printed.a2(), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void everyRateHasTheCurveOf48kHz(int rateHz) {
        KWeighting weighting = KWeighting.at(rateHz);
        for (double hz = 20.0; hz <= 20_000.0; hz *= 1.01) {
            // the bilinear transform warps the shelf's slope: largest at 2.7 kHz and 192 kHz, 0.00775 dB
            assertThat(gainDb(weighting, hz, rateHz))
                    .as("%.0f Hz", hz)
                    .isCloseTo(gainDb(PRINTED, hz, 48_000), within(0.0078));
        }
    }

    @Test
    void gainAt997HzIsWhatTheLoudnessOffsetCancels() {
        // 0.69101 dB against the -0.691 of the loudness formula
        assertThat(gainDb(KWeighting.at(48_000), 997.0, 48_000)).isCloseTo(0.691, within(2e-5));
    }

    @Test
    void twoChannelsInOneLoopHaveTheBitsOfEachAlone() {
        AudioBuffer noise = Signals.pink(5, 44_100, ChannelLayout.STEREO, 44_100, -20.0);
        double[] left = samples(noise, 0);
        double[] right = samples(noise, 1);
        KWeightedEnergy weighting = new KWeightedEnergy(KWeighting.at(44_100));
        double[][] together = new double[2][KWeightedEnergy.STATE_LENGTH];
        double[][] alone = new double[2][KWeightedEnergy.STATE_LENGTH];
        for (int hop = 0; hop < 100; hop++) {
            int from = 441 * hop;
            weighting.advance(together[0], together[1], left, right, from, from + 441);
            weighting.advance(alone[0], left, from, from + 441);
            weighting.advance(alone[1], right, from, from + 441);
            for (int c = 0; c < 2; c++) {
                assertThat(KWeightedEnergy.take(together[c]))
                        .isEqualTo(KWeightedEnergy.take(alone[c]))
                        .isPositive();
                assertThat(together[c]).isEqualTo(alone[c]);
            }
        }
    }

    private static double[] samples(AudioBuffer audio, int channel) {
        double[] samples = new double[audio.frames()];
        audio.block().copyTo(channel, 0, audio.frames(), samples, 0);
        return samples;
    }

    @Test
    void energyIsThatOfTheTwoSectionsInDirectForm() {
        double[] x = samples(Signals.pink(6, 48_000, ChannelLayout.MONO, 9_600, -20.0), 0);
        double[] y = direct(PRINTED.highPass(), direct(PRINTED.shelf(), x));
        double sum = 0.0;
        for (double sample : y) {
            sum += sample * sample;
        }
        KWeightedEnergy weighting = new KWeightedEnergy(KWeighting.at(48_000));
        double[] state = new double[KWeightedEnergy.STATE_LENGTH];
        weighting.advance(state, x, 0, x.length);
        // the printed coefficients and ours agree to 13 digits
        assertThat(KWeightedEnergy.take(state) * weighting.gain()).isCloseTo(sum, within(1e-9 * sum));
    }

    private static double[] direct(KWeighting.Section s, double[] x) {
        double[] y = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            double sum = s.b0() * x[n];
            sum += n < 1 ? 0.0 : s.b1() * x[n - 1] - s.a1() * y[n - 1];
            sum += n < 2 ? 0.0 : s.b2() * x[n - 2] - s.a2() * y[n - 2];
            y[n] = sum;
        }
        return y;
    }

    @Test
    void statesThatDecayBecomeZero() {
        KWeightedEnergy weighting = new KWeightedEnergy(KWeighting.at(48_000));
        double[] state = new double[KWeightedEnergy.STATE_LENGTH];
        weighting.advance(state, new double[] {1.0}, 0, 1);
        double[] silence = new double[480];
        int hops = 0;
        double energy;
        do {
            KWeightedEnergy.take(state);
            weighting.advance(state, silence, 0, silence.length);
            energy = state[SampleLoops.WEIGHTING_ENERGY];
            hops++;
        } while (energy > 0.0 && hops < 1000);
        // 1e-30 is 69 time constants of 4.2 ms; with the double pole's tail well under a second
        assertThat(hops).isLessThan(100);
    }

    /** |H| at a frequency, straight from the definition of the transfer function. */
    private static double gainDb(KWeighting weighting, double hz, int rateHz) {
        return gainDb(weighting.shelf(), hz, rateHz) + gainDb(weighting.highPass(), hz, rateHz);
    }

    private static double gainDb(KWeighting.Section s, double hz, int rateHz) {
        double w = 2.0 * Math.PI * hz / rateHz;
        double num = Math.hypot(
                s.b0() + s.b1() * Math.cos(w) + s.b2() * Math.cos(2.0 * w),
                s.b1() * Math.sin(w) + s.b2() * Math.sin(2.0 * w));
        double den = Math.hypot(
                1.0 + s.a1() * Math.cos(w) + s.a2() * Math.cos(2.0 * w),
                s.a1() * Math.sin(w) + s.a2() * Math.sin(2.0 * w));
        return 20.0 * Math.log10(num / den);
    }
}

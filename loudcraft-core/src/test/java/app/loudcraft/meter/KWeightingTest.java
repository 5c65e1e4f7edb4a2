package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
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
        noise.channel(0)[100] = Float.NaN;
        noise.channel(1)[20_000] = Float.NEGATIVE_INFINITY;
        KWeighting weighting = KWeighting.at(44_100);
        KWeightedEnergy left = new KWeightedEnergy(weighting);
        KWeightedEnergy right = new KWeightedEnergy(weighting);
        KWeightedEnergy leftAlone = new KWeightedEnergy(weighting);
        KWeightedEnergy rightAlone = new KWeightedEnergy(weighting);
        for (int hop = 0; hop < 100; hop++) {
            int from = 441 * hop;
            KWeightedEnergy.advance(left, right, noise.channel(0), noise.channel(1), from, from + 441);
            leftAlone.advance(noise.channel(0), from, from + 441);
            rightAlone.advance(noise.channel(1), from, from + 441);
            assertThat(left.take()).isEqualTo(leftAlone.take()).isPositive();
            assertThat(right.take()).isEqualTo(rightAlone.take()).isPositive();
        }
        assertThat(left.nonFinite()).isEqualTo(leftAlone.nonFinite()).isEqualTo(1);
        assertThat(right.nonFinite()).isEqualTo(rightAlone.nonFinite()).isEqualTo(1);
    }

    @Test
    void statesThatDecayBecomeZero() {
        KWeightedEnergy channel = new KWeightedEnergy(KWeighting.at(48_000));
        channel.advance(new float[] {1.0f}, 0, 1);
        float[] silence = new float[480];
        int hops = 0;
        do {
            channel.take();
            channel.advance(silence, 0, silence.length);
            hops++;
        } while (channel.energy() > 0.0 && hops < 1000);
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

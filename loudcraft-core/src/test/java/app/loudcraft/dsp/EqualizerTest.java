package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;

class EqualizerTest {

    private static final Equalizer FIVE_BANDS = Equalizer.of(
            EqualizerBand.highPass(30.0, 0.7),
            EqualizerBand.lowShelf(120.0, 3.0),
            EqualizerBand.bell(1_000.0, -4.0, 2.0),
            EqualizerBand.highShelf(8_000.0, 2.0),
            EqualizerBand.lowPass(18_000.0, 0.7));

    @Test
    void tonesComeOutAtTheLevelThatTheResponseSays() {
        for (double hz : new double[] {25, 100, 500, 1_000, 3_000, 9_000, 17_000}) {
            AudioBuffer tone = Signals.sine(hz, -12.0).mono(1.0);
            AudioBuffer out = Chain.of(FIVE_BANDS).render(tone);
            // whole periods after the filters have settled; 0.001 dB: float rounding and what is left of the onset
            double measuredDb = 10.0 * Math.log10(power(out) / power(tone));
            assertThat(measuredDb).as("%s Hz", hz).isCloseTo(FIVE_BANDS.responseDb(hz, 48_000), within(0.001));
        }
    }

    @Test
    void neutralBandsPassEveryBit() {
        AudioBuffer noise = Signals.gaussian(5, 48_000, ChannelLayout.STEREO, 5_000, -6.0);
        Equalizer neutral = Equalizer.of(
                EqualizerBand.bell(30_000.0, 0.0, 1.0),
                EqualizerBand.lowShelf(100.0, 0.0),
                EqualizerBand.highShelf(5_000.0, -0.0));
        AudioBuffer out = Chain.of(neutral).render(noise);
        assertThat(out.channel(0)).containsExactly(noise.channel(0));
        assertThat(out.channel(1)).containsExactly(noise.channel(1));
        assertThat(neutral.responseDb(1_000.0, 48_000)).isZero();
    }

    @Test
    void boostAndCutOfTheSameBellLeaveTheSignal() {
        AudioBuffer noise = Signals.gaussian(6, 44_100, ChannelLayout.MONO, 20_000, -12.0);
        AudioBuffer out = Chain.of(
                        Equalizer.of(EqualizerBand.bell(12_000.0, 9.0, 1.0), EqualizerBand.bell(12_000.0, -9.0, 1.0)))
                .render(noise);
        for (int i = 0; i < noise.frames(); i++) {
            // both run in double; what remains is one rounding to float of samples below 2
            assertThat(out.channel(0)[i]).isCloseTo(noise.channel(0)[i], within(1.2e-7f));
        }
    }

    @Test
    void responsesOfBandsAdd() {
        double sumDb = 0.0;
        for (EqualizerBand band : FIVE_BANDS.bands()) {
            sumDb += band.responseDb(700.0, 96_000);
        }
        assertThat(FIVE_BANDS.responseDb(700.0, 96_000)).isEqualTo(sumDb);
    }

    @Test
    void bandsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> EqualizerBand.bell(Double.NaN, 1.0, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz must be in [5.0, 192000.0] Hz, but was NaN");
        assertThatThrownBy(() -> EqualizerBand.lowShelf(100.0, 36.5))
                .hasMessage("gainDb must be in [-36.0, 36.0] dB, but was 36.5");
        assertThatThrownBy(() -> EqualizerBand.highPass(100.0, 0.0))
                .hasMessage("q must be in [0.1, 40.0], but was 0.0");
        assertThatThrownBy(() -> new EqualizerBand(EqualizerBand.Shape.LOW_PASS, 100.0, 1.0, 1.0))
                .hasMessage("gainDb must be 0 for LOW_PASS, but was 1.0");
        assertThatThrownBy(() -> EqualizerBand.bell(100.0, 1.0, 1.0).responseDb(24_001.0, 48_000))
                .hasMessage("toneHz must be in [0.0, 24000.0] Hz, but was 24001.0");
        assertThatThrownBy(() ->
                        Equalizer.of(EqualizerBand.bell(4_000.0, 1.0, 1.0)).prepare(new ProcessSpec(8_000, 1, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz must be below half the sample rate of 8000 Hz, but was 4000.0");
    }

    private static double power(AudioBuffer buffer) {
        double sum = 0.0;
        for (int i = 24_000; i < 48_000; i++) {
            sum += (double) buffer.channel(0)[i] * buffer.channel(0)[i];
        }
        return sum;
    }
}

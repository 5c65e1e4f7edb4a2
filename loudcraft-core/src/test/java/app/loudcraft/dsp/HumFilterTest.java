package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumFilterTest {

    // -45 dBFS to -70 dBFS or less: the requirement; also where the mains are 0.05 Hz off, as they often are
    @ParameterizedTest
    @CsvSource({"50, 50, 48000", "60, 60, 44100", "50, 50.05, 48000", "50.3, 50.3, 96000"})
    void humAndItsHarmonicsAreRemoved(double fundamentalHz, double humHz, int rateHz) {
        float[] hum = new float[4 * rateHz];
        for (int h = 1; h <= 6; h++) {
            float[] harmonic =
                    Signals.sine(h * humHz, -45.0 - 6.0 * (h - 1)).rate(rateHz).frames(hum.length);
            for (int i = 0; i < hum.length; i++) {
                hum[i] += harmonic[i];
            }
        }
        AudioBuffer out = Chain.of(HumFilter.of(HumFilterSettings.at(fundamentalHz)))
                .render(AudioBuffer.wrap(rateHz, ChannelLayout.MONO, hum));
        double sum = 0.0;
        for (int i = 3 * rateHz; i < 4 * rateHz; i++) {
            sum += (double) out.channel(0)[i] * out.channel(0)[i];
        }
        assertThat(Decibels.fromPower(2.0 * sum / rateHz)).isLessThan(-70.0);
    }

    @Test
    void spectrumBetweenTheNotchesStaysAsItIs() {
        for (int hz : new int[] {20, 30, 75, 125, 175, 225, 275, 330, 500, 1_000, 10_000}) {
            AudioBuffer out = Chain.of(HumFilter.of(HumFilterSettings.at(50.0)))
                    .render(Signals.sine(hz, -20.0).mono(4.0));
            double gainDb =
                    Decibels.fromAmplitude(new ToneSpectrum(out.channel(0), 3 * 48_000, 48_000).amplitude(hz)) + 20.0;
            // the requirement
            assertThat(gainDb).as("%d Hz", hz).isCloseTo(0.0, within(0.5));
        }
    }

    @Test
    void harmonicsBeyondHalfTheRateAreLeftOut() {
        AudioBuffer out = Chain.of(HumFilter.of(HumFilterSettings.at(70.0).withHarmonics(20)))
                .render(Signals.sine(1_000.0, -20.0).rate(8_000).mono(4.0));
        // 980 Hz, the nearest notch, is 20 Hz away and 9.4 Hz wide
        assertThat(Decibels.fromAmplitude(new ToneSpectrum(out.channel(0), 24_000, 8_000).amplitude(1_000)))
                .isCloseTo(-20.0, within(0.5));
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        HumFilterSettings settings = HumFilterSettings.at(50.0);
        assertThatThrownBy(() -> HumFilterSettings.at(39.0))
                .hasMessage("fundamentalHz must be in [40.0, 70.0] Hz, but was 39.0");
        assertThatThrownBy(() -> settings.withHarmonics(21)).hasMessage("harmonics must be in [0, 20], but was 21");
        assertThatThrownBy(() -> settings.withWidthHz(Double.NaN))
                .hasMessage("widthHz must be in [0.5, 10.0] Hz, but was NaN");
        assertThat(HumFilter.of(settings.withFundamentalHz(60.0)).settings()).isEqualTo(HumFilterSettings.at(60.0));
    }
}

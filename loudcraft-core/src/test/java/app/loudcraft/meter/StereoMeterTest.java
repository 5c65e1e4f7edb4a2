package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StereoMeterTest {

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 0.8, 0.5, 0.0, -0.5})
    void correlationAndMonoLossFollowTheFormula(double rho) {
        StereoReading reading = Heard.of(correlated(rho, 20.0)).stereo().orElseThrow();
        // The requirement; 20 s of noise scatter by 0.001.
        assertThat(reading.correlation()).isCloseTo(rho, within(0.02));
        assertThat(reading.middle().correlation()).isCloseTo(rho, within(0.02));
        assertThat(reading.high().correlation()).isCloseTo(rho, within(0.02));
        // Under 120 Hz there are 1000 independent numbers in what the frames hold.
        assertThat(reading.low().correlation()).isCloseTo(rho, within(0.1));
        // A deviation of 0.005 in rho is 0.04 dB at -0.5.
        assertThat(reading.monoLossDb()).isCloseTo(10.0 * Math.log10((1.0 + rho) / 2.0), within(0.05));
        assertThat(reading.balanceDb()).isCloseTo(0.0, within(0.05));
        assertThat(reading.lowestCorrelation()).isCloseTo(rho, within(0.03));
        if (rho < 1.0) {
            assertThat(reading.high().widthDb()).isCloseTo(10.0 * Math.log10((1.0 - rho) / (1.0 + rho)), within(0.1));
        } else {
            assertThat(reading.high().widthDb()).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void lowestCorrelationTellsOfAShortReversal() {
        AudioBuffer mix = correlated(1.0, 20.0);
        float[] right = mix.channel(1);
        for (int i = 0; i < 2 * 48_000; i++) {
            right[i] = -right[i];
        }
        StereoReading reading = Heard.of(mix).stereo().orElseThrow();
        assertThat(reading.correlation()).isCloseTo(0.8, within(0.02));
        assertThat(reading.lowestCorrelation()).isEqualTo(-1.0);
    }

    @Test
    void balanceIsThatOfTheRightChannelOverTheLeft() {
        AudioBuffer mix = correlated(0.0, 5.0);
        for (int i = 0; i < mix.frames(); i++) {
            mix.channel(1)[i] *= 0.5f;
        }
        assertThat(Heard.of(mix).stereo().orElseThrow().balanceDb()).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void oneSilentChannelDoesNotCorrelate() {
        AudioBuffer mix = correlated(0.5, 2.0);
        Arrays.fill(mix.channel(1), 0.0f);
        StereoReading reading = Heard.of(mix).stereo().orElseThrow();
        assertThat(reading.correlation()).isZero();
        assertThat(reading.balanceDb()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.monoLossDb()).isCloseTo(-3.01, within(0.01));
        assertThat(reading.middle().correlation()).isZero();
    }

    @Test
    void soundTooShortForWindowsIsMeasured() {
        StereoReading reading = Heard.of(correlated(1.0, 0.05)).stereo().orElseThrow();
        assertThat(reading.correlation()).isCloseTo(1.0, within(1e-9));
        assertThat(reading.middle()).isEqualTo(new StereoBand(1.0, Double.NEGATIVE_INFINITY));
    }

    @Test
    void onlySoundInTwoChannelsHasAReading() {
        assertThat(Heard.of(Signals.sine(1_000, -20.0).mono(1.0)).stereo()).isEmpty();
        assertThat(Heard.of(Signals.sine(1_000, -20.0).seconds(1.0, ChannelLayout.SURROUND_5_1))
                        .stereo())
                .isEmpty();
        assertThat(Heard.of(Signals.silence(48_000, ChannelLayout.STEREO, 48_000))
                        .stereo())
                .isEmpty();
    }

    private static AudioBuffer correlated(double rho, double seconds) {
        AudioBuffer mix = Signals.gaussian(11, 48_000, ChannelLayout.STEREO, (int) Math.round(seconds * 48_000), -20.0);
        double other = Math.sqrt(1.0 - rho * rho);
        for (int i = 0; i < mix.frames(); i++) {
            mix.channel(1)[i] = (float) (rho * mix.channel(0)[i] + other * mix.channel(1)[i]);
        }
        return mix;
    }
}

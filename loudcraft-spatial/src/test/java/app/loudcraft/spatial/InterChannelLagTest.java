package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterChannelLagTest {

    @ParameterizedTest
    @CsvSource({"48000, 5", "48000, -12", "44100, 0", "44100, 20", "96000, -0.5"})
    void aDelayBetweenTheChannelsIsFound(int rate, double ms) {
        InterChannelLag lag = new InterChannelLag(rate);
        double[] noise = StereoSignals.pink(1, rate, 2 * rate);
        int late = (int) Math.round(Math.abs(ms) * 1e-3 * rate);
        double[] delayed = new double[noise.length];
        System.arraycopy(noise, 0, delayed, late, noise.length - late);
        lag.measure(ms >= 0.0 ? noise : delayed, ms >= 0.0 ? delayed : noise, noise.length);
        // half a frame of 6 kHz
        assertThat(lag.lagMs().orElseThrow()).isCloseTo(ms, within(0.09));
    }

    @Test
    void independentChannelsHaveNoLag() {
        InterChannelLag lag = new InterChannelLag(48_000);
        lag.measure(StereoSignals.pink(1, 48_000, 96_000), StereoSignals.pink(2, 48_000, 96_000), 96_000);
        assertThat(lag.lagMs()).isEmpty();
    }

    @Test
    void silenceAndWhatIsTooShortHaveNoLag() {
        InterChannelLag lag = new InterChannelLag(48_000);
        assertThat(lag.lagMs()).isEmpty();
        lag.measure(new double[96_000], new double[96_000], 96_000);
        assertThat(lag.lagMs()).isEmpty();
    }

    @Test
    void theReportNamesIt() {
        double[] noise = StereoSignals.pink(1, 48_000, 4 * 48_000);
        double[] delayed = new double[noise.length];
        System.arraycopy(noise, 0, delayed, 480, noise.length - 480);
        AudioBuffer in = StereoSignals.stereo(noise, delayed, 48_000);
        SpatialEngine engine = SpatialEngine.builder().build();
        Chain.of(engine).render(in);
        assertThat(engine.report().stages().get(0).summary()).contains("the right channel 10.0 ms late");
    }
}

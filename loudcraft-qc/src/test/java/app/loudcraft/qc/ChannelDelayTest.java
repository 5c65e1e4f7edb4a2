package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.qc.ChannelDelay.Delay;
import app.loudcraft.testkit.Blocks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelDelayTest {

    private static Optional<Delay> delay(AudioBuffer audio) {
        ChannelSpectra spectra = new ChannelSpectra(2, audio.sampleRateHz(), 0.1);
        ChannelDelay delays = new ChannelDelay(spectra, audio.sampleRateHz(), 0.6);
        WindowCutter cutter = new WindowCutter(2, spectra.frames(), audio.sampleRateHz(), (x, firstFrame) -> {
            spectra.transform(x);
            delays.window(x[0], x[1]);
        });
        Blocks.feed(audio, 1_000, cutter::listen);
        return delays.delay();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 48, 700})
    void findsTheDelayOfTheSameSignal(int frames) {
        Delay found =
                delay(ChannelMixes.late(ChannelMixes.same(8.0), 1, frames)).orElseThrow();
        assertThat(found.frames()).isEqualTo(frames);
        // What leaves the window at one end is not what comes in at the other: 700 of 8192 frames are much of it.
        assertThat(found.height()).isBetween(frames < 100 ? 0.9 : 0.6, 1.0 + 1e-9);
        assertThat(found.clearShare()).isEqualTo(1.0);
        // The energy of both channels is taken of the same frames, not of those that belong together.
        assertThat(found.alignedCorrelation()).isCloseTo(1.0, within(frames < 100 ? 0.01 : 0.05));
        assertThat(found.correlation()).isLessThan(frames == 0 ? 1.01 : 0.99);
    }

    @Test
    void fiveFramesOfDelayLeaveWhatTheSignalHasInCommonWithItselfFiveFramesLater() {
        AudioBuffer noise = ChannelMixes.same(8.0);
        float[] x = noise.channel(0);
        double power = 0.0;
        double product = 0.0;
        for (int i = 5; i < x.length; i++) {
            power += (double) x[i] * x[i];
            product += (double) x[i] * x[i - 5];
        }

        Delay found = delay(ChannelMixes.late(noise, 1, 5)).orElseThrow();

        // But for the 5 frames that differ at the ends of a window of 8192.
        assertThat(found.height()).isCloseTo(1.0, within(0.01));
        // Only a sixth of the signal is looked at.
        assertThat(found.correlation()).isCloseTo(product / power, within(0.03));
    }

    @Test
    void saysThatAChannelIsTurnedOverByTheSignOfThePeak() {
        AudioBuffer late = ChannelMixes.late(ChannelMixes.same(8.0), 0, 5);
        Delay found = delay(ChannelMixes.scaled(late, 0, -1.0, 0.0, 8.0)).orElseThrow();
        assertThat(found.frames()).isEqualTo(-5);
        assertThat(found.height()).isCloseTo(-1.0, within(0.02));
    }

    @Test
    void findsNoneBetweenChannelsThatHaveNothingInCommon() {
        assertThat(delay(ChannelMixes.correlated(20.0, 0.0))).isEmpty();
    }

    @Test
    void findsNoneInSilenceOrTooLittle() {
        AudioBuffer silent = ChannelMixes.scaled(ChannelMixes.same(8.0), 1, 0.0, 0.0, 8.0);
        assertThat(delay(silent)).isEmpty();
        assertThat(delay(ChannelMixes.late(ChannelMixes.same(2.0), 1, 5))).isEmpty();
    }
}

package app.loudcraft.qc.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MdctTest {

    private static final int LINES = 64;

    @Test
    void aSpectrumIsTheSumOfItsDefinition() {
        double[] signal = noise(2 * LINES);
        double[] spectrum = new double[LINES];

        new Mdct(LINES).forward(signal, 0, spectrum);

        for (int k = 0; k < LINES; k++) {
            double sum = 0.0;
            for (int n = 0; n < 2 * LINES; n++) {
                double window = Math.sin(Math.PI * (n + 0.5) / (2 * LINES));
                sum += window * signal[n] * Math.cos(Math.PI / LINES * (n + 0.5 + LINES / 2.0) * (k + 0.5));
            }
            // Rounding of a transform in double.
            assertThat(spectrum[k]).isCloseTo(Math.sqrt(2.0 / LINES) * sum, within(1e-12));
        }
    }

    @Test
    void blocksThatOverlapByHalfAddUpToTheSignal() {
        Mdct mdct = new Mdct(LINES);
        double[] signal = noise(10 * LINES);
        double[] back = new double[signal.length];
        double[] spectrum = new double[LINES];

        for (int at = 0; at + 2 * LINES <= signal.length; at += LINES) {
            mdct.forward(signal, at, spectrum);
            mdct.addInverse(spectrum, back, at);
        }

        assertThat(Arrays.copyOfRange(back, LINES, 9 * LINES))
                .containsExactly(Arrays.copyOfRange(signal, LINES, 9 * LINES), within(1e-12));
    }

    private static double[] noise(int frames) {
        float[] x =
                Signals.gaussian(7, 48_000, ChannelLayout.MONO, frames, -12.0).channel(0);
        double[] noise = new double[frames];
        for (int i = 0; i < frames; i++) {
            noise[i] = x[i];
        }
        return noise;
    }
}

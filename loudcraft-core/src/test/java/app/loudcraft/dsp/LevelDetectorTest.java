package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.CompressorSettings.Detector;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelDetectorTest {

    @Test
    void sineHasTheLevelOfItsPeakOnBothDetectors() {
        AudioBuffer tone = Signals.sine(4_800.0, -6.0).phase(90.0).mono(0.5);
        double[] peak = measure(Detector.PEAK, tone);
        double[] rms = measure(Detector.RMS, tone);
        // ten samples a period, of which two lie on the crests
        assertThat(10.0 * Math.log10(peak[23_995])).isCloseTo(-6.0, within(1e-4));
        // the ripple of a 10 ms mean on 0.1 ms half periods
        assertThat(10.0 * Math.log10(rms[23_995])).isCloseTo(-6.0, within(0.03));
    }

    @Test
    void meanSquareReaches63PercentIn10Ms() {
        float[] x = new float[4_800];
        Arrays.fill(x, 0.5f);
        double[] power = measure(Detector.RMS, AudioBuffer.wrap(48_000, ChannelLayout.MONO, x));
        // twice the square; exact but for rounding, since the first frame already counts
        assertThat(power[479]).isCloseTo(0.5 * (1.0 - Math.exp(-1.0)), within(1e-12));
    }

    @Test
    void loudestChannelDecides() {
        float[] left = {0.1f, -0.5f, 0.0f, Float.NaN};
        float[] right = {-0.2f, 0.3f, 0.0f, 0.25f};
        double[] power = measure(Detector.PEAK, AudioBuffer.stereo(48_000, left, right));
        assertThat(power).containsExactly(0.2f * (double) 0.2f, 0.25, 0.0, 0.0625);
    }

    private static double[] measure(Detector detector, AudioBuffer buffer) {
        LevelDetector level = new LevelDetector(
                CompressorSettings.defaults().withDetector(detector), 48_000, buffer.channels(), buffer.frames());
        double[] power = new double[buffer.frames()];
        AudioBlock block = buffer.block();
        level.measure(block, 0, block.frames(), power);
        return power;
    }
}

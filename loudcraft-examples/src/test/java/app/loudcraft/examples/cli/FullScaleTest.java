package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FullScaleTest {

    @ParameterizedTest
    @EnumSource(
            value = SampleFormat.class,
            names = {"PCM_8", "PCM_16", "PCM_24"})
    void countsWhatAnUnditheredQuantizerHolds(SampleFormat format) {
        float[] samples = new float[10_000];
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (1.2 * (2.0 * random.nextDouble() - 1.0));
        }
        float step = (float) Math.scalb(1.0, 1 - format.bits());
        float[] edges = {1.0f, -1.0f, 1.0f - step, -1.0f - step, 1.0f - 0.5f * step, -1.0f - 0.5f * step};
        System.arraycopy(edges, 0, samples, 100, edges.length);
        Quantizer quantizer = new Quantizer(1, format.bits(), Dither.NONE);
        quantizer.quantize(0, samples, 0, new int[samples.length], 0, samples.length);

        FullScale fullScale = new FullScale(format);
        fullScale.process(AudioBlock.of(new float[][] {samples}, 0, 103));
        fullScale.process(AudioBlock.of(new float[][] {samples}, 103, samples.length - 103));

        assertThat(fullScale.clippedSamples())
                .isEqualTo(quantizer.saturations())
                .isPositive();
    }

    @Test
    void floatsHoldEverything() {
        FullScale fullScale = new FullScale(SampleFormat.FLOAT_32);

        fullScale.process(AudioBlock.of(new float[][] {{0.5f, 2.0f}, {-4.0f, 0.0f}}, 0, 2));

        assertThat(fullScale.clippedSamples()).isZero();
        assertThat(fullScale.peakDbfs()).isEqualTo(20.0 * StrictMath.log10(4.0));
    }

    @Test
    void silenceHasNoPeak() {
        assertThat(new FullScale(SampleFormat.PCM_16).peakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}

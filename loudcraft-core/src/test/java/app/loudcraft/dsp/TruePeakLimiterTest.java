package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.HostileSignals;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transparency, link, latency and bad samples: L2, L7, L8 and L10 of the limiter's acceptance. */
class TruePeakLimiterTest {

    @Test
    void signalsUnderTheCeilingPassBitForBit() {
        LimiterSettings settings = LimiterSettings.mastering(-1.0);
        HostileSignals.mono(48_000, 8_000).forEach((name, x) -> {
            double peak = 0.0;
            for (TruePeakKernel kernel : settings.kernels(48_000)) {
                peak = Math.max(peak, NaivePeaks.truePeak(kernel, x));
            }
            float[] quiet = scaled(x, Decibels.toAmplitude(-1.1) / peak);
            float[] y = limit(settings, 48_000, quiet)[0];
            assertThat(y).as(name).isEqualTo(quiet);
        });
    }

    @Test
    void burstInOneChannelTurnsAllChannelsDownAlike() {
        float[] left = Signals.sine(997, -12).frames(48_000);
        float[] right = left.clone();
        Random random = new Random(1);
        for (int i = 20_000; i < 24_000; i++) {
            left[i] = 3f * (float) random.nextGaussian();
        }
        float[][] y = limit(LimiterSettings.mastering(-1.0), 48_000, left, right);
        double lowest = 1.0;
        for (int i = 0; i < 48_000; i++) {
            if (i < 20_000 || i >= 24_000) {
                // the same samples times the same gain: the image does not move
                assertThat(y[0][i]).isEqualTo(y[1][i]);
            }
            if (Math.abs(right[i]) > 0.1f) {
                lowest = Math.min(lowest, (double) y[1][i] / right[i]);
            }
        }
        assertThat(lowest).isLessThan(0.3);
    }

    @Test
    void swappedChannelsGiveSwappedOutputs() {
        float[] left = HostileSignals.mono(48_000, 10_000).get("music +9 dB, seed 1");
        float[] right = HostileSignals.mono(48_000, 10_000).get("pink +6 dB, seed 2");
        float[][] y = limit(LimiterSettings.mastering(-1.0), 48_000, left, right);
        float[][] swapped = limit(LimiterSettings.mastering(-1.0), 48_000, right, left);
        assertThat(swapped[0]).isEqualTo(y[1]);
        assertThat(swapped[1]).isEqualTo(y[0]);
    }

    @ParameterizedTest
    @CsvSource({"mastering, 272", "broadcast, 160", "game, 88"})
    void impulseArrivesAtTheDeclaredLatency(String profile, int latencyFrames) {
        LimiterSettings settings = switch (profile) {
            case "mastering" -> LimiterSettings.mastering(-1.0);
            case "broadcast" -> LimiterSettings.broadcast(-1.0);
            default -> LimiterSettings.game(-1.0);
        };
        TruePeakLimiter limiter = new TruePeakLimiter(settings);
        limiter.prepare(new ProcessSpec(48_000, 1, 1_000));
        assertThat(limiter.latencyFrames()).isEqualTo(latencyFrames);
        for (float level : new float[] {0.5f, 4f}) {
            limiter.reset();
            float[] x = new float[1_000];
            x[100] = level;
            limiter.process(AudioBlock.of(new float[][] {x}, 0, 1_000));
            for (int i = 0; i < 1_000; i++) {
                assertThat(x[i] != 0f).as("frame %d", i).isEqualTo(i == 100 + latencyFrames);
            }
        }
    }

    @Test
    void samplesThatAreNoNumbersLeaveNoTrace() {
        float[] x = Signals.sine(997, -6).frames(10_000);
        float[] expected = x.clone();
        float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 3_000; i < 3_100; i++) {
            x[i] = poison[i % 3];
            expected[i] = 0f;
        }
        // under the ceiling throughout, so the state recovers at once, not only within look-ahead and hold
        assertThat(limit(LimiterSettings.mastering(-1.0), 48_000, x)[0]).isEqualTo(expected);
    }

    @Test
    void gainReductionIsThatOfTheGainApplied() {
        float[] x = Signals.sine(1_000, 5.0).frames(96_000);
        TruePeakLimiter limiter = new TruePeakLimiter(LimiterSettings.mastering(-1.0));
        limiter.prepare(new ProcessSpec(48_000, 1, 96_000));
        assertThat(limiter.gainReduction()).isEqualTo(GainReduction.NONE);
        limiter.process(AudioBlock.of(new float[][] {x}, 0, 96_000));
        GainReduction reading = limiter.gainReduction();
        // 6 dB and the guard, and up to 0.03 dB that the onset of the tone and the ITU table add
        assertThat(reading.p95Db()).isCloseTo(6.01, within(0.04));
        assertThat(reading.maxDb()).isBetween(6.0, 6.5);
        assertThat(reading.meanDb()).isCloseTo(6.0, within(0.1));
        assertThat(reading.activeShare()).isGreaterThan(0.99);
        limiter.reset();
        assertThat(limiter.gainReduction()).isEqualTo(GainReduction.NONE);
    }

    @Test
    void loudPassageEndsAndTheGainReturnsToExactlyOne() {
        float[] x = Signals.sine(997, -20).frames(48_000 * 18);
        for (int i = 0; i < 48_000; i++) {
            x[i] *= 30f;
        }
        float[] y = limit(LimiterSettings.mastering(-1.0), 48_000, x)[0];
        for (int i = 48_000 * 17; i < y.length; i++) {
            assertThat(y[i]).isEqualTo(x[i]);
        }
    }

    /** The outputs for these channels, moved back by the latency; the inputs stay as they are. */
    static float[][] limit(LimiterSettings settings, int rateHz, float[]... channels) {
        TruePeakLimiter limiter = new TruePeakLimiter(settings);
        int frames = channels[0].length;
        limiter.prepare(new ProcessSpec(rateHz, channels.length, frames + 48_000));
        int latency = limiter.latencyFrames();
        float[][] padded = new float[channels.length][frames + latency];
        for (int c = 0; c < channels.length; c++) {
            System.arraycopy(channels[c], 0, padded[c], 0, frames);
        }
        limiter.process(AudioBlock.of(padded, 0, frames + latency));
        float[][] output = new float[channels.length][frames];
        for (int c = 0; c < channels.length; c++) {
            System.arraycopy(padded[c], latency, output[c], 0, frames);
        }
        return output;
    }

    private static float[] scaled(float[] x, double gain) {
        float[] scaled = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            scaled[i] = (float) (gain * x[i]);
        }
        return scaled;
    }
}

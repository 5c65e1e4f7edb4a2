package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.PeakCases;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakMeterTest {

    private static final int RATE = 48_000;

    private static List<TruePeakKernel> kernels() {
        return List.of(
                TruePeakKernel.kaiser16(),
                TruePeakKernel.kaiser4(),
                TruePeakKernel.itu(),
                TruePeakKernel.hann49(48_000),
                TruePeakKernel.hann49(96_000),
                TruePeakKernel.hann49(192_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatAMeterReadsThatLeavesNothingOut(long seed) {
        AudioBuffer noise = wandering(seed, ChannelLayout.STEREO, 20_000);
        for (TruePeakKernel kernel : kernels()) {
            TruePeakMeter meter = TruePeakMeter.withKernel(kernel, RATE, ChannelLayout.STEREO);
            Blocks.feed(noise, 4_096, meter::process);
            for (int c = 0; c < 2; c++) {
                double naive = Decibels.fromAmplitude(NaiveTruePeak.of(kernel, noise.channel(c)));
                assertThat(meter.truePeakDbtp(c))
                        .as("%s, channel %d", kernel, c)
                        .isEqualTo(naive);
            }
        }
    }

    @Test
    void readingDoesNotDependOnHowTheStreamIsCut() {
        AudioBuffer noise = wandering(4, ChannelLayout.STEREO, 30_011);
        TruePeakMeter whole = meter();
        whole.process(noise.block());
        for (int size : new int[] {1, 7, 128, 441, 480, 1024, 65_536}) {
            TruePeakMeter cut = meter();
            Blocks.feed(noise, size, cut::process);
            for (int c = 0; c < 2; c++) {
                assertThat(cut.truePeakDbtp(c)).as("blocks of %d", size).isEqualTo(whole.truePeakDbtp(c));
                assertThat(cut.samplePeakDbfs(c)).isEqualTo(whole.samplePeakDbfs(c));
            }
        }
    }

    @Test
    void readingAtAnyTimeCountsSilenceAsWhatFollows() {
        float[] x = Signals.sine(12_000, 0.0).phase(45).frames(500);
        for (int frames = 1; frames <= x.length; frames += 7) {
            float[] head = Arrays.copyOf(x, frames);
            TruePeakMeter meter = TruePeakMeter.reference(RATE, ChannelLayout.MONO);
            meter.process(AudioBlock.of(new float[][] {x}, 0, frames));
            double naive = Decibels.fromAmplitude(NaiveTruePeak.of(TruePeakKernel.kaiser16(), head));
            assertThat(meter.truePeakDbtp()).as("%d frames", frames).isEqualTo(naive);
        }
    }

    @Test
    void peakBetweenTheLastFramesIsFound() {
        float[] x = new float[1_000];
        x[998] = 0.7f;
        x[999] = 0.7f;
        TruePeakMeter meter = TruePeakMeter.reference(RATE, ChannelLayout.MONO);
        meter.process(AudioBuffer.wrap(RATE, ChannelLayout.MONO, x).block());
        // halfway between two equal samples a sinc reads 2 sin(pi/2) / (pi/2) = 4/pi of them; the window takes 0.01 dB
        assertThat(meter.truePeakDbtp()).isCloseTo(Decibels.fromAmplitude(0.7 * 4.0 / Math.PI), within(0.02));
    }

    @Test
    void everyChannelHasItsOwnPeak() {
        AudioBuffer audio = AudioBuffer.allocate(RATE, ChannelLayout.SURROUND_5_1, RATE / 2);
        for (int c = 0; c < 6; c++) {
            float[] sine = PeakCases.sine(RATE, 997, Decibels.toAmplitude(-3.0 * (c + 1)), 0.0);
            System.arraycopy(sine, 0, audio.channel(c), 0, sine.length);
        }
        Arrays.fill(audio.channel(2), 0f);
        TruePeakMeter meter = TruePeakMeter.reference(RATE, ChannelLayout.SURROUND_5_1);
        meter.process(audio.block());
        for (int c = 0; c < 6; c++) {
            if (c == 2) {
                assertThat(meter.truePeakDbtp(c)).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                // 0.0005 dB at 997 Hz is the grid of the kernel
                assertThat(meter.truePeakDbtp(c)).isCloseTo(-3.0 * (c + 1), within(0.001));
            }
        }
        assertThat(meter.truePeakDbtp()).isEqualTo(meter.truePeakDbtp(0));
    }

    @Test
    void resetIsAsGoodAsNew() {
        AudioBuffer loud = wandering(5, ChannelLayout.STEREO, 9_999);
        AudioBuffer quiet = Signals.gain(wandering(6, ChannelLayout.STEREO, 9_999), -30.0);
        TruePeakMeter used = meter();
        used.process(loud.block());
        used.reset();
        assertThat(used.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(used.samplePeakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        used.process(quiet.block());
        TruePeakMeter fresh = meter();
        fresh.process(quiet.block());
        assertThat(used.truePeakDbtp()).isEqualTo(fresh.truePeakDbtp());
        assertThat(used.samplePeakDbfs()).isEqualTo(fresh.samplePeakDbfs());
    }

    @Test
    void samplesThatAreNoNumbersCountAsZero() {
        AudioBuffer poisoned = wandering(7, ChannelLayout.STEREO, 5_000);
        AudioBuffer zeroed = poisoned.copy();
        float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < 5_000; i += 37) {
            poisoned.channel(i % 2)[i] = poison[i % 3];
            zeroed.channel(i % 2)[i] = 0f;
        }
        TruePeakMeter meter = meter();
        meter.process(poisoned.block());
        TruePeakMeter clean = meter();
        clean.process(zeroed.block());
        assertThat(meter.truePeakDbtp()).isFinite().isEqualTo(clean.truePeakDbtp());
        assertThat(meter.samplePeakDbfs()).isEqualTo(clean.samplePeakDbfs());
    }

    @Test
    void truePeakIsNeverUnderTheSamplePeak() {
        float[] x = new float[400];
        x[200] = -1.0f;
        for (TruePeakKernel kernel : kernels()) {
            TruePeakMeter meter = TruePeakMeter.withKernel(kernel, RATE, ChannelLayout.MONO);
            meter.process(AudioBuffer.wrap(RATE, ChannelLayout.MONO, x).block());
            assertThat(meter.samplePeakDbfs()).isZero();
            assertThat(meter.truePeakDbtp()).isNotNegative();
        }
    }

    @Test
    void nothingMeasuredIsSilent() {
        TruePeakMeter meter = meter();
        meter.process(AudioBlock.allocate(2, 0));
        assertThat(meter.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.truePeakDbtp(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void otherNumberOfChannelsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meter().process(AudioBlock.allocate(3, 10)))
                .withMessage("block must have 2 channels, but was 3");
    }

    @Test
    void processingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TruePeakMeter meter = meter();
        AudioBlock block =
                Signals.pink(1, RATE, ChannelLayout.STEREO, 128, -20.0).block();
        for (int i = 0; i < 1_000; i++) {
            meter.process(block);
        }
        long least = Long.MAX_VALUE;
        // the JVM itself may allocate while it recompiles; a meter that allocates does so in every round
        for (int round = 0; round < 3 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5_000; i++) {
                meter.process(block);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    private static TruePeakMeter meter() {
        return TruePeakMeter.reference(RATE, ChannelLayout.STEREO);
    }

    /** Noise whose level wanders, so that maxima lie everywhere. */
    private static AudioBuffer wandering(long seed, ChannelLayout layout, int frames) {
        AudioBuffer noise = Signals.gaussian(seed, RATE, layout, frames, -12.0);
        for (int c = 0; c < noise.channels(); c++) {
            float[] x = noise.channel(c);
            for (int i = 0; i < frames; i++) {
                x[i] *= (float) (1.2 + Math.sin(i * 0.0007 * (c + 1) + seed));
            }
        }
        return noise;
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearPhaseSplitterTest {

    @ParameterizedTest
    @CsvSource({"120, 44100", "120, 48000", "800, 48000", "5000, 96000", "5000, 192000", "20, 8000"})
    void bothPartsTogetherAreTheDelayedSignal(double crossoverHz, int rate) {
        AudioBuffer noise = Signals.gaussian(1, rate, ChannelLayout.STEREO, 70_000, -12.0);
        LinearPhaseSplitter splitter = prepared(crossoverHz, rate, 2, 70_000);
        double[][] low = new double[2][70_000];
        double[][] high = new double[2][70_000];
        splitter.process(noise.block(), low, high);
        int latency = splitter.latencyFrames();
        assertThat(latency).isLessThan(60_000);
        double peak = 0.0;
        double signalPeak = 0.0;
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < noise.frames(); i++) {
                double delayed = i < latency ? 0.0 : noise.channel(c)[i - latency];
                peak = Math.max(peak, Math.abs(low[c][i] + high[c][i] - delayed));
                signalPeak = Math.max(signalPeak, Math.abs(low[c][i]));
            }
        }
        assertThat(signalPeak).isGreaterThan(0.001);
        // the requirement: -200 dB
        assertThat(peak).isLessThanOrEqualTo(1e-10 * signalPeak);
    }

    @Test
    void partsInFloatMissTheSignalByOneRounding() {
        AudioBuffer noise = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 30_000, -12.0);
        AudioBuffer[] parts = split(prepared(800.0, 48_000, 2, 30_000), noise, 30_000);
        int latency = prepared(800.0, 48_000, 2, 512).latencyFrames();
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < noise.frames(); i++) {
                double delayed = i < latency ? 0.0 : noise.channel(c)[i - latency];
                float high = parts[1].channel(c)[i];
                // half a unit in the last place of the high part
                assertThat((double) parts[0].channel(c)[i] + high)
                        .isCloseTo(delayed, within(0.5000001 * Math.ulp(high)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 48000", "1000, 44100", "5000, 96000"})
    void partsMeetAt6DbAndAreSeparateAnOctaveBeyond(double crossoverHz, int rate) {
        LinearPhaseSplitter splitter = prepared(crossoverHz, rate, 1, 65_536);
        AudioBuffer impulse = Signals.silence(rate, ChannelLayout.MONO, 65_536);
        impulse.channel(0)[0] = 1.0f;
        double[][] low = new double[1][65_536];
        double[][] high = new double[1][65_536];
        splitter.process(impulse.block(), low, high);
        RealFft fft = new RealFft(65_536);
        fft.forward(low[0]);
        fft.forward(high[0]);
        for (int k = 1; k < 32_768; k++) {
            double hz = (double) k * rate / 65_536;
            double lowDb = 20.0 * Math.log10(Math.hypot(low[0][2 * k], low[0][2 * k + 1]));
            double highDb = 20.0 * Math.log10(Math.hypot(high[0][2 * k], high[0][2 * k + 1]));
            if (hz <= crossoverHz / 2.0) {
                // 0.001 dB: side lobes of -80 dB beside 0 dB
                assertThat(lowDb).isCloseTo(0.0, within(0.001));
                assertThat(highDb).isLessThan(-80.0);
            } else if (hz >= 2.0 * crossoverHz) {
                assertThat(highDb).isCloseTo(0.0, within(0.001));
                assertThat(lowDb).isLessThan(-80.0);
            } else if (Math.abs(hz - crossoverHz) < 0.5 * rate / 65_536) {
                // 0.1 dB: the bin is up to half a bin from the crossover, and at most 30 dB an octave of slope
                assertThat(lowDb).isCloseTo(-6.02, within(0.1));
                assertThat(highDb).isCloseTo(-6.02, within(0.1));
            }
        }
    }

    @Test
    void partsDoNotDependOnHowTheStreamIsCut() {
        AudioBuffer noise = Signals.gaussian(3, 48_000, ChannelLayout.unspecified(3), 20_000, -12.0);
        AudioBuffer[] whole = split(prepared(700.0, 48_000, 3, 20_000), noise, 20_000);
        LinearPhaseSplitter used = prepared(700.0, 48_000, 3, 4_096);
        split(used, noise, 999);
        used.reset();
        for (int size : new int[] {1, 7, 441, 4_096}) {
            AudioBuffer[] cut = split(used, noise, size);
            for (int c = 0; c < 3; c++) {
                assertThat(cut[0].channel(c)).as("blocks of %d", size).isEqualTo(whole[0].channel(c));
                assertThat(cut[1].channel(c)).as("blocks of %d", size).isEqualTo(whole[1].channel(c));
            }
            used.reset();
        }
    }

    @Test
    void samplesThatAreNoNumbersCountAsZeroAndNothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LinearPhaseSplitter splitter = prepared(700.0, 48_000, 2, 512);
        AudioBlock in = AudioBlock.allocate(2, 512);
        AudioBlock low = AudioBlock.allocate(2, 512);
        AudioBlock high = AudioBlock.allocate(2, 512);
        in.channel(0)[17] = Float.NaN;
        in.channel(1)[18] = Float.POSITIVE_INFINITY;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 500; k++) {
                splitter.process(in, low, high);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // the JVM itself may allocate a few bytes in some of the rounds, while it compiles
        assertThat(least).isZero();
        assertThat(low.channel(0)).containsOnly(0.0f);
        assertThat(high.channel(1)).containsOnly(0.0f);
    }

    @Test
    void refusesWhatItCannotSplit() {
        assertThatThrownBy(() -> LinearPhaseSplitter.at(19.0))
                .hasMessage("crossoverHz must be in [20.0, 192000.0] Hz, but was 19.0");
        assertThatThrownBy(() -> LinearPhaseSplitter.at(4_000.0).prepare(new ProcessSpec(8_000, 1, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crossoverHz must be below half the sample rate of 8000 Hz, but was 4000.0");
        AudioBlock block = AudioBlock.allocate(1, 64);
        assertThatThrownBy(() -> LinearPhaseSplitter.at(100.0).process(block, block, block))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("prepare");
        assertThatThrownBy(() -> prepared(100.0, 48_000, 1, 64)
                        .process(block, AudioBlock.allocate(1, 63), AudioBlock.allocate(1, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low and high must have 64 frames, but had 63 and 64");
    }

    private static LinearPhaseSplitter prepared(double crossoverHz, int rate, int channels, int maxFrames) {
        LinearPhaseSplitter splitter = LinearPhaseSplitter.at(crossoverHz);
        splitter.prepare(new ProcessSpec(rate, channels, maxFrames));
        return splitter;
    }

    private static AudioBuffer[] split(LinearPhaseSplitter splitter, AudioBuffer input, int size) {
        AudioBuffer low = input.copy();
        AudioBuffer high = input.copy();
        AudioBlock in = input.block();
        AudioBlock lows = low.block();
        AudioBlock highs = high.block();
        for (int at = 0; at < input.frames(); at += size) {
            int frames = Math.min(size, input.frames() - at);
            splitter.process(in.window(at, frames), lows.window(at, frames), highs.window(at, frames));
        }
        return new AudioBuffer[] {low, high};
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExpanderTest {

    private static final int RATE_HZ = 48_000;
    private static final ExpanderSettings SPEECH = ExpanderSettings.speech(-54.0);

    @Test
    void noiseIsReducedBy10DbOrMore() {
        AudioBuffer noise = Signals.gaussian(3, RATE_HZ, ChannelLayout.STEREO, 4 * RATE_HZ, -60.0);
        AudioBuffer out = Chain.of(Expander.of(SPEECH)).render(noise);
        assertThat(levelDb(noise, RATE_HZ, 3 * RATE_HZ) - levelDb(out, RATE_HZ, 3 * RATE_HZ))
                .isBetween(10.0, 12.0 + 1e-6);
    }

    @Test
    void onsetOfSpeechLosesLessThan5Ms() {
        AudioBuffer noise = Signals.gaussian(3, RATE_HZ, ChannelLayout.MONO, 2 * RATE_HZ, -60.0);
        AudioBuffer tone = Signals.sine(200.0, -26.0).mono(1.0);
        AudioBuffer in = Signals.concat(noise, tone);
        AudioBuffer out = Chain.of(Expander.of(SPEECH)).render(in);
        int onset = 2 * RATE_HZ;
        // 5.3 ms: the attack less the look-ahead, and 0.3 ms until the level has risen; from 1 ms before it is less
        // than 1.5 dB
        for (int i = onset + 240; i < in.frames() - 240; i++) {
            assertThat((double) out.channel(0)[i])
                    .as("%.2f ms", (i - onset) / 48.0)
                    .isCloseTo(in.channel(0)[i], within(0.06 * Math.abs(in.channel(0)[i]) + 1e-9));
        }
        assertThat(out.channel(0)[onset + 300]).isEqualTo(in.channel(0)[onset + 300]);
    }

    @Test
    void openGainHoldsAndThenFallsAtTheReleaseTime() {
        Expander expander = Expander.of(SPEECH);
        expander.prepare(new ProcessSpec(RATE_HZ, 1, 4 * RATE_HZ));
        feed(expander, -20.0, 0.5);
        assertThat(expander.gainReductionDb()).isZero();
        // from -20 dBFS to the threshold an RMS of 10 ms falls within 10 ms * ln(10^3.4) = 78 ms
        feed(expander, -120.0, 0.078 + 0.199);
        assertThat(expander.gainReductionDb()).isZero();
        feed(expander, -120.0, 0.001 + 0.150);
        // 63 % of 12 dB; the way from the threshold down to the whole range takes another 9 ms of the 150
        assertThat(expander.gainReductionDb()).isCloseTo(7.58, within(0.4));
        feed(expander, -120.0, 2.0);
        assertThat(expander.gainReductionDb()).isCloseTo(12.0, within(1e-3));
        assertThat(expander.maxGainReductionDb()).isEqualTo(12.0);
    }

    @Test
    void gainFallsByTheRatioBelowTheThreshold() {
        for (double under : new double[] {0.5, 1.0, 2.0, 3.0, 3.9, 5.0, 20.0}) {
            Expander expander = Expander.of(SPEECH);
            expander.prepare(new ProcessSpec(RATE_HZ, 1, 4 * RATE_HZ));
            feed(expander, -54.0 - under, 2.0);
            // float rounding of the level, and what is left of the one-pole filter
            assertThat(expander.gainReductionDb()).isCloseTo(Math.min(12.0, 3.0 * under), within(1e-4));
        }
    }

    private static void feed(Expander expander, double dbfs, double seconds) {
        float[] x = new float[(int) Math.round(seconds * RATE_HZ)];
        Arrays.fill(x, (float) Decibels.toAmplitude(dbfs));
        expander.process(AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, x).block());
    }

    private static double levelDb(AudioBuffer buffer, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += (double) buffer.channel(0)[i] * buffer.channel(0)[i];
        }
        return Decibels.fromPower(sum / (to - from));
    }

    @Test
    void whatIsOpenPassesEveryBit() {
        AudioBuffer loud = Signals.gaussian(8, RATE_HZ, ChannelLayout.STEREO, RATE_HZ, -20.0);
        AudioBuffer out = Chain.of(Expander.of(SPEECH)).render(loud);
        for (int i = 600; i < RATE_HZ; i++) {
            assertThat(out.channel(1)[i]).isEqualTo(loud.channel(1)[i]);
        }
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> SPEECH.withThresholdDbfs(1.0))
                .hasMessage("thresholdDbfs must be in [-100.0, 0.0] dBFS, but was 1.0");
        assertThatThrownBy(() -> SPEECH.withRangeDb(-1.0))
                .hasMessage("rangeDb must be in [0.0, 80.0] dB, but was -1.0");
        assertThatThrownBy(() -> SPEECH.withRatio(0.9)).hasMessage("ratio must be in [1.0, 100.0], but was 0.9");
        assertThatThrownBy(() -> SPEECH.withTimesMs(0.0, 1.0, 1.0))
                .hasMessage("attackMs must be in [0.1, 100.0] ms, but was 0.0");
        assertThatThrownBy(() -> SPEECH.withTimesMs(1.0, -1.0, 1.0))
                .hasMessage("holdMs must be in [0.0, 2000.0] ms, but was -1.0");
        assertThatThrownBy(() -> SPEECH.withTimesMs(1.0, 1.0, 0.0))
                .hasMessage("releaseMs must be in [1.0, 5000.0] ms, but was 0.0");
        assertThatThrownBy(() -> SPEECH.withLookAheadMs(21.0))
                .hasMessage("lookAheadMs must be in [0.0, 20.0] ms, but was 21.0");
        assertThat(Expander.of(SPEECH).settings()).isEqualTo(SPEECH);
    }
}

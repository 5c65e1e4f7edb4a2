package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.CompressorSettings.Detector;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressorTest {

    private static final CompressorSettings HARD = CompressorSettings.defaults()
            .withThresholdDbfs(-20.0)
            .withRatio(4.0)
            .withKneeDb(0.0)
            .withDetector(Detector.PEAK);

    @ParameterizedTest
    @EnumSource(Detector.class)
    void steadyTonesLandOnTheStaticCurve(Detector detector) {
        CompressorSettings settings =
                HARD.withKneeDb(10.0).withReleaseMs(200.0).withMakeupDb(2.0).withDetector(detector);
        for (int k = 0; k < 40; k++) {
            double inDbfs = -39.0 + k;
            AudioBuffer tone = Signals.sine(5_000.0, inDbfs).mono(0.5);
            AudioBuffer out = Chain.of(Compressor.of(settings)).render(tone);
            double outDbfs = 10.0 * Math.log10(2.0 * meanSquare(out, 14_400, 24_000));
            // the requirement; a peak detector sags a little between the crests of a tone
            assertThat(outDbfs).as("%s dBFS in", inDbfs).isCloseTo(curve(inDbfs, -20, 4, 10) + 2.0, within(0.05));
        }
    }

    /** Giannoulis et al. 2012, gain computer with soft knee, case by case. */
    private static double curve(double x, double t, double r, double w) {
        if (2 * (x - t) < -w) {
            return x;
        }
        if (2 * Math.abs(x - t) <= w) {
            return x + (1 / r - 1) * Math.pow(x - t + w / 2, 2) / (2 * w);
        }
        return t + (x - t) / r;
    }

    // 10 dB over at 4:1 is 7.5 dB of reduction; attacks and releases far apart, close together and equal
    @ParameterizedTest
    @CsvSource({"10, 100, 48000", "10, 100, 44100", "5, 50, 192000", "30, 60, 48000", "30, 33, 96000", "20, 20, 48000"})
    void attackAndReleaseReach63PercentOnTime(double attackMs, double releaseMs, int rate) {
        Compressor compressor = Compressor.of(HARD.withAttackMs(attackMs).withReleaseMs(releaseMs));
        compressor.prepare(new ProcessSpec(rate, 1, rate * 3));
        double onePart = 1.0 - Math.exp(-1.0);

        feedSteady(compressor, -10.0, attackMs * 1e-3, rate);
        // the requirement is 3 %; here one frame's worth of a step is the only error
        assertThat(compressor.gainReductionDb()).isCloseTo(7.5 * onePart, within(7.5 * 0.005));
        feedSteady(compressor, -10.0, 1.0, rate);
        assertThat(compressor.gainReductionDb()).isCloseTo(7.5, within(1e-6));
        feedSteady(compressor, -20.0, releaseMs * 1e-3, rate);
        assertThat(compressor.gainReductionDb()).isCloseTo(7.5 * (1.0 - onePart), within(7.5 * 0.005));
        feedSteady(compressor, -20.0, 3.0, rate);
        assertThat(compressor.gainReductionDb()).isZero();
        assertThat(compressor.maxGainReductionDb()).isCloseTo(7.5, within(1e-6));
    }

    private static void feedSteady(Compressor compressor, double dbfs, double seconds, int rate) {
        float[] x = new float[(int) Math.round(seconds * rate)];
        // a hair under the level, so that -20 dBFS in float does not lie above a threshold of -20 dBFS
        Arrays.fill(x, (float) Decibels.toAmplitude(dbfs - 1e-6));
        compressor.process(AudioBuffer.wrap(rate, ChannelLayout.MONO, x).block());
    }

    @Test
    void quietSignalsPassEveryBitEvenAfterALoudOne() {
        AudioBuffer quiet = Signals.sine(1_000.0, -21.0).stereo(1.0);
        AudioBuffer out = Chain.of(Compressor.of(HARD)).render(quiet);
        assertThat(out.channel(0)).containsExactly(quiet.channel(0));

        AudioBuffer mixed = Signals.concat(
                Signals.sine(1_000.0, -6.0).stereo(0.1),
                Signals.sine(1_000.0, -21.0).stereo(4.0));
        AudioBuffer after = Chain.of(Compressor.of(HARD)).render(mixed);
        assertThat(after.channel(1)[2_000]).isNotEqualTo(mixed.channel(1)[2_000]);
        int last = mixed.frames() - 48_000;
        assertThat(Arrays.copyOfRange(after.channel(1), last, mixed.frames()))
                .containsExactly(Arrays.copyOfRange(mixed.channel(1), last, mixed.frames()));
    }

    @Test
    void ratioOneNeverTouchesASample() {
        AudioBuffer loud = Signals.gaussian(31, 48_000, ChannelLayout.STEREO, 20_000, 0.0);
        Compressor compressor = Compressor.of(HARD.withRatio(1.0).withThresholdDbfs(-80.0));
        AudioBuffer out = Chain.of(compressor).render(loud);
        assertThat(out.channel(0)).containsExactly(loud.channel(0));
        assertThat(out.channel(1)).containsExactly(loud.channel(1));
        assertThat(compressor.maxGainReductionDb()).isZero();
    }

    // tolerances: the requirement, 1 % and 0.3 %
    @ParameterizedTest
    @CsvSource({"PEAK, 0.01", "RMS, 0.003"})
    void bassStaysClean(Detector detector, double maxThd) {
        // 8 dB over at 4:1: 6 dB of reduction
        AudioBuffer tone = Signals.sine(100.0, -12.0).mono(3.0);
        Compressor compressor =
                Compressor.of(HARD.withAttackMs(10.0).withReleaseMs(100.0).withDetector(detector));
        AudioBuffer out = Chain.of(compressor).render(tone);
        assertThat(compressor.gainReductionDb()).isCloseTo(6.0, within(0.5));
        double harmonics = 0.0;
        for (int h = 2; h <= 20; h++) {
            harmonics += Math.pow(bin(out, 100.0 * h), 2);
        }
        assertThat(Math.sqrt(harmonics) / bin(out, 100.0)).isLessThan(maxThd).isPositive();
    }

    /** Naive DFT of the last second, one bin. */
    private static double bin(AudioBuffer buffer, double hz) {
        double re = 0.0;
        double im = 0.0;
        for (int i = buffer.frames() - 48_000; i < buffer.frames(); i++) {
            double angle = 2.0 * Math.PI * hz * i / 48_000.0;
            re += buffer.channel(0)[i] * Math.cos(angle);
            im += buffer.channel(0)[i] * Math.sin(angle);
        }
        return Math.hypot(re, im);
    }

    @Test
    void allChannelsGetTheGainOfTheLoudest() {
        int frames = 9_600;
        AudioBuffer in = AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, frames);
        for (int c = 0; c < 6; c++) {
            Arrays.fill(in.channel(c), 0.001f);
        }
        System.arraycopy(Signals.sine(300.0, -3.0).frames(frames), 0, in.channel(4), 0, frames);
        AudioBuffer out = Chain.of(Compressor.of(HARD)).render(in);
        for (int c = 1; c < 6; c++) {
            if (c != 4) {
                assertThat(out.channel(c)).containsExactly(out.channel(0));
            }
        }
        assertThat(out.channel(0)[frames - 1]).isLessThan(0.0005f);
    }

    @Test
    void sidechainHighPassMakesTheDetectorDeafToBass() {
        AudioBuffer bass = Signals.sine(30.0, -10.0).mono(1.0);
        Compressor deaf = Compressor.of(HARD.withSidechainHighPassHz(120.0));
        AudioBuffer out = Chain.of(deaf).render(bass);
        // 30 Hz is two octaves below: -24 dB in the side chain, -34 dBFS, far under the threshold; the onset of the
        // tone
        // is a broadband event and may touch the first periods
        assertThat(Arrays.copyOfRange(out.channel(0), 47_000, 48_000))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4f ? 0 : 1)
                .containsExactly(Arrays.copyOfRange(bass.channel(0), 47_000, 48_000));
        Compressor open = Compressor.of(HARD);
        Chain.of(open).render(bass);
        assertThat(open.gainReductionDb()).isGreaterThan(5.0);
        // what passes the compressor is the signal itself, not its side chain
        AudioBuffer treble = Signals.sine(5_000.0, -10.0).mono(1.0);
        Chain.of(deaf).render(treble);
        assertThat(deaf.gainReductionDb()).isCloseTo(7.5, within(0.1));
    }

    @Test
    void readOutsStartAtZeroAndResetToZero() {
        Compressor compressor = Compressor.of(HARD);
        assertThat(compressor.gainReductionDb()).isZero();
        assertThat(compressor.maxGainReductionDb()).isZero();
        compressor.prepare(new ProcessSpec(48_000, 1, 150_000));
        feedSteady(compressor, 0.0, 0.5, 48_000);
        assertThat(compressor.maxGainReductionDb()).isPositive();
        // 20 dB over at 4:1 is 15 dB, less the 10 ms of attack in 500
        assertThat(compressor.meanGainReductionDb()).isCloseTo(15.0 * (1.0 - 10.0 / 500.0), within(0.02));
        compressor.reset();
        assertThat(compressor.meanGainReductionDb()).isZero();
        assertThat(compressor.gainReductionDb()).isZero();
        assertThat(compressor.maxGainReductionDb()).isZero();
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> HARD.withThresholdDbfs(1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thresholdDbfs must be in [-80.0, 0.0] dBFS, but was 1.0");
        assertThatThrownBy(() -> HARD.withRatio(0.5)).hasMessage("ratio must be in [1.0, 100.0], but was 0.5");
        assertThatThrownBy(() -> HARD.withKneeDb(Double.NaN))
                .hasMessage("kneeDb must be in [0.0, 24.0] dB, but was NaN");
        assertThatThrownBy(() -> HARD.withAttackMs(-1.0))
                .hasMessage("attackMs must be in [0.0, 1000.0] ms, but was -1.0");
        assertThatThrownBy(() -> HARD.withReleaseMs(5_001.0))
                .hasMessage("releaseMs must be in [0.0, 5000.0] ms, but was 5001.0");
        assertThatThrownBy(() -> HARD.withMakeupDb(25.0))
                .hasMessage("makeupDb must be in [-24.0, 24.0] dB, but was 25.0");
        assertThatThrownBy(() -> HARD.withSidechainHighPassHz(19.0))
                .hasMessage("sidechainHighPassHz must be 0 or in [20.0, 1000.0] Hz, but was 19.0");
        assertThatThrownBy(() -> HARD.withDetector(null)).isInstanceOf(NullPointerException.class);
    }

    private static double meanSquare(AudioBuffer buffer, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += (double) buffer.channel(0)[i] * buffer.channel(0)[i];
        }
        return sum / (to - from);
    }
}

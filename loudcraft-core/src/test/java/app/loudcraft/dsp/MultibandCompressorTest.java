package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultibandCompressorTest {

    private static final BandDynamics HARD = new BandDynamics(-20.0, 4.0, 0.0, 10.0, 100.0, 0.0, 60.0);

    private static final BandDynamics STILL = BandDynamics.neutral();

    private static final List<Double> THREE = List.of(120.0, 800.0, 5_000.0);

    private static MultibandSettings four(BandDynamics band) {
        return new MultibandSettings(THREE, Collections.nCopies(4, band), 100.0);
    }

    // C1: a peak detector below the crossover, a mean square above it; the tone lies where the other band has nothing
    @ParameterizedTest
    @CsvSource({"20000, 3000, 192000", "100, 5000, 48000", "100, 5000, 44100"})
    void steadyTonesLandOnTheStaticCurve(double crossoverHz, double toneHz, int rate) {
        BandDynamics band = HARD.withKneeDb(10.0).withReleaseMs(200.0).withMakeupDb(2.0);
        MultibandSettings settings = new MultibandSettings(List.of(crossoverHz), List.of(band, band), 100.0);
        for (int k = 0; k < 40; k++) {
            double inDbfs = -39.0 + k;
            AudioBuffer tone = Signals.sine(toneHz, inDbfs).rate(rate).mono(0.5);
            AudioBuffer out = Chain.of(MultibandCompressor.of(settings)).render(tone);
            double outDbfs = 10.0 * Math.log10(2.0 * meanSquare(out, rate * 3 / 10, rate / 2));
            // the requirement
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

    // C2, on the band that follows peaks: 10 dB over at 4:1 is 7.5 dB of reduction
    @ParameterizedTest
    @CsvSource({"10, 100", "5, 50", "30, 60", "20, 20", "2, 40"})
    void attackAndReleaseReach63PercentOnTime(double attackMs, double releaseMs) {
        int rate = 192_000;
        BandDynamics band = HARD.withAttackMs(attackMs).withReleaseMs(releaseMs);
        MultibandCompressor compressor =
                MultibandCompressor.of(new MultibandSettings(List.of(20_000.0), List.of(band, STILL), 100.0));
        compressor.prepare(new ProcessSpec(rate, 1, rate * 2));
        double onePart = 1.0 - Math.exp(-1.0);

        // whole periods of 0.25 ms; the crossover takes 0.03 dB off a tone at 4 kHz
        feed(compressor, -10.0, attackMs * 1e-3, rate);
        assertThat(compressor.gainReductionDb(0)).isCloseTo(7.5 * onePart, within(7.5 * onePart * 0.03));
        feed(compressor, -10.0, 1.0, rate);
        assertThat(compressor.gainReductionDb(0)).isCloseTo(7.5, within(0.03));
        feed(compressor, -20.0, releaseMs * 1e-3, rate);
        assertThat(compressor.gainReductionDb(0)).isCloseTo(7.5 * (1.0 - onePart), within(7.5 * onePart * 0.03));
        feed(compressor, -20.0, 2.0, rate);
        assertThat(compressor.gainReductionDb(0)).isZero();
        assertThat(compressor.maxGainReductionDb(0)).isCloseTo(7.5, within(0.03));
        assertThat(compressor.maxGainReductionDb(1)).isZero();
    }

    private static void feed(MultibandCompressor compressor, double dbfs, double seconds, int rate) {
        float[] x = Signals.sine(4_000.0, dbfs).rate(rate).frames((int) Math.round(seconds * rate));
        compressor.process(AudioBuffer.wrap(rate, ChannelLayout.MONO, x).block());
    }

    // C3
    @Test
    void settingsThatChangeNothingPassEveryBit() {
        AudioBuffer loud = Signals.gaussian(31, 48_000, ChannelLayout.STEREO, 20_000, 0.0);
        for (MultibandSettings settings : List.of(
                four(STILL.withThresholdDbfs(-80.0)),
                four(HARD.withMaxReductionDb(0.0)),
                four(HARD.withMakeupDb(6.0)).withParallelPercent(0.0))) {
            MultibandCompressor compressor = MultibandCompressor.of(settings);
            AudioBuffer out = Chain.of(compressor).render(loud);
            assertThat(out.channel(0)).containsExactly(loud.channel(0));
            assertThat(out.channel(1)).containsExactly(loud.channel(1));
            assertThat(compressor.maxGainReductionDb(0)).isZero();
            assertThat(compressor.tailFrames()).isZero();
        }
    }

    // C4: tolerances are the requirement, 1 % for peaks and 0.3 % for mean squares
    @ParameterizedTest
    @CsvSource({"2000, 0, 0.01", "20, 1, 0.003"})
    void bassStaysClean(double crossoverHz, int band, double maxThd) {
        // 8 dB over at 4:1: 6 dB of reduction
        AudioBuffer tone = Signals.sine(100.0, -12.0).mono(3.0);
        MultibandCompressor compressor =
                MultibandCompressor.of(new MultibandSettings(List.of(crossoverHz), List.of(HARD, HARD), 100.0));
        AudioBuffer out = Chain.of(compressor).render(tone);
        assertThat(compressor.gainReductionDb(band)).isCloseTo(6.0, within(0.5));
        double harmonics = 0.0;
        for (int h = 2; h <= 20; h++) {
            harmonics += Math.pow(bin(out, 100.0 * h), 2);
        }
        assertThat(Math.sqrt(harmonics) / bin(out, 100.0)).isLessThan(maxThd).isPositive();
    }

    // C5
    @ParameterizedTest
    @CsvSource({"44100, 100", "48000, 100", "48000, 37", "192000, 100"})
    void ratiosOfOneThroughTheCrossoverAreItsAllPass(int rate, double parallelPercent) {
        AudioBuffer noise = Signals.gaussian(5, rate, ChannelLayout.STEREO, rate, -12.0);
        Processor still = MultibandCompressor.neverIdle(four(STILL).withParallelPercent(parallelPercent));
        AudioBuffer out = Chain.of(still).render(noise);
        // the requirement; both sides are rounded to float, so that little more than single last bits differ
        assertThat(differenceDb(out, allPass(noise))).isLessThan(-120.0);
    }

    @Test
    void whatStaysUnderEveryThresholdIsTurnedInPhaseOnly() {
        AudioBuffer quiet = Signals.gaussian(6, 48_000, ChannelLayout.STEREO, 48_000, -50.0);
        MultibandCompressor compressor = MultibandCompressor.of(four(HARD));
        AudioBuffer out = Chain.of(compressor).render(quiet);
        assertThat(differenceDb(out, allPass(quiet))).isLessThan(-120.0);
        assertThat(compressor.maxGainReductionDb(3)).isZero();
    }

    @Test
    void loudBassDoesNotPullDownTheTreble() {
        AudioBuffer both = Signals.sine(40.0, -3.0).mono(2.0);
        float[] treble = Signals.sine(9_600.0, -40.0).frames(both.frames());
        for (int i = 0; i < treble.length; i++) {
            both.channel(0)[i] += treble[i];
        }
        MultibandCompressor compressor = MultibandCompressor.of(new MultibandSettings(
                List.of(200.0, 2_000.0),
                Collections.nCopies(3, HARD.withAttackMs(30.0).withReleaseMs(500.0)),
                100.0));
        AudioBuffer out = Chain.of(compressor).render(both);
        assertThat(20.0 * Math.log10(bin(out, 9_600.0) / bin(both, 9_600.0))).isCloseTo(0.0, within(0.05));
        // 17 dB over at 4:1 is 12.75 dB; a peak detector sags a little between crests
        assertThat(20.0 * Math.log10(bin(out, 40.0) / bin(both, 40.0))).isCloseTo(-12.6, within(0.2));
    }

    @Test
    void reductionEndsAtItsCap() {
        AudioBuffer loud = Signals.sine(5_000.0, 0.0).stereo(2.0);
        MultibandCompressor compressor = MultibandCompressor.of(
                new MultibandSettings(List.of(100.0), List.of(HARD, HARD.withMaxReductionDb(3.0)), 100.0));
        AudioBuffer out = Chain.of(compressor).render(loud);
        assertThat(compressor.maxGainReductionDb(1)).isCloseTo(3.0, within(1e-9));
        assertThat(20.0 * Math.log10(bin(out, 5_000.0) / bin(loud, 5_000.0))).isCloseTo(-3.0, within(0.001));
    }

    @Test
    void parallelMixAddsTheDrySignalInPhase() {
        AudioBuffer loud = Signals.sine(5_000.0, -10.0).stereo(2.0);
        MultibandSettings settings = new MultibandSettings(List.of(100.0), List.of(HARD, HARD), 40.0);
        AudioBuffer out = Chain.of(MultibandCompressor.of(settings)).render(loud);
        double expectedDb = 20.0 * Math.log10(0.6 + 0.4 * Math.pow(10.0, -7.5 / 20.0));
        // the ripple of a 10 ms mean on the tone
        assertThat(20.0 * Math.log10(bin(out, 5_000.0) / bin(loud, 5_000.0))).isCloseTo(expectedDb, within(0.01));
    }

    @Test
    void allChannelsGetTheGainOfTheLoudest() {
        int frames = 9_600;
        AudioBuffer in = AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, frames);
        for (int c = 0; c < 6; c++) {
            System.arraycopy(Signals.sine(5_000.0, c == 4 ? -3.0 : -60.0).frames(frames), 0, in.channel(c), 0, frames);
        }
        MultibandSettings settings = new MultibandSettings(List.of(100.0), List.of(HARD, HARD), 100.0);
        AudioBuffer out = Chain.of(MultibandCompressor.of(settings)).render(in);
        for (int c = 1; c < 6; c++) {
            if (c != 4) {
                assertThat(out.channel(c)).containsExactly(out.channel(0));
            }
        }
        // 17 dB over at 4:1 is 12.75 dB, less what leaks into the band above
        assertThat(20.0 * Math.log10(maximum(out.channel(0), 4_800, frames) / 0.001))
                .isBetween(-13.0, -11.5);
    }

    @Test
    void readOutsTellMaximumAndMeanOfEachBand() {
        MultibandCompressor compressor = MultibandCompressor.of(
                new MultibandSettings(List.of(100.0), List.of(STILL, HARD.withReleaseMs(10.0)), 100.0));
        assertThat(compressor.meanGainReductionDb(1)).isZero();
        AudioBuffer half = Signals.concat(
                Signals.sine(5_000.0, -10.0).mono(4.0),
                Signals.sine(5_000.0, -60.0).mono(4.0));
        Chain.of(compressor).render(half);
        assertThat(compressor.gainReductionDb(1)).isZero();
        assertThat(compressor.maxGainReductionDb(1)).isCloseTo(7.5, within(0.01));
        // onset and release last 20 ms of 8 s
        assertThat(compressor.meanGainReductionDb(1)).isCloseTo(3.75, within(0.05));
        assertThat(compressor.meanGainReductionDb(0)).isZero();
        compressor.reset();
        assertThat(compressor.maxGainReductionDb(1)).isZero();
        assertThat(compressor.meanGainReductionDb(1)).isZero();
        assertThatThrownBy(() -> compressor.gainReductionDb(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static AudioBuffer allPass(AudioBuffer in) {
        AudioBuffer out = in.copy();
        for (int c = 0; c < in.channels(); c++) {
            double[] x = new double[in.frames()];
            for (int i = 0; i < x.length; i++) {
                x[i] = in.channel(c)[i];
            }
            for (double hz : THREE) {
                BiquadCoefficients poles =
                        CookbookBiquads.lowPass(2.0 * Math.PI * hz / in.sampleRateHz(), EqualizerBand.BUTTERWORTH_Q);
                new Biquad(new BiquadCoefficients(poles.a2(), poles.a1(), 1.0, poles.a1(), poles.a2()), 1)
                        .process(x, x.length, 0);
            }
            for (int i = 0; i < x.length; i++) {
                out.channel(c)[i] = (float) x[i];
            }
        }
        return out;
    }

    /** Energy of the difference over that of the reference. */
    private static double differenceDb(AudioBuffer actual, AudioBuffer reference) {
        double difference = 0.0;
        double energy = 0.0;
        for (int c = 0; c < reference.channels(); c++) {
            for (int i = 0; i < reference.frames(); i++) {
                double x = reference.channel(c)[i];
                difference += (actual.channel(c)[i] - x) * (actual.channel(c)[i] - x);
                energy += x * x;
            }
        }
        return 10.0 * Math.log10(difference / energy);
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

    private static double meanSquare(AudioBuffer buffer, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += (double) buffer.channel(0)[i] * buffer.channel(0)[i];
        }
        return sum / (to - from);
    }

    private static double maximum(float[] x, int from, int to) {
        double largest = 0.0;
        for (float sample : Arrays.copyOfRange(x, from, to)) {
            largest = Math.max(largest, Math.abs(sample));
        }
        return largest;
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicBandTest {

    private static final DynamicBandSettings AT_1_KHZ =
            DynamicBandSettings.at(1_000.0).withThresholdDb(3.0);

    private static AudioBuffer pink(int rate, double dbfs) {
        return Signals.pink(3, rate, ChannelLayout.STEREO, 10 * rate, dbfs);
    }

    /** Pink noise with a resonance of 12 dB. */
    private static AudioBuffer resonant(double hz, int rate, double dbfs) {
        return Chain.of(Equalizer.of(EqualizerBand.bell(hz, 12.0, 4.0))).render(pink(rate, dbfs));
    }

    @ParameterizedTest
    @CsvSource({"3, 48000, -30", "6, 48000, -30", "6, 44100, -30", "6, 96000, -30", "6, 48000, -60"})
    void resonanceOf12DbIsReducedByTheConfiguredAmount(double maxReductionDb, int rate, double dbfs) {
        AudioBuffer in = resonant(1_000.0, rate, dbfs);
        DynamicBand band = DynamicBand.of(AT_1_KHZ.withMaxReductionDb(maxReductionDb));
        AudioBuffer out = Chain.of(band).render(in);
        // the requirement
        assertThat(changeDb(in, out, 1_000.0)).isCloseTo(-maxReductionDb, within(1.0));
        for (double hz : new double[] {125.0, 250.0, 500.0, 2_000.0, 4_000.0, 8_000.0}) {
            assertThat(changeDb(in, out, hz)).as("%s Hz", hz).isCloseTo(0.0, within(0.2));
        }
        assertThat(band.maxGainReductionDb(0)).isCloseTo(maxReductionDb, within(1e-3));
        assertThat(band.meanGainReductionDb(0)).isCloseTo(maxReductionDb, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"60, 1", "150, 2", "400, 3", "1000, 4", "3000, 5", "9000, 6", "1000, 7", "3000, 8"})
    void pinkNoiseAlonePasses(double hz, long seed) {
        AudioBuffer in = gaussianPink(seed, 480_000);
        AudioBuffer out = Chain.of(DynamicBand.of(DynamicBandSettings.at(hz))).render(in);
        for (double tone : new double[] {hz / 2.0, hz, 2.0 * hz}) {
            // the requirement
            assertThat(changeDb(in, out, tone)).as("%s Hz", tone).isCloseTo(0.0, within(0.1));
        }
    }

    /** Gaussian noise through low-passes an octave apart, each of the same power: it sways as chance has it. */
    private static AudioBuffer gaussianPink(long seed, int frames) {
        Random random = new Random(seed);
        AudioBuffer noise = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, frames);
        for (int c = 0; c < 2; c++) {
            for (double cornerHz = 15.0; cornerHz < 16_000.0; cornerHz *= 2.0) {
                double keep = Math.exp(-2.0 * Math.PI * cornerHz / 48_000.0);
                double fresh = 0.03 * Math.sqrt(1.0 - keep * keep);
                double y = 0.0;
                for (int i = 0; i < frames; i++) {
                    y = keep * y + fresh * random.nextGaussian();
                    noise.channel(c)[i] += (float) y;
                }
            }
        }
        return noise;
    }

    @ParameterizedTest
    @CsvSource({"9, 4, 3", "12, 4, 3", "12, 4, 6", "12, 2, 3", "12, 8, 4"})
    void resonanceIsBroughtBackToTheThreshold(double resonanceDb, double q, double thresholdDb) {
        AudioBuffer in = Chain.of(Equalizer.of(EqualizerBand.bell(1_000.0, resonanceDb, q)))
                .render(pink(48_000, -30.0));
        DynamicBand band = DynamicBand.of(AT_1_KHZ.withQ(q)
                .withThresholdDb(thresholdDb)
                .withMaxReductionDb(12.0)
                .withAttackMs(150.0));
        AudioBuffer out = Chain.of(band).render(in);
        // the height is read right for a resonance of 12 dB in steady noise as pink as can be; this noise is made of
        // steps
        // and sways, and a release slower than the attack would hold on to the upper end of that
        assertThat(band.meanGainReductionDb(0)).isCloseTo(resonanceDb - thresholdDb, within(0.7));
        // what is measured is half as wide as the narrowest bell here, whose flanks cut less than its centre
        assertThat(changeDb(in, out, 1_000.0)).isCloseTo(thresholdDb - resonanceDb, within(1.5));
    }

    @Test
    void resonanceInOneChannelMovesBoth() {
        AudioBuffer in = pink(48_000, -30.0);
        AudioBuffer left = resonant(1_000.0, 48_000, -30.0);
        System.arraycopy(left.channel(0), 0, in.channel(0), 0, in.frames());
        AudioBuffer out = Chain.of(DynamicBand.of(AT_1_KHZ)).render(in);
        AudioBuffer swapped =
                AudioBuffer.stereo(48_000, in.channel(1).clone(), in.channel(0).clone());
        AudioBuffer swappedOut = Chain.of(DynamicBand.of(AT_1_KHZ)).render(swapped);
        assertThat(swappedOut.channel(0)).isEqualTo(out.channel(1));
        assertThat(changeDb(in.channel(1), out.channel(1), 1_000.0, 48_000)).isLessThan(-2.0);
        assertThat(changeDb(in.channel(0), out.channel(0), 1_000.0, 48_000))
                .isCloseTo(changeDb(in.channel(1), out.channel(1), 1_000.0, 48_000), within(0.5));
    }

    @Test
    void bandsWorkOneAfterAnother() {
        AudioBuffer in =
                Chain.of(Equalizer.of(EqualizerBand.bell(4_000.0, 12.0, 4.0))).render(resonant(1_000.0, 48_000, -30.0));
        DynamicBand both =
                DynamicBand.of(AT_1_KHZ, AT_1_KHZ.withFrequencyHz(2_000.0), AT_1_KHZ.withFrequencyHz(4_000.0));
        AudioBuffer out = Chain.of(both).render(in);
        assertThat(changeDb(in, out, 1_000.0)).isCloseTo(-6.0, within(1.0));
        assertThat(changeDb(in, out, 4_000.0)).isCloseTo(-6.0, within(1.0));
        assertThat(both.meanGainReductionDb(1)).isLessThan(0.1);
        both.reset();
        assertThat(both.maxGainReductionDb(0)).isZero();
        assertThatThrownBy(() -> both.gainReductionDb(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> AT_1_KHZ.withFrequencyHz(19.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz must be in [20.0, 20000.0] Hz, but was 19.0");
        assertThatThrownBy(() -> AT_1_KHZ.withQ(0.4)).hasMessage("q must be in [0.5, 20.0], but was 0.4");
        assertThatThrownBy(() -> AT_1_KHZ.withThresholdDb(-1.0))
                .hasMessage("thresholdDb must be in [0.0, 24.0] dB, but was -1.0");
        assertThatThrownBy(() -> AT_1_KHZ.withMaxReductionDb(13.0))
                .hasMessage("maxReductionDb must be in [0.0, 12.0] dB, but was 13.0");
        assertThatThrownBy(() -> AT_1_KHZ.withAttackMs(Double.NaN))
                .hasMessage("attackMs must be in [0.0, 1000.0] ms, but was NaN");
        assertThatThrownBy(() -> AT_1_KHZ.withReleaseMs(5_001.0))
                .hasMessage("releaseMs must be in [0.0, 5000.0] ms, but was 5001.0");
        assertThatThrownBy(
                        () -> DynamicBand.of(AT_1_KHZ.withFrequencyHz(5_000.0)).prepare(new ProcessSpec(8_000, 2, 512)))
                .hasMessage("frequencyHz must be below half the sample rate of 8000 Hz, but was 5000.0");
    }

    private static double changeDb(AudioBuffer in, AudioBuffer out, double hz) {
        return changeDb(in.channel(0), out.channel(0), hz, in.sampleRateHz());
    }

    /** By how much a narrow band (two band-passes of Q 15) got louder. */
    private static double changeDb(float[] in, float[] out, double hz, int rate) {
        return 10.0 * Math.log10(bandPower(out, hz, rate) / bandPower(in, hz, rate));
    }

    private static double bandPower(float[] x, double hz, int rate) {
        BiquadCoefficients poles = CookbookBiquads.lowPass(2.0 * Math.PI * hz / rate, 15.0);
        double gain = 0.5 * (1.0 - poles.a2());
        BiquadCoefficients bandPass = new BiquadCoefficients(gain, 0.0, -gain, poles.a1(), poles.a2());
        double[] filtered = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            filtered[i] = x[i];
        }
        new Biquad(bandPass, 1).process(filtered, x.length, 0);
        new Biquad(bandPass, 1).process(filtered, x.length, 0);
        double sum = 0.0;
        for (double sample : filtered) {
            sum += sample * sample;
        }
        return sum;
    }
}

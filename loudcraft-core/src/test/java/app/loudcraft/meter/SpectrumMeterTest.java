package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumMeterTest {

    private static final int BAND_OF_1_KHZ = 17;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000, 96_000, 192_000})
    void sineReadsItsLevelInItsBand(int rateHz) {
        SpectrumReading reading = read(Signals.sine(1_000, -20.0).rate(rateHz).stereo(5.0));
        // What leaks out of the band under a Hann window is less than 0.001 dB.
        assertThat(reading.programmeDb(BAND_OF_1_KHZ)).isCloseTo(-20.0, within(0.01));
        assertThat(reading.midDb(BAND_OF_1_KHZ)).isCloseTo(-20.0, within(0.01));
        assertThat(reading.sideDb(BAND_OF_1_KHZ)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.programmeDb(BAND_OF_1_KHZ + 2)).isLessThan(-100.0);
        assertThat(reading.programmeDb(900.0, 1_100.0)).isCloseTo(-20.0, within(0.01));
    }

    @Test
    void centresAreThoseOfTheStandard() {
        assertThat(SpectrumReading.centreHz(0)).isCloseTo(19.953, within(0.001));
        assertThat(SpectrumReading.centreHz(BAND_OF_1_KHZ)).isEqualTo(1_000.0);
        assertThat(SpectrumReading.centreHz(30)).isCloseTo(19_952.6, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void pinkSpectrumReadsFlat(int rateHz) {
        // A pink pulse in the middle of every frame: 1/f without the scatter of noise.
        int size = WindowedSpectrum.sizeFor(0.33, rateHz);
        double[] spectrum = new double[size];
        for (int k = 1; k < size / 2; k++) {
            spectrum[2 * k] = (k % 2 == 0 ? 1.0 : -1.0) / Math.sqrt(k);
        }
        new RealFft(size).inverse(spectrum);
        AudioBuffer pulses =
                Heard.signal(rateHz, ChannelLayout.MONO, 12.0 * size / rateHz, i -> 20.0 * spectrum[i % size]);
        SpectrumReading reading = read(pulses);
        for (int band = 2; band <= 29; band++) {
            // The requirement; a 1/f density is not quite even within a bin at the lowest bands.
            assertThat(reading.programmeDb(band))
                    .as("%.0f Hz", SpectrumReading.centreHz(band))
                    .isCloseTo(reading.programmeDb(BAND_OF_1_KHZ), within(0.2));
        }
        assertThat(reading.tiltDbPerOctave()).hasValueCloseTo(0.0, within(0.01));
    }

    @Test
    void whiteNoiseRisesByThreeDecibelsAnOctave() {
        SpectrumReading reading = read(Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 48_000 * 20, -20.0));
        // 3.01 dB; the bands at 100 Hz scatter by 0.3 dB after 20 s.
        assertThat(reading.tiltDbPerOctave()).hasValueCloseTo(3.01, within(0.1));
        assertThat(reading.bandwidthHz()).isEmpty();
        assertThat(reading.resonances()).isEmpty();
        assertThat(reading.correlation(500.0, 5_000.0)).hasValueCloseTo(0.0, within(0.02));
        assertThat(reading.widthDb(500.0, 5_000.0)).hasValueCloseTo(0.0, within(0.2));
    }

    @Test
    void quietPassagesDoNotCount() {
        AudioBuffer mix = Signals.concat(
                Signals.sine(1_000, -20.0).stereo(5.0),
                Signals.sine(5_000, -60.0).stereo(30.0));
        SpectrumReading reading = read(mix);
        assertThat(reading.programmeDb(BAND_OF_1_KHZ)).isCloseTo(-20.0, within(0.5));
        // Only the one frame that holds the change may hold some of it, a fifteenth of the frames.
        assertThat(reading.programmeDb(24)).isLessThan(-70.0);
    }

    @Test
    void bandsKnowHowTheirChannelsRelate() {
        AudioBuffer low = Signals.sine(100, -20.0).stereo(5.0);
        AudioBuffer high = Signals.sine(5_000, -20.0).stereo(5.0);
        for (int i = 0; i < high.frames(); i++) {
            high.channel(1)[i] *= -1.0f;
        }
        SpectrumReading reading = read(Heard.add(low, high));
        assertThat(reading.correlation(7)).hasValueCloseTo(1.0, within(1e-6));
        assertThat(reading.correlation(24)).hasValueCloseTo(-1.0, within(1e-6));
        assertThat(reading.widthDb(50.0, 200.0).orElseThrow()).isLessThan(-60.0);
        assertThat(reading.widthDb(2_000.0, 8_000.0).orElseThrow()).isGreaterThan(60.0);
        assertThat(reading.correlation(50.0, 10_000.0)).hasValueCloseTo(0.0, within(1e-6));
    }

    @Test
    void brickWallIsFoundWhereItStands() {
        AudioBuffer noise = Signals.gaussian(2, 44_100, ChannelLayout.STEREO, 44_100 * 5, -20.0);
        // The requirement for a Kaiser low-pass with 100 dB of stop band.
        assertThat(read(lowPassed(noise, 16_000.0)).bandwidthHz()).hasValueCloseTo(16_000.0, within(100.0));
        assertThat(read(lowPassed(noise, 11_025.0)).bandwidthHz()).hasValueCloseTo(11_025.0, within(100.0));
    }

    @Test
    void wallOfAnUpsampledSourceIsFound() {
        AudioBuffer noise = Signals.gaussian(3, 96_000, ChannelLayout.MONO, 96_000 * 5, -20.0);
        assertThat(read(lowPassed(noise, 21_000.0)).bandwidthHz()).hasValueCloseTo(21_000.0, within(100.0));
    }

    @Test
    void wallAboveAFloorOfDitherIsFound() {
        AudioBuffer noise = lowPassed(Signals.gaussian(4, 44_100, ChannelLayout.STEREO, 44_100 * 5, -40.0), 16_000.0);
        Heard.add(noise, Signals.gaussian(5, 44_100, ChannelLayout.STEREO, 44_100 * 5, -96.0));
        assertThat(read(noise).bandwidthHz()).hasValueCloseTo(16_000.0, within(150.0));
    }

    @Test
    void softStepThatIsFlatOnBothSidesIsAWallAndASlopeIsNone() {
        // What AAC leaves: 30 dB within 1 kHz, on a floor of what its windows spread.
        AudioBuffer step = ShapedNoise.thirds(band -> band)
                .plus(hz -> -30.0 * Math.max(0.0, Math.min(1.0, (hz - 17_000.0) / 900.0)))
                .seconds(5.0);
        assertThat(read(step).bandwidthHz()).hasValueCloseTo(17_200.0, within(300.0));
        AudioBuffer slope = ShapedNoise.thirds(band -> band)
                .plus(hz -> -0.03 * Math.max(0.0, hz - 15_000.0))
                .seconds(5.0);
        assertThat(read(slope).bandwidthHz()).isEmpty();
    }

    @Test
    void spectrumThatFadesHasNoWall() {
        AudioBuffer noise = Signals.gaussian(6, 44_100, ChannelLayout.STEREO, 44_100 * 5, -20.0);
        double[] y = new double[2];
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < noise.frames(); i++) {
                y[c] += 0.3 * (noise.channel(c)[i] - y[c]);
                noise.channel(c)[i] = (float) y[c];
            }
        }
        assertThat(read(noise).bandwidthHz()).isEmpty();
        assertThat(read(Signals.sine(5_000, -20.0).stereo(5.0)).bandwidthHz()).isEmpty();
    }

    @Test
    void ringIsFound() {
        AudioBuffer music =
                Heard.add(chords(20.0), Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 48_000 * 20, -40.0));
        assertThat(read(music).resonances()).isEmpty();
        Chain ringing = Chain.of(Equalizer.of(EqualizerBand.bell(2_500.0, 15.0, 30.0)));
        ringing.prepare(new ProcessSpec(48_000, 2, 4_096));
        SpectrumReading reading = read(ringing.render(music));
        assertThat(reading.resonances()).hasSize(1);
        Resonance ring = reading.resonances().get(0);
        // The requirement: 2 %.
        assertThat(ring.frequencyHz()).isCloseTo(2_500.0, within(50.0));
        assertThat(ring.excessDb()).isBetween(10.0, 15.0);
        assertThat(ring.share()).isGreaterThan(0.85);
    }

    @Test
    void silenceAndWhatIsTooShortReadAsNothing() {
        for (double seconds : new double[] {0.0, 0.1, 3.0}) {
            SpectrumReading reading = read(Heard.signal(44_100, ChannelLayout.STEREO, seconds, i -> 0.0));
            assertThat(reading.programmeDb(BAND_OF_1_KHZ)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(reading.tiltDbPerOctave()).isEmpty();
            assertThat(reading.correlation(BAND_OF_1_KHZ)).isEmpty();
            assertThat(reading.widthDb(20.0, 20_000.0)).isEmpty();
            assertThat(reading.bandwidthHz()).isEmpty();
            assertThat(reading.resonances()).isEmpty();
        }
    }

    @Test
    void bandsAboveHalfTheRateAreEmpty() {
        SpectrumReading reading = read(Signals.gaussian(8, 16_000, ChannelLayout.MONO, 80_000, -20.0));
        assertThat(reading.programmeDb(26)).isBetween(-60.0, -20.0);
        assertThat(reading.programmeDb(27)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.midDb(BAND_OF_1_KHZ)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void ratesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpectrumMeter(7_999, ChannelLayout.MONO))
                .withMessage("sampleRateHz must be in [8000, 384000] Hz, but was 7999");
    }

    /** Four chords of harmonic notes, half a second each. */
    private static AudioBuffer chords(double seconds) {
        double[] roots = {110.0, 130.8, 98.0, 146.8, 123.5, 164.8, 116.5};
        return Heard.signal(48_000, ChannelLayout.STEREO, seconds, i -> {
            double t = i / 48_000.0;
            double root = roots[(int) (2.0 * t) % roots.length];
            double sum = 0.0;
            for (int h = 1; h <= 12; h++) {
                sum += 0.05 / h * Math.sin(2.0 * Math.PI * h * root * t);
            }
            return sum;
        });
    }

    /** Windowed-sinc low-pass, Kaiser beta 10 (100 dB), 1001 taps. */
    private static AudioBuffer lowPassed(AudioBuffer in, double cutoffHz) {
        int half = 500;
        double[] taps = new double[2 * half + 1];
        for (int n = -half; n <= half; n++) {
            double x = 2.0 * cutoffHz / in.sampleRateHz() * n;
            double sinc = n == 0 ? 1.0 : Math.sin(Math.PI * x) / (Math.PI * x);
            double place = (double) n / half;
            taps[n + half] = 2.0
                    * cutoffHz
                    / in.sampleRateHz()
                    * sinc
                    * bessel(10.0 * Math.sqrt(1.0 - place * place))
                    / bessel(10.0);
        }
        AudioBuffer out = AudioBuffer.allocate(in.sampleRateHz(), in.layout(), in.frames() - 2 * half);
        for (int c = 0; c < in.channels(); c++) {
            for (int i = 0; i < out.frames(); i++) {
                double sum = 0.0;
                for (int n = 0; n < taps.length; n++) {
                    sum += taps[n] * in.channel(c)[i + n];
                }
                out.channel(c)[i] = (float) sum;
            }
        }
        return out;
    }

    private static double bessel(double x) {
        double term = 1.0;
        double sum = 1.0;
        for (int k = 1; k < 40; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static SpectrumReading read(AudioBuffer buffer) {
        SpectrumMeter meter = new SpectrumMeter(buffer.sampleRateHz(), buffer.layout());
        meter.process(buffer.block());
        return meter.reading();
    }
}

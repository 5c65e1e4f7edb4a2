package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.testkit.PeakCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The true-peak cases of EBU Tech 3341 (v4, Table 1). The document allows +0.2 and -0.4 dB; at 48 kHz the readings are
 * held to the exact ones, and to those that the other two kernels are known to give.
 */
class TruePeakStandardsTest {

    // the expected values have three decimals; the 16-fold grid reads a sine of a quarter of the rate 0.011 dB low at
    // worst
    private static final double EXACT_DB = 0.02;
    // two decimals, from a prototype with its own fades
    private static final double KNOWN_DB = 0.015;

    @ParameterizedTest(name = "case {0}")
    @CsvSource({
        "15, 4, 0.50,  0.0, -6.021, -6.02, -6.02",
        "16, 4, 0.50, 45.0, -6.021, -5.98, -6.05",
        "17, 6, 0.50, 60.0, -6.021, -6.32, -6.00",
        "18, 8, 0.50, 67.5, -6.021, -6.03, -6.02",
        "19, 4, 1.41, 45.0,  2.984,  3.03,  2.95"
    })
    void sinesReadAsKnownOnEveryKernel(
            int number,
            int framesPerPeriod,
            double fullScale,
            double degrees,
            double expected,
            double itu,
            double hann) {
        float[] x = PeakCases.sine(48_000, 48_000.0 / framesPerPeriod, fullScale, degrees);
        assertThat(read(TruePeakKernel.kaiser16(), 48_000, x)).isCloseTo(expected, within(EXACT_DB));
        assertThat(read(TruePeakKernel.itu(), 48_000, x)).isCloseTo(itu, within(KNOWN_DB));
        assertThat(read(TruePeakKernel.hann49(48_000), 48_000, x)).isCloseTo(hann, within(KNOWN_DB));
    }

    @ParameterizedTest(name = "case {0}")
    @CsvSource({
        "20, 0, -0.16, -0.16, -0.158",
        "21, 1, -0.15, -0.14, -0.558",
        "22, 2, -0.26, -0.20, -2.650",
        "23, 3, -0.15, -0.14, -0.558"
    })
    void burstReadsTheSameWhereverItIsSampled(int number, int offset, double itu, double hann, double samplePeak) {
        float[] x = PeakCases.burst(48_000, offset);
        assertThat(read(TruePeakKernel.kaiser16(), 48_000, x)).isCloseTo(-0.126, within(EXACT_DB));
        assertThat(read(TruePeakKernel.itu(), 48_000, x)).isCloseTo(itu, within(KNOWN_DB));
        assertThat(read(TruePeakKernel.hann49(48_000), 48_000, x)).isCloseTo(hann, within(KNOWN_DB));
        TruePeakMeter meter = TruePeakMeter.reference(48_000, ChannelLayout.MONO);
        meter.process(mono(48_000, x).block());
        assertThat(meter.samplePeakDbfs()).isCloseTo(samplePeak, within(EXACT_DB));
    }

    // The signals are made for their rate, so that a sample stands where it stands at 48 kHz; fades alone are longer.
    @ParameterizedTest
    @ValueSource(ints = {44_100, 88_200, 96_000, 176_400, 192_000})
    void otherRatesReadAs48kHz(int rateHz) {
        double[][] sines = {
            {4, 0.50, 0, -6.021},
            {4, 0.50, 45, -6.021},
            {6, 0.50, 60, -6.021},
            {8, 0.50, 67.5, -6.021},
            {4, 1.41, 45, 2.984}
        };
        for (double[] c : sines) {
            double dbtp = read(TruePeakKernel.kaiser16(), rateHz, PeakCases.sine(rateHz, rateHz / c[0], c[1], c[2]));
            assertThat(dbtp).as("%d Hz / %.0f", rateHz, c[0]).isCloseTo(c[3], within(EXACT_DB));
        }
        for (int offset = 0; offset < 4; offset++) {
            double dbtp = read(TruePeakKernel.kaiser16(), rateHz, PeakCases.burst(rateHz, offset));
            assertThat(dbtp).as("case %d", 20 + offset).isCloseTo(-0.126, within(EXACT_DB));
        }
    }

    @Test
    void samplesAloneWouldMissThePeakByThreeDecibels() {
        float[] x = PeakCases.sine(48_000, 12_000, 0.5, 45);
        TruePeakMeter meter = TruePeakMeter.reference(48_000, ChannelLayout.MONO);
        meter.process(mono(48_000, x).block());
        // 20 log10(0.5 sin 45 degrees); the samples are floats
        assertThat(meter.samplePeakDbfs()).isCloseTo(Decibels.fromAmplitude(0.5 * Math.sqrt(0.5)), within(1e-5));
    }

    private static double read(TruePeakKernel kernel, int rateHz, float[] x) {
        TruePeakMeter meter = TruePeakMeter.withKernel(kernel, rateHz, ChannelLayout.MONO);
        meter.process(mono(rateHz, x).block());
        return meter.truePeakDbtp();
    }

    private static AudioBuffer mono(int rateHz, float[] x) {
        return AudioBuffer.wrap(rateHz, ChannelLayout.MONO, x);
    }
}

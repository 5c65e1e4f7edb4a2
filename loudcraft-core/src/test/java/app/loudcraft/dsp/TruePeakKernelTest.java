package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakKernelTest {

    @Test
    void ituTableIsSymmetricAsPrinted() {
        TruePeakKernel itu = TruePeakKernel.itu();
        assertThat(itu.phases()).isEqualTo(4);
        assertThat(itu.halfTaps()).isEqualTo(6);
        assertThat(reversed(itu.phase(2))).isEqualTo(itu.phase(1));
        assertThat(reversed(itu.phase(3))).isEqualTo(itu.phase(0));
    }

    @Test
    void ituTapsAreMultiplesOfAn8192th() {
        TruePeakKernel itu = TruePeakKernel.itu();
        for (int p = 0; p < 4; p++) {
            for (double tap : itu.phase(p)) {
                assertThat(8192.0 * tap).isEqualTo(Math.rint(8192.0 * tap));
            }
        }
    }

    @Test
    void ituPhasesHaveThePrintedSums() {
        double[] sums = {1.00159, 0.97302, 0.97302, 1.00159};
        for (int p = 0; p < 4; p++) {
            // the specification prints five decimals
            assertThat(Arrays.stream(TruePeakKernel.itu().phase(p)).sum()).isCloseTo(sums[p], within(5e-6));
        }
    }

    // A tap that stood on the wrong side would make the phases lead where they should lag.
    @Test
    void phasesMoveFromTheEarlierFrameToTheLater() {
        for (TruePeakKernel kernel :
                new TruePeakKernel[] {TruePeakKernel.kaiser16(), TruePeakKernel.kaiser4(), TruePeakKernel.itu()}) {
            double before = -0.1;
            for (int p = 0; p < kernel.phases(); p++) {
                double position = -angle(kernel.phase(p), kernel.halfTaps(), 0.05) / (2.0 * Math.PI * 0.05);
                assertThat(position).as("%s, phase %d", kernel, p).isBetween(before, 1.1);
                before = position;
            }
            assertThat(before).as(kernel.toString()).isGreaterThan(0.7);
        }
    }

    @Test
    void kaiserPhasesPassAConstant() {
        for (TruePeakKernel kernel : new TruePeakKernel[] {TruePeakKernel.kaiser16(), TruePeakKernel.kaiser4()}) {
            for (int p = 0; p < kernel.phases(); p++) {
                assertThat(Arrays.stream(kernel.phase(p)).sum()).isCloseTo(1.0, within(1e-12));
            }
        }
    }

    @Test
    void kaiser16IsFlatUpTo45PercentOfTheRate() {
        TruePeakKernel kernel = TruePeakKernel.kaiser16();
        assertThat(kernel.phases()).isEqualTo(15);
        double worstDb = 0.0;
        for (int p = 0; p < 15; p++) {
            for (double f = 20.0 / 48_000; f <= 0.45; f += 0.0005) {
                worstDb = Math.max(worstDb, Math.abs(gainDb(kernel.phase(p), f)));
            }
            worstDb = Math.max(worstDb, Math.abs(gainDb(kernel.phase(p), 0.45)));
        }
        assertThat(worstDb).isLessThanOrEqualTo(0.002);
    }

    // Not the magnitude alone: the phases stand where they say, to the same 0.002 dB (2.3e-4 of the amplitude).
    @Test
    void kaiser16InterpolatesSinesAtSixteenths() {
        TruePeakKernel kernel = TruePeakKernel.kaiser16();
        for (int p = 0; p < 15; p++) {
            for (double f : new double[] {0.001, 0.1, 0.25, 0.4, 0.45}) {
                double[] r = response(kernel.phase(p), 32, f);
                double at = 2.0 * Math.PI * f * (p + 1) / 16.0;
                assertThat(Math.hypot(r[0] - Math.cos(at), r[1] - Math.sin(at))).isLessThan(2.3e-4);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.19", "0.25, 0.22", "0.417, -0.09", "0.4535, -0.46", "0.5, -0.79"})
    void ituTableReadsAsMuchHighOrLowAsKnown(double frequency, double expectedDb) {
        // the specification prints two decimals
        assertThat(largestGainDb(TruePeakKernel.itu(), frequency)).isCloseTo(expectedDb, within(0.0075));
    }

    @Test
    void ituTableReadsAtMost022DbHigh() {
        assertThat(largestGainDb(TruePeakKernel.itu())).isCloseTo(0.22, within(0.005));
    }

    @Test
    void hann49ReadsAtMost011DbHighAtAThirdOfTheRate() {
        TruePeakKernel hann = TruePeakKernel.hann49(48_000);
        assertThat(hann.phases()).isEqualTo(3);
        assertThat(hann.halfTaps()).isEqualTo(6);
        assertThat(largestGainDb(hann)).isCloseTo(0.11, within(0.005));
        assertThat(largestGainDb(hann, 1.0 / 3.0)).isCloseTo(0.11, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"8000, 3, 6", "95999, 3, 6", "96000, 1, 12", "191999, 1, 12", "192000, 0, 1", "384000, 0, 1"})
    void hann49InterpolatesLessAtHighRates(int rateHz, int phases, int halfTaps) {
        TruePeakKernel hann = TruePeakKernel.hann49(rateHz);
        assertThat(hann.phases()).isEqualTo(phases);
        assertThat(hann.halfTaps()).isEqualTo(halfTaps);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void phaseIsACopy(int phase) {
        TruePeakKernel itu = TruePeakKernel.itu();
        double[] before = itu.phase(phase);
        itu.phase(phase)[0] = 99.0;
        assertThat(itu.phase(phase)).isEqualTo(before);
    }

    @Test
    void l1NormIsTheLargestOverThePhases() {
        // known from the design of the bounds: no reading exceeds 2.76 times the largest sample
        assertThat(TruePeakKernel.kaiser16().l1Norm()).isCloseTo(2.76, within(0.005));
        assertThat(TruePeakKernel.hann49(192_000).l1Norm()).isEqualTo(1.0);
    }

    private static double[] reversed(double[] taps) {
        double[] reversed = new double[taps.length];
        for (int k = 0; k < taps.length; k++) {
            reversed[k] = taps[taps.length - 1 - k];
        }
        return reversed;
    }

    /** Real and imaginary part of what the taps make of {@code exp(2 pi i f t)}, seen from the earlier frame. */
    private static double[] response(double[] taps, int halfTaps, double frequency) {
        double real = 0.0;
        double imaginary = 0.0;
        for (int k = 0; k < taps.length; k++) {
            double angle = 2.0 * Math.PI * frequency * (k - halfTaps + 1);
            real += taps[k] * Math.cos(angle);
            imaginary += taps[k] * Math.sin(angle);
        }
        return new double[] {real, imaginary};
    }

    private static double angle(double[] taps, int halfTaps, double frequency) {
        double[] r = response(taps, halfTaps, frequency);
        return -Math.atan2(r[1], r[0]);
    }

    private static double gainDb(double[] taps, double frequency) {
        double[] r = response(taps, taps.length / 2, frequency);
        return Decibels.fromAmplitude(Math.hypot(r[0], r[1]));
    }

    private static double largestGainDb(TruePeakKernel kernel, double frequency) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < kernel.phases(); p++) {
            largest = Math.max(largest, gainDb(kernel.phase(p), frequency));
        }
        return largest;
    }

    private static double largestGainDb(TruePeakKernel kernel) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double f = 0.0; f <= 0.5; f += 0.0005) {
            largest = Math.max(largest, largestGainDb(kernel, f));
        }
        return largest;
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the best converters are judged by (src.hydrogenaudio.org, infinitewave.ca): sweep, alias, distortion, pass band.
 *
 * <p>Samples of 32-bit float are themselves rounded, at input and output: noise of -150 dB beside a tone at full scale.
 */
class RateConverterQualityTest {

    private static final double SWEEP_SECONDS = 8.0;
    private static final double SWEEP_FROM_HZ = 1_000.0;
    private static final double SWEEP_TO_HZ = 22_000.0;
    private static final int FFT_FRAMES = 8_192;
    private static final double FFT_KAISER_BETA = 22.0;

    // The frame's window spans 0.19 s, in which the sweep moves 490 Hz, half to either side; the rest is the window's
    // lobe.
    private static final double SWEEP_WIDTH_HZ = 400.0;

    @ParameterizedTest
    @CsvSource({"96000, 44100", "96000, 44101"})
    void nothingButTheSweepComesOutOfASweep(int fromHz, int toHz) {
        float[] y = convert(sweep(fromHz), fromHz, toHz);
        double worst = Double.NEGATIVE_INFINITY;
        RealFft fft = new RealFft(FFT_FRAMES);
        for (int at = toHz / 4; at + FFT_FRAMES < y.length - toHz / 4; at += FFT_FRAMES / 4) {
            double centreHz = sweepHz((at + FFT_FRAMES / 2.0) / toHz);
            double[] levels = levels(fft, y, at);
            for (int bin = 0; bin < levels.length; bin++) {
                double hz = (double) bin * toHz / FFT_FRAMES;
                if (Math.abs(hz - centreHz) > SWEEP_WIDTH_HZ) {
                    worst = Math.max(worst, levels[bin]);
                }
            }
        }
        assertThat(worst).isLessThanOrEqualTo(Decibels.toAmplitude(-130.0));
    }

    // Beside the tone there is noise of -150 dBFS in the usual form of this test: here it is the rounding to float.
    @ParameterizedTest
    @CsvSource({"48000, 44100", "96000, 44100", "192000, 44100", "48000, 44101"})
    void toneAboveTheOutputsBandLeavesNoAlias(int fromHz, int toHz) {
        float[] y = convert(Signals.sine(23_000, -4.0).rate(fromHz).frames(fromHz), fromHz, toHz);
        double largest = 0.0;
        for (int i = toHz / 4; i < toHz * 3 / 4; i++) {
            largest = Math.max(largest, Math.abs(y[i]));
        }
        assertThat(largest).isLessThanOrEqualTo(Decibels.toAmplitude(-130.0));
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 44100",
        "44100, 48000",
        "96000, 44100",
        "44100, 96000",
        "96000, 48000",
        "48000, 96000",
        "192000, 44100",
        "88200, 48000",
        "44100, 44101",
        "48000, 44101",
        "96000, 44101"
    })
    void toneComesOutCleanInLevelAndInPhase(int fromHz, int toHz) {
        for (double hz : new double[] {997, 19_000}) {
            float[] y = convert(Signals.sine(hz, -0.1).rate(fromHz).frames(fromHz), fromHz, toHz);
            ToneFit fit = new ToneFit(y, toHz / 4, toHz * 3 / 4, toHz, hz);

            assertThat(fit.residualDb()).as("%s Hz", hz).isLessThanOrEqualTo(-140.0);
            assertThat(fit.dbfs(0)).as("%s Hz", hz).isCloseTo(-0.1, within(1e-4));
            // A millionth of a frame at 19 kHz is 3e-6 rad.
            assertThat(fit.phase(0)).as("%s Hz", hz).isCloseTo(0.0, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 44100, 20000",
        "44100, 48000, 20000",
        "96000, 44100, 20000",
        "44100, 96000, 20000",
        "192000, 48000, 20000",
        "48000, 44101, 20000",
        "384000, 44100, 20000",
        "22050, 48000, 10000",
        "48000, 22050, 10000",
        "8000, 48000, 3628",
        "384000, 8000, 3628",
        "8000, 384000, 3628",
        "16000, 11025, 5000"
    })
    void passBandIsFlat(int fromHz, int toHz, double lastHz) {
        for (double share : new double[] {0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 1.0}) {
            double hz = Math.max(20.0, share * lastHz);
            float[] y = convert(Signals.sine(hz, -6.0).rate(fromHz).frames(fromHz), fromHz, toHz);
            ToneFit fit = new ToneFit(y, toHz / 4, toHz * 3 / 4, toHz, hz);

            assertThat(fit.dbfs(0)).as("%s Hz", hz).isCloseTo(-6.0, within(0.005));
        }
    }

    @ParameterizedTest
    @CsvSource({"96000, 44100", "48000, 44100", "44100, 48000", "48000, 44101"})
    void twoTonesDoNotModulateEachOther(int fromHz, int toHz) {
        double lowHz = 64.59;
        double highHz = 6_998;
        float[] x = Signals.sine(lowHz, -6.0).rate(fromHz).frames(2 * fromHz);
        float[] high = Signals.sine(highHz, -18.04).rate(fromHz).frames(2 * fromHz);
        for (int i = 0; i < x.length; i++) {
            x[i] += high[i];
        }
        float[] y = convert(x, fromHz, toHz);
        ToneFit fit = new ToneFit(
                y,
                toHz / 4,
                toHz * 7 / 4,
                toHz,
                lowHz,
                highHz,
                highHz - 2 * lowHz,
                highHz - lowHz,
                highHz + lowHz,
                highHz + 2 * lowHz,
                2 * lowHz,
                3 * lowHz,
                2 * highHz,
                2 * highHz - lowHz,
                2 * highHz + lowHz);

        assertThat(fit.dbfs(0)).isCloseTo(-6.0, within(1e-4));
        assertThat(fit.dbfs(1)).isCloseTo(-18.04, within(1e-4));
        for (int product = 2; product < 11; product++) {
            assertThat(fit.dbfs(product)).as("product %d", product).isLessThanOrEqualTo(-140.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {96_000, 48_000, 96_001})
    void thereAndBackIsWhereItWas(int overHz) {
        float[] x = Signals.gaussian(3, 44_100, ChannelLayout.MONO, 44_100 * 3, -20.0)
                .channel(0);
        float[] y = convert(convert(x, 44_100, overHz), overHz, 44_100);
        float[] difference = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = y[i] - x[i];
        }
        double left = energyBelow(20_000, difference);
        double whole = energyBelow(20_000, x);

        assertThat(Decibels.fromPower(left / whole)).isLessThanOrEqualTo(-120.0);
    }

    @Test
    void measurementSeesWhatItLooksFor() {
        // A sweep with a tone of -129 dBFS beside it, rounded like the others, is found out.
        float[] x = Signals.sine(500, -129.0).rate(44_100).frames(44_100);
        double[] levels = levels(new RealFft(FFT_FRAMES), x, 4_000);
        double largest = 0.0;
        for (double level : levels) {
            largest = Math.max(largest, level);
        }
        // The window's scalloping is at most 0.5 dB.
        assertThat(Decibels.fromAmplitude(largest)).isCloseTo(-129.0, within(0.5));
    }

    private static float[] sweep(int rateHz) {
        float[] x = new float[(int) (SWEEP_SECONDS * rateHz)];
        for (int i = 0; i < x.length; i++) {
            double t = (double) i / rateHz;
            double turns = SWEEP_FROM_HZ * t + (SWEEP_TO_HZ - SWEEP_FROM_HZ) * t * t / (2.0 * SWEEP_SECONDS);
            x[i] = (float) (0.99 * Math.sin(2.0 * Math.PI * (turns - Math.floor(turns))));
        }
        return x;
    }

    private static double sweepHz(double seconds) {
        return SWEEP_FROM_HZ + (SWEEP_TO_HZ - SWEEP_FROM_HZ) * seconds / SWEEP_SECONDS;
    }

    /** Levels of all bins of a frame, so that a sine at full scale reads 1. */
    private static double[] levels(RealFft fft, float[] x, int at) {
        double[] frame = new double[FFT_FRAMES];
        double sum = 0.0;
        for (int i = 0; i < FFT_FRAMES; i++) {
            double edge = 2.0 * (i + 0.5) / FFT_FRAMES - 1.0;
            double window = WindowedSinc.besselI0(FFT_KAISER_BETA * Math.sqrt(1.0 - edge * edge));
            frame[i] = window * x[at + i];
            sum += window;
        }
        fft.forward(frame);
        double[] levels = new double[FFT_FRAMES / 2];
        for (int k = 1; k < levels.length; k++) {
            levels[k] = 2.0 * Math.hypot(frame[2 * k], frame[2 * k + 1]) / sum;
        }
        return levels;
    }

    /** The energy below a frequency in the middle of a signal at 44.1 kHz. */
    private static double energyBelow(double hz, float[] x) {
        RealFft fft = new RealFft(65_536);
        double[] frame = new double[65_536];
        for (int i = 0; i < frame.length; i++) {
            double edge = 2.0 * (i + 0.5) / frame.length - 1.0;
            frame[i] = x[x.length / 4 + i] * WindowedSinc.besselI0(12.0 * Math.sqrt(1.0 - edge * edge));
        }
        fft.forward(frame);
        double energy = 0.0;
        for (int k = 1; k * 44_100.0 / frame.length < hz; k++) {
            energy += frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
        }
        return energy;
    }

    private static float[] convert(float[] x, int fromHz, int toHz) {
        return RateConverter.convert(AudioBuffer.wrap(fromHz, ChannelLayout.MONO, x), toHz)
                .channel(0);
    }
}

package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.HostileSignals;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ceiling: L1, L4 and L11 of the limiter's acceptance. */
class TruePeakLimiterCeilingTest {

    private static final int FRAMES = 12_000;

    // Output samples are floats: rounding to the nearest may raise one by half a unit in the last place, 2^-25
    // relative.
    private static final double FLOAT_ROUNDING = 1.0 + 0x1p-24;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000})
    void noMeterReadsMoreThanTheCeilingOnAnyHostileSignal(int rateHz) {
        TruePeakKernel[] meters = {TruePeakKernel.kaiser16(), TruePeakKernel.itu(), TruePeakKernel.hann49(rateHz)};
        Map<String, float[]> signals = HostileSignals.mono(rateHz, FRAMES);
        assertThat(signals).hasSizeGreaterThanOrEqualTo(31);
        signals.forEach((name, x) -> {
            float[] y = TruePeakLimiterTest.limit(LimiterSettings.mastering(-1.0), rateHz, x)[0];
            for (TruePeakKernel meter : meters) {
                // tolerance 0.000 dB: the guard of 0.01 dB is there to make it so
                assertThat(Decibels.fromAmplitude(NaivePeaks.truePeak(meter, y)))
                        .as("%s on %s", name, meter)
                        .isLessThanOrEqualTo(-1.0);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 96_000})
    void realTimeProfilesKeepTheCeilingOnTheirMeters(int rateHz) {
        HostileSignals.mono(rateHz, FRAMES).forEach((name, x) -> {
            assertCeiling(LimiterSettings.broadcast(-1.0), rateHz, name, x);
            assertCeiling(LimiterSettings.game(-1.0), rateHz, name, x);
        });
    }

    private static void assertCeiling(LimiterSettings settings, int rateHz, String name, float[] x) {
        float[] y = TruePeakLimiterTest.limit(settings, rateHz, x)[0];
        for (TruePeakKernel meter : settings.kernels(rateHz)) {
            assertThat(Decibels.fromAmplitude(NaivePeaks.truePeak(meter, y)))
                    .as("%s on %s", name, meter)
                    .isLessThanOrEqualTo(-1.0);
        }
    }

    @Test
    void noSampleExceedsTheCeilingLessTheGuard() {
        double limit = Decibels.toAmplitude(-1.0 - TruePeakLimiter.GUARD_DB) * FLOAT_ROUNDING;
        HostileSignals.mono(48_000, FRAMES).forEach((name, x) -> {
            for (LimiterSettings settings : new LimiterSettings[] {
                LimiterSettings.mastering(-1.0), LimiterSettings.broadcast(-1.0), LimiterSettings.game(-1.0)
            }) {
                double largest = 0.0;
                for (float sample : TruePeakLimiterTest.limit(settings, 48_000, x)[0]) {
                    largest = Math.max(largest, Math.abs(sample));
                }
                assertThat(largest).as(name).isLessThanOrEqualTo(limit);
            }
        });
    }

    @Test
    void stepOfTwiceFullScaleDoesNotOvershoot() {
        float[] x = new float[24_000];
        Arrays.fill(x, 5_000, x.length, 2.0f);
        float[] y = TruePeakLimiterTest.limit(LimiterSettings.mastering(-1.0), 48_000, x)[0];
        double limit = Decibels.toAmplitude(-1.0 - TruePeakLimiter.GUARD_DB);
        for (float sample : y) {
            assertThat((double) sample).isBetween(0.0, limit * FLOAT_ROUNDING);
        }
        for (TruePeakKernel meter : LimiterSettings.mastering(-1.0).kernels(48_000)) {
            assertThat(NaivePeaks.truePeak(meter, y)).isLessThanOrEqualTo(Decibels.toAmplitude(-1.0));
        }
    }

    @Test
    void everyChannelKeepsTheCeiling() {
        AudioBuffer noise = Signals.gaussian(1, 48_000, ChannelLayout.unspecified(6), FRAMES, 0.0);
        float[][] x = new float[6][];
        for (int c = 0; c < 6; c++) {
            x[c] = noise.channel(c);
        }
        for (float[] y : TruePeakLimiterTest.limit(LimiterSettings.mastering(-3.0), 48_000, x)) {
            for (TruePeakKernel meter : LimiterSettings.mastering(-3.0).kernels(48_000)) {
                assertThat(Decibels.fromAmplitude(NaivePeaks.truePeak(meter, y)))
                        .isLessThanOrEqualTo(-3.0);
            }
        }
    }
}

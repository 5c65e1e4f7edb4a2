package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Decibels;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distortion of steady tones that are turned down by 6 dB: L3 of the limiter's acceptance. */
class TruePeakLimiterDistortionTest {

    private static final int RATE_HZ = 48_000;
    private static final double OVER = Decibels.toAmplitude(5.0);

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 200, 997, 3_000})
    void steadySineStaysPure(int hz) {
        double[] y = thirdSecond(i -> OVER * Math.sin(2.0 * Math.PI * hz * i / RATE_HZ));
        double[] fundamental = component(y, hz);
        double rest = 0.0;
        for (int i = 0; i < y.length; i++) {
            double angle = 2.0 * Math.PI * hz * i / RATE_HZ;
            double difference = y[i] - fundamental[0] * Math.cos(angle) - fundamental[1] * Math.sin(angle);
            rest += difference * difference;
        }
        double thdPlusNoiseDb = Decibels.fromPower(rest / y.length / (0.5 * power(fundamental)));
        assertThat(thdPlusNoiseDb).isLessThanOrEqualTo(-100.0);
    }

    @Test
    void smpteIntermodulationIsInaudible() {
        double[] y = thirdSecond(i -> OVER
                * (0.8 * Math.sin(2.0 * Math.PI * 60.0 * i / RATE_HZ)
                        + 0.2 * Math.sin(2.0 * Math.PI * 7_000.0 * i / RATE_HZ)));
        double sidebands = 0.0;
        for (int k = 1; k <= 5; k++) {
            sidebands += power(component(y, 7_000 - 60 * k)) + power(component(y, 7_000 + 60 * k));
        }
        assertThat(Decibels.fromPower(sidebands / power(component(y, 7_000)))).isLessThanOrEqualTo(-90.0);
    }

    @Test
    void twinToneIntermodulationIsInaudible() {
        double[] y = thirdSecond(i -> OVER
                * 0.5
                * (Math.sin(2.0 * Math.PI * 19_000.0 * i / RATE_HZ)
                        + Math.sin(2.0 * Math.PI * 20_000.0 * i / RATE_HZ)));
        double tones = power(component(y, 19_000)) + power(component(y, 20_000));
        double third = power(component(y, 18_000)) + power(component(y, 21_000));
        assertThat(Decibels.fromPower(power(component(y, 1_000)) / tones)).isLessThanOrEqualTo(-120.0);
        assertThat(Decibels.fromPower(third / tones)).isLessThanOrEqualTo(-120.0);
    }

    /**
     * The third second of the limited signal, which fades in over 20 ms: 33 fast time constants have passed, and the end
     * of the signal, whose edge is a peak of its own, is out of the limiter's sight.
     */
    private static double[] thirdSecond(IntToDoubleFunction signal) {
        float[] x = new float[3 * RATE_HZ + 4_800];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (Math.min(1.0, i / 960.0) * signal.applyAsDouble(i));
        }
        float[] y = TruePeakLimiterTest.limit(LimiterSettings.mastering(-1.0), RATE_HZ, x)[0];
        double[] third = new double[RATE_HZ];
        for (int i = 0; i < RATE_HZ; i++) {
            third[i] = y[2 * RATE_HZ + i];
        }
        return third;
    }

    /** Amplitudes of cosine and sine at a whole number of Hz, over one second. */
    private static double[] component(double[] y, int hz) {
        double cosine = 0.0;
        double sine = 0.0;
        for (int i = 0; i < y.length; i++) {
            double angle = 2.0 * Math.PI * ((long) hz * i % RATE_HZ) / RATE_HZ;
            cosine += y[i] * Math.cos(angle);
            sine += y[i] * Math.sin(angle);
        }
        return new double[] {2.0 * cosine / y.length, 2.0 * sine / y.length};
    }

    private static double power(double[] component) {
        return component[0] * component[0] + component[1] * component[1];
    }
}

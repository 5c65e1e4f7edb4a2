package app.loudcraft.testkit;

/** The true-peak signals of EBU Tech 3341 (v4, Table 1), cases 15 to 23. */
public final class PeakCases {

    private static final double FADE_SECONDS = 0.01;

    private PeakCases() {}

    /** Half a second of a sine with fades of 10 ms: cases 15 to 19. */
    public static float[] sine(int rateHz, double hz, double fullScale, double phaseDegrees) {
        float[] x = Signals.sine(hz, 20.0 * Math.log10(fullScale))
                .rate(rateHz)
                .phase(phaseDegrees)
                .frames(rateHz / 2);
        fade(x, rateHz);
        return x;
    }

    /**
     * A sine of a sixth of the rate at half of full scale that holds a single period of a quarter of the rate at full
     * scale, made at four times the rate, band-limited (257 taps, Kaiser, beta 10, 0.45 of the rate) and decimated from
     * frame {@code offset} on: cases 20 to 23.
     */
    public static float[] burst(int rateHz, int offset) {
        int frames = rateHz / 2;
        double[] high = new double[4 * frames + 4];
        int start = high.length / 2 / 24 * 24;
        for (int i = 0; i < high.length; i++) {
            if (i < start) {
                high[i] = 0.5 * Math.sin(2.0 * Math.PI * i / 24.0);
            } else if (i < start + 16) {
                high[i] = Math.sin(2.0 * Math.PI * (i - start) / 16.0);
            } else {
                high[i] = 0.5 * Math.sin(2.0 * Math.PI * (i - start - 16) / 24.0);
            }
        }
        double[] taps = lowPass();
        float[] x = new float[frames];
        for (int n = 0; n < frames; n++) {
            double sum = 0.0;
            for (int k = 0; k < taps.length; k++) {
                int at = 4 * n + offset + 128 - k;
                sum += at >= 0 && at < high.length ? taps[k] * high[at] : 0.0;
            }
            x[n] = (float) sum;
        }
        fade(x, rateHz);
        return x;
    }

    private static double[] lowPass() {
        double[] taps = new double[257];
        double sum = 0.0;
        for (int k = 0; k < taps.length; k++) {
            double t = k - 128;
            double cutoff = 0.45 / 4.0;
            double sinc = t == 0.0 ? 2.0 * cutoff : Math.sin(2.0 * Math.PI * cutoff * t) / (Math.PI * t);
            taps[k] = sinc * bessel(10.0 * Math.sqrt(1.0 - t * t / (128.0 * 128.0)));
            sum += taps[k];
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= sum;
        }
        return taps;
    }

    private static double bessel(double x) {
        double term = 1.0;
        double sum = 1.0;
        for (int k = 1; k < 100; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static void fade(float[] x, int rateHz) {
        int fade = (int) (FADE_SECONDS * rateHz);
        for (int i = 0; i < fade; i++) {
            x[i] *= (float) i / fade;
            x[x.length - 1 - i] *= (float) i / fade;
        }
    }
}

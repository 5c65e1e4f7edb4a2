package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;

/** The amplitudes of tones of a whole number of Hz in one second of samples: a naive Fourier transform, bin by bin. */
final class ToneSpectrum {

    private static final double IN_BAND_HZ = 20_000.0;

    private final double[] x;
    private final int rateHz;
    private final double[] cosines;

    /** Reads the second that begins at {@code from}. */
    ToneSpectrum(float[] samples, int from, int rateHz) {
        this.rateHz = rateHz;
        x = new double[rateHz];
        cosines = new double[rateHz];
        for (int i = 0; i < rateHz; i++) {
            x[i] = samples[from + i];
            cosines[i] = Math.cos(2.0 * Math.PI * i / rateHz);
        }
    }

    double amplitude(int hz) {
        double re = 0.0;
        double im = 0.0;
        int angle = 0;
        int quarter = 3 * rateHz / 4;
        for (int i = 0; i < rateHz; i++) {
            re += x[i] * cosines[angle];
            im += x[i] * cosines[(angle + quarter) % rateHz];
            angle += hz;
            angle -= angle >= rateHz ? rateHz : 0;
        }
        return (hz == 0 ? 1.0 : 2.0) * Math.hypot(re, im) / rateHz;
    }

    /** The harmonics of {@code hz} below half the rate, against it. */
    double distortion(int hz) {
        double power = 0.0;
        for (int h = 2; h * hz < rateHz / 2; h++) {
            power += Math.pow(amplitude(h * hz), 2);
        }
        return Math.sqrt(power) / amplitude(hz);
    }

    /** All that harmonics of {@code hz} beyond half the rate leave below 20 kHz, against {@code hz}, in dB. */
    double aliasDb(int hz, int harmonics) {
        double power = 0.0;
        for (int h = 2; h <= harmonics; h++) {
            if (h * hz > rateHz / 2) {
                int folded = h * hz % rateHz;
                folded = folded > rateHz / 2 ? rateHz - folded : folded;
                power += folded <= IN_BAND_HZ ? Math.pow(amplitude(folded), 2) : 0.0;
            }
        }
        return Decibels.fromPower(power) - Decibels.fromAmplitude(amplitude(hz));
    }
}

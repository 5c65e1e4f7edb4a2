package app.loudcraft.benchmarks;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The spectrum of a whole signal, by one transform. */
final class WholeSpectrum {

    // Thirds of octaves from 100 Hz to 16 kHz, as steps from 1 kHz.
    private static final int FIRST_THIRD = -10;
    private static final int LAST_THIRD = 12;

    // A band with less of the energy than this is rounding and dither, not music: -100 dB.
    private static final double FAINT = 1e-10;

    private final double[] bins;
    private final double hzPerBin;

    WholeSpectrum(double[] x, int sampleRateHz) {
        bins = Arrays.copyOf(x, sizeFor(x.length));
        new RealFft(bins.length).forward(bins);
        hzPerBin = (double) sampleRateHz / bins.length;
    }

    private static int sizeFor(int frames) {
        return Math.max(4, Integer.highestOneBit(Math.max(2, frames - 1)) * 2);
    }

    /** A signal filtered by a gain over frequency, without any phase; a second of silence keeps the ends apart. */
    static double[] filter(double[] x, int sampleRateHz, DoubleUnaryOperator gain) {
        double[] bins = Arrays.copyOf(x, sizeFor(x.length + sampleRateHz));
        RealFft fft = new RealFft(bins.length);
        fft.forward(bins);
        double hzPerBin = (double) sampleRateHz / bins.length;
        bins[0] *= gain.applyAsDouble(0.0);
        bins[1] *= gain.applyAsDouble(0.5 * sampleRateHz);
        for (int k = 1; k < bins.length / 2; k++) {
            double factor = gain.applyAsDouble(k * hzPerBin);
            bins[2 * k] *= factor;
            bins[2 * k + 1] *= factor;
        }
        fft.inverse(bins);
        return Arrays.copyOf(bins, x.length);
    }

    /** Energy from one frequency to another. */
    double energy(double fromHz, double toHz) {
        double sum = 0.0;
        int last = Math.min(bins.length / 2 - 1, (int) Math.ceil(toHz / hzPerBin) - 1);
        for (int k = Math.max(1, (int) Math.ceil(fromHz / hzPerBin)); k <= last; k++) {
            sum += bins[2 * k] * bins[2 * k] + bins[2 * k + 1] * bins[2 * k + 1];
        }
        return sum;
    }

    /** A change of level, and the middle of the third of an octave that it is of. */
    record Change(double db, double hz) {}

    /** The greatest change from another signal to this one, over the thirds of octaves from 100 Hz to 16 kHz. */
    Change greatestChange(WholeSpectrum other) {
        double nyquistHz = 0.5 * hzPerBin * bins.length;
        double faint = FAINT * other.energy(0.0, nyquistHz);
        Change greatest = new Change(0.0, Double.NaN);
        for (int third = FIRST_THIRD; third <= LAST_THIRD; third++) {
            double hz = 1_000.0 * Math.pow(2.0, third / 3.0);
            double low = hz * Math.pow(2.0, -1.0 / 6.0);
            double high = hz * Math.pow(2.0, 1.0 / 6.0);
            double before = other.energy(low, high);
            if (high < nyquistHz && before > faint) {
                double db = 10.0 * Math.log10(energy(low, high) / before);
                greatest = Math.abs(db) > Math.abs(greatest.db()) ? new Change(db, hz) : greatest;
            }
        }
        return greatest;
    }
}

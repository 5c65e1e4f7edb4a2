package app.loudcraft.spatial;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;

/** The energy of a whole signal by frequency. */
final class Spectrum {

    private final double[] bins;
    private final double hzPerBin;

    Spectrum(double[] x, int rate) {
        int size = Integer.highestOneBit(x.length - 1) * 2;
        bins = Arrays.copyOf(x, size);
        new RealFft(size).forward(bins);
        hzPerBin = (double) rate / size;
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

    /** The greatest change in dB from another signal to this one, over the thirds of octaves from 100 Hz to 16 kHz. */
    double greatestChangeDb(Spectrum other, double fromHz, double toHz) {
        double greatest = 0.0;
        for (int third = -10; third <= 12; third++) {
            double centre = 1_000.0 * Math.pow(2.0, third / 3.0);
            double low = centre * Math.pow(2.0, -1.0 / 6.0);
            double high = centre * Math.pow(2.0, 1.0 / 6.0);
            if (centre >= fromHz && centre <= toHz && high < 0.5 * hzPerBin * bins.length) {
                double change = 10.0 * Math.log10(energy(low, high) / other.energy(low, high));
                greatest = Math.max(greatest, Math.abs(change));
            }
        }
        return greatest;
    }
}

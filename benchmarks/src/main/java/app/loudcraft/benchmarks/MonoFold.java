package app.loudcraft.benchmarks;

import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;

/**
 * What a process does to the mono fold {@code (L + R) / 2}.
 *
 * @param levelDb level of the processed fold over that of the dry one
 * @param lagMs by how much the processed fold comes later where both are most alike
 * @param gain what the dry fold, so much later, is to be multiplied by to be most like the processed one
 * @param residualDb level of the difference of the folds over that of the dry one, as they are
 * @param alignedResidualDb the same with lag and gain made up for
 * @param combDb from the 5th to the 95th percentile of the gain over frequency, 200 Hz to 8 kHz
 * @param dipDb the least gain over frequency relative to the median
 */
record MonoFold(
        double levelDb,
        double lagMs,
        double gain,
        double residualDb,
        double alignedResidualDb,
        double combDb,
        double dipDb) {

    private static final double MOST_LAG_SECONDS = 0.05;
    private static final int WELCH_FRAMES = 16_384;
    private static final double COMB_FROM_HZ = 200.0;
    private static final double COMB_TO_HZ = 8_000.0;
    private static final double HEARD_POWER = 1e-6; // -60 dB

    static MonoFold between(double[] dry, double[] processed, int sampleRateHz) {
        double energy = StereoSignal.energy(dry);
        int lag = lag(dry, processed, (int) (MOST_LAG_SECONDS * sampleRateHz));
        double[] late = shifted(dry, lag);
        double gain = product(late, processed) / StereoSignal.energy(late);
        double[] gains = gains(late, processed, sampleRateHz);
        double median = percentile(gains, 50);
        return new MonoFold(
                10.0 * Math.log10(StereoSignal.energy(processed) / energy),
                1_000.0 * lag / sampleRateHz,
                gain,
                10.0 * Math.log10(residual(dry, processed, 1.0) / energy),
                10.0 * Math.log10(residual(late, processed, gain) / (gain * gain * energy)),
                percentile(gains, 95) - percentile(gains, 5),
                gains[0] - median);
    }

    /** Where the size of the cross-correlation is greatest. */
    private static int lag(double[] dry, double[] processed, int most) {
        int size = Integer.highestOneBit(dry.length + most) * 2;
        RealFft fft = new RealFft(size);
        double[] x = Arrays.copyOf(dry, size);
        double[] y = Arrays.copyOf(processed, size);
        fft.forward(x);
        fft.forward(y);
        for (int k = 1; k < size / 2; k++) {
            x[2 * k + 1] = -x[2 * k + 1];
        }
        fft.multiply(y, x);
        fft.inverse(y);
        int best = 0;
        for (int lag = -most; lag <= most; lag++) {
            // the least lag of those that are equally good
            double gain = Math.abs(y[lag & (size - 1)]) - Math.abs(y[best & (size - 1)]);
            best = gain > 0.0 ? lag : best;
        }
        return best;
    }

    private static double[] shifted(double[] x, int lag) {
        double[] shifted = new double[x.length];
        int from = Math.max(0, -lag);
        int to = Math.max(0, lag);
        System.arraycopy(x, from, shifted, to, x.length - from - to);
        return shifted;
    }

    private static double product(double[] x, double[] y) {
        double sum = 0.0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double residual(double[] x, double[] y, double gain) {
        double sum = 0.0;
        for (int i = 0; i < x.length; i++) {
            double difference = y[i] - gain * x[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** Gains in dB at the frequencies where the dry signal has something, rising; by Welch's averaged cross-spectra. */
    private static double[] gains(double[] dry, double[] processed, int sampleRateHz) {
        RealFft fft = new RealFft(WELCH_FRAMES);
        double[] window = new double[WELCH_FRAMES];
        for (int i = 0; i < WELCH_FRAMES; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / WELCH_FRAMES);
        }
        double[] xx = new double[WELCH_FRAMES / 2];
        double[] re = new double[WELCH_FRAMES / 2];
        double[] im = new double[WELCH_FRAMES / 2];
        double[] x = new double[WELCH_FRAMES];
        double[] y = new double[WELCH_FRAMES];
        for (int at = 0; at + WELCH_FRAMES <= dry.length; at += WELCH_FRAMES / 2) {
            for (int i = 0; i < WELCH_FRAMES; i++) {
                x[i] = window[i] * dry[at + i];
                y[i] = window[i] * processed[at + i];
            }
            fft.forward(x);
            fft.forward(y);
            for (int k = 1; k < xx.length; k++) {
                xx[k] += x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
                re[k] += x[2 * k] * y[2 * k] + x[2 * k + 1] * y[2 * k + 1];
                im[k] += x[2 * k] * y[2 * k + 1] - x[2 * k + 1] * y[2 * k];
            }
        }
        double hzPerBin = (double) sampleRateHz / WELCH_FRAMES;
        int first = (int) Math.ceil(COMB_FROM_HZ / hzPerBin);
        int end = Math.min(xx.length, (int) Math.floor(COMB_TO_HZ / hzPerBin) + 1);
        double[] powers = Arrays.copyOfRange(xx, first, end);
        Arrays.sort(powers);
        double heard = HEARD_POWER * percentile(powers, 50);
        double[] gains = new double[end - first];
        int count = 0;
        for (int k = first; k < end; k++) {
            if (xx[k] > heard) {
                gains[count++] = 20.0 * Math.log10(Math.hypot(re[k], im[k]) / xx[k]);
            }
        }
        double[] found = Arrays.copyOf(gains, count);
        Arrays.sort(found);
        return found;
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[(int) Math.round(0.01 * percent * (sorted.length - 1))];
    }
}

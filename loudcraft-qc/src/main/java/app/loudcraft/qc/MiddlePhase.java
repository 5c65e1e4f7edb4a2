package app.loudcraft.qc;

import java.util.OptionalDouble;

/**
 * The phase between the channels from 200 Hz to 2 kHz, and how far it can be relied upon: their magnitude-squared
 * coherence (Welch's method over all windows; J. Bendat and A. Piersol, Random Data, 2010, chapter 6).
 */
final class MiddlePhase {

    private static final double FROM_HZ = 200.0;
    private static final double TO_HZ = 2_000.0;

    // Of few windows anything seems coherent: without relation, 1 / windows in the mean.
    private static final int FEWEST_WINDOWS = 8;

    private final ChannelSpectra spectra;
    private final int first;
    private final double[] re;
    private final double[] im;
    private final double[] aa;
    private final double[] bb;
    private int windows;

    MiddlePhase(ChannelSpectra spectra) {
        this.spectra = spectra;
        this.first = (int) Math.ceil(FROM_HZ / spectra.binHz());
        int bins = (int) (TO_HZ / spectra.binHz()) - first + 1;
        this.re = new double[bins];
        this.im = new double[bins];
        this.aa = new double[bins];
        this.bb = new double[bins];
    }

    /** Takes the window that was just transformed. */
    void window() {
        double[] a = spectra.of(0), b = spectra.of(1);
        for (int i = 0; i < re.length; i++) {
            int k = 2 * (first + i);
            re[i] += a[k] * b[k] + a[k + 1] * b[k + 1];
            im[i] += a[k] * b[k + 1] - a[k + 1] * b[k];
            aa[i] += a[k] * a[k] + a[k + 1] * a[k + 1];
            bb[i] += b[k] * b[k] + b[k + 1] * b[k + 1];
        }
        windows++;
    }

    /** Coherence, [0, 1], in the mean over power; empty for too short a programme and where a channel is silent. */
    OptionalDouble coherence() {
        double sum = 0.0;
        double weights = 0.0;
        for (int i = 0; i < re.length; i++) {
            double weight = aa[i] + bb[i];
            double both = aa[i] * bb[i];
            sum += both > 0.0 ? weight * (re[i] * re[i] + im[i] * im[i]) / both : 0.0;
            weights += weight;
        }
        return windows < FEWEST_WINDOWS || !(weights > 0.0) ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /** Mean size of the phase, [0, 180] degrees, weighted with what the channels have in common; 0 for nothing. */
    double degrees() {
        double sum = 0.0;
        double weights = 0.0;
        for (int i = 0; i < re.length; i++) {
            double weight = Math.sqrt(re[i] * re[i] + im[i] * im[i]);
            sum += weight * Math.abs(StrictMath.atan2(im[i], re[i]));
            weights += weight;
        }
        return weights > 0.0 ? StrictMath.toDegrees(sum / weights) : 0.0;
    }
}

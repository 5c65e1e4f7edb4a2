package app.loudcraft.meter;

/** What a stream has come to at one moment: plain values that readings are made of. Not shared between threads. */
final class Totals {

    /** What stands for a maximum of nothing. */
    static final double NONE = -1.0;

    final double[] samplePeaks;
    final double[][] truePeaks;

    /** Peak of the last whole step, where it is part of the measurement and not yet in the history; else negative. */
    double lastStepPeak = NONE;

    /** The number of that step. */
    long lastStep;

    long frames;
    double energy;
    double momentary;
    double shortTerm;
    double maxMomentary = NONE;
    double maxShortTerm = NONE;
    long nonFinite;
    int energySteps;
    int energyRuns;
    int peakSteps;
    int peakRuns;

    Totals(int channels, int kernels) {
        this.samplePeaks = new double[channels];
        this.truePeaks = new double[kernels][channels];
    }

    /** The largest sample of all channels. */
    double samplePeak() {
        return largest(samplePeaks);
    }

    /** The largest true peak of all channels by one kernel. */
    double truePeak(int kernel) {
        return largest(truePeaks[kernel]);
    }

    private static double largest(double[] values) {
        double largest = 0.0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}

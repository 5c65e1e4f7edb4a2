package app.loudcraft.meter;

/** The frequency weighting A of IEC 61672-1:2013, 5.5.7 (equations E.1 to E.8). */
final class AWeighting {

    private static final double F1_HZ = 20.598997;
    private static final double F2_HZ = 107.65265;
    private static final double F3_HZ = 737.86223;
    private static final double F4_HZ = 12_194.217;
    private static final double REFERENCE_HZ = 1_000.0;

    private AWeighting() {}

    /** Power gains of bins from 0 on, 1 at 1 kHz. */
    static double[] powerGains(double binHz, int bins) {
        double[] gains = new double[bins];
        double reference = powerGain(REFERENCE_HZ);
        for (int k = 0; k < bins; k++) {
            gains[k] = powerGain(k * binHz) / reference;
        }
        return gains;
    }

    private static double powerGain(double hz) {
        double f = hz * hz;
        double a = F4_HZ * F4_HZ * f * f;
        double low = (f + F1_HZ * F1_HZ) * (f + F1_HZ * F1_HZ);
        double middle = (f + F2_HZ * F2_HZ) * (f + F3_HZ * F3_HZ);
        double high = (f + F4_HZ * F4_HZ) * (f + F4_HZ * F4_HZ);
        return a * a / (low * middle * high);
    }
}

package app.loudcraft.benchmarks;

/** A signal with the side below 120 Hz taken out: what the spatial engine's third stage alone makes of it. */
final class MonoBassed {

    // The curve of the engine's linear-phase low-pass at its default corner.
    private static final double CORNER_HZ = 120.0;
    private static final double REACH = 1.4;

    private MonoBassed() {}

    /** Takes out all of it (1) or a part. */
    static StereoSignal of(StereoSignal signal, double amount) {
        double[] low = WholeSpectrum.filter(signal.side(), signal.sampleRateHz(), MonoBassed::lowPass);
        double[] left = signal.left().clone();
        double[] right = signal.right().clone();
        for (int i = 0; i < low.length; i++) {
            left[i] -= amount * low[i];
            right[i] += amount * low[i];
        }
        return new StereoSignal(signal.sampleRateHz(), left, right);
    }

    /** How much the engine takes out at an intensity. */
    static double amount(int intensityPercent) {
        return Math.min(1.0, intensityPercent / 50.0);
    }

    private static double lowPass(double hz) {
        if (hz <= CORNER_HZ / REACH) {
            return 1.0;
        }
        if (hz >= CORNER_HZ * REACH) {
            return 0.0;
        }
        return 0.5 - 0.5 * Math.sin(0.5 * Math.PI * Math.log(hz / CORNER_HZ) / Math.log(REACH));
    }
}

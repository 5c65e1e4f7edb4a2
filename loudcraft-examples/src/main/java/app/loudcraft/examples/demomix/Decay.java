package app.loudcraft.examples.demomix;

/** An exponential decay that starts at 1. */
final class Decay {
    private final double factor;
    private double value = 1.0;

    /**
     * @param seconds time in which it falls by 60 dB
     */
    Decay(double seconds, int sampleRateHz) {
        this.factor = StrictMath.pow(0.001, 1.0 / (seconds * sampleRateHz));
    }

    double next() {
        double now = value;
        value *= factor;
        return now;
    }
}

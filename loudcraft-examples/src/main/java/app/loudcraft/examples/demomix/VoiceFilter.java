package app.loudcraft.examples.demomix;

/**
 * A resonant filter whose corner may move while it sounds: the trapezoidal state-variable filter of A. Simper, "Solving
 * the continuous SVF equations using trapezoidal integration", 2013.
 */
final class VoiceFilter {
    private final int sampleRateHz;
    private final double k;
    private double a1;
    private double a2;
    private double a3;
    private double s1;
    private double s2;
    private double band;
    private double low;

    VoiceFilter(int sampleRateHz, double cutoffHz, double q) {
        this.sampleRateHz = sampleRateHz;
        this.k = 1.0 / q;
        cutoffHz(cutoffHz);
    }

    /** Moves the corner; kept below 0.45 of the rate. */
    void cutoffHz(double cutoffHz) {
        double g = StrictMath.tan(Math.PI * Math.min(cutoffHz / sampleRateHz, 0.45));
        a1 = 1.0 / (1.0 + g * (g + k));
        a2 = g * a1;
        a3 = g * a2;
    }

    double lowPass(double in) {
        run(in);
        return low;
    }

    double bandPass(double in) {
        run(in);
        return k * band;
    }

    double highPass(double in) {
        run(in);
        return in - k * band - low;
    }

    private void run(double in) {
        double v3 = in - s2;
        band = a1 * s1 + a2 * v3;
        low = s2 + a2 * s1 + a3 * v3;
        s1 = 2.0 * band - s1;
        s2 = 2.0 * low - s2;
    }
}

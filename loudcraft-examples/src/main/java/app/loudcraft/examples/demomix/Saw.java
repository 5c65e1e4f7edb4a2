package app.loudcraft.examples.demomix;

/**
 * A sawtooth whose steps are rounded, so that it hardly aliases: V. Valimaki, A. Huovilainen, "Antialiasing oscillators in
 * subtractive synthesis", IEEE Signal Processing Magazine 24(2), 2007 (polynomial band-limited step).
 */
final class Saw {
    private double phase;

    /**
     * @param startPhase where in its period it begins, [0, 1)
     */
    Saw(double startPhase) {
        this.phase = startPhase;
    }

    /** The next sample, [-1, 1], and a step of so many periods. */
    double next(double periodsPerFrame) {
        double value = 2.0 * phase - 1.0 - step(phase, periodsPerFrame);
        phase += periodsPerFrame;
        if (phase >= 1.0) {
            phase -= 1.0;
        }
        return value;
    }

    private static double step(double phase, double width) {
        if (phase < width) {
            double x = phase / width;
            return x + x - x * x - 1.0;
        }
        if (phase > 1.0 - width) {
            double x = (phase - 1.0) / width;
            return x * x + x + x + 1.0;
        }
        return 0.0;
    }
}

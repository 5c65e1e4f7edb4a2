package app.loudcraft.examples.demomix;

/** The loudness of a held note: a straight rise, a hold, a straight fall, each smoothed at its corners. */
final class Swell {
    private final double attackFrames;
    private final double endFrame;
    private final double releaseFrames;

    Swell(double attackSeconds, double seconds, double releaseSeconds, int sampleRateHz) {
        this.attackFrames = attackSeconds * sampleRateHz;
        this.endFrame = seconds * sampleRateHz;
        this.releaseFrames = releaseSeconds * sampleRateHz;
    }

    /** Frames until it is silent. */
    int frames() {
        return (int) (endFrame + releaseFrames);
    }

    double at(int frame) {
        double rise = Math.min(1.0, frame / attackFrames);
        double fall = frame < endFrame ? 1.0 : Math.max(0.0, 1.0 - (frame - endFrame) / releaseFrames);
        return smooth(rise) * smooth(fall);
    }

    private static double smooth(double x) {
        return x * x * (3.0 - 2.0 * x);
    }
}

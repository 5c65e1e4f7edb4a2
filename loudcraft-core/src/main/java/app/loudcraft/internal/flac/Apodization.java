package app.loudcraft.internal.flac;

/**
 * Windows that fade a block of samples, or a part of it, in and out, so that its edges do not disturb a linear predictor:
 * a raised cosine at either end and 1 between (Tukey 1967).
 *
 * <p>Windows for one division and one length are kept.
 */
final class Apodization {

    /** The part of the block that fades, both ends together, where it is one window; each of n parts fades as long. */
    private static final double FADING = 0.5;

    private final int mostParts;
    private final double[][] windows;
    private int frames;

    Apodization(int mostParts) {
        this.mostParts = mostParts;
        this.windows = new double[mostParts + 1][];
    }

    /** Prepares the windows of a block of so many samples. */
    void prepare(int newFrames) {
        if (frames == newFrames) {
            return;
        }
        frames = newFrames;
        int fade = (int) (FADING / 2.0 * newFrames / Math.max(1, mostParts));
        for (int parts = 1; parts <= mostParts; parts++) {
            windows[parts] = window(newFrames / parts, fade);
        }
    }

    private static double[] window(int length, int fade) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            int fromEdge = Math.min(i, length - 1 - i);
            window[i] = fromEdge < fade ? 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * (fromEdge + 0.5) / fade) : 1.0;
        }
        return window;
    }

    /** The window of each of so many parts. */
    double[] window(int parts) {
        return windows[parts];
    }

    /** The first sample of a part. */
    int start(int parts, int part) {
        return (int) ((long) part * frames / parts);
    }
}

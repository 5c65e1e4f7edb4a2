package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;

/**
 * Counts the samples of one channel that are subnormal: nearer to zero than 2<sup>-126</sup> (-759 dBFS), yet not zero.
 *
 * <p>Nobody hears them, but some processors take a hundred times as long over them. A tail that dies away in floating
 * point may end in some; in the middle of sound they are none of its own. About 0.4 ns a sample.
 */
final class Subnormals {

    private static final float SOUND = (float) Decibels.toAmplitude(-60.0);

    // The bits of the least normal number, without the sign, as the highest of an unsigned range that begins at 0.
    private static final int NORMAL_FROM = (Float.floatToRawIntBits(Float.MIN_NORMAL) << 1) - 1 + Integer.MIN_VALUE;

    private final int pieceFrames;
    private long count;
    private long inSound;
    private long firstFrame = -1;
    private long endFrame = -1;

    /**
     * @param pieceFrames frames of a piece of 10 ms
     */
    Subnormals(int pieceFrames) {
        this.pieceFrames = pieceFrames;
    }

    /**
     * Looks at {@code x[from]} to {@code x[to - 1]}, whole pieces that follow on what was looked at before.
     *
     * @param windowFrame place of {@code x[0]} in the stream
     */
    void look(float[] x, int from, int to, long windowFrame) {
        for (int at = from; at < to; at += pieceFrames) {
            int end = at + pieceFrames;
            int found = count(x, at, end);
            if (found > 0) {
                count += found;
                inSound += isSound(x, at, end) ? found : 0;
                mark(x, at, end, windowFrame);
            }
        }
    }

    private static int count(float[] x, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            if (isSubnormal(x[i])) {
                found++;
            }
        }
        return found;
    }

    /** One comparison of integers: zero becomes the largest of all, and a processor may be slow to compare such floats. */
    private static boolean isSubnormal(float x) {
        return (Float.floatToRawIntBits(x) << 1) - 1 + Integer.MIN_VALUE < NORMAL_FROM;
    }

    private static boolean isSound(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Math.abs(x[i]) > SOUND) {
                return true;
            }
        }
        return false;
    }

    private void mark(float[] x, int from, int to, long windowFrame) {
        for (int i = from; i < to; i++) {
            if (isSubnormal(x[i])) {
                firstFrame = firstFrame < 0 ? windowFrame + i : firstFrame;
                endFrame = windowFrame + i + 1;
            }
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** How many of them lie within 10 ms that rise over -60 dBFS. */
    long inSound() {
        return inSound;
    }

    /** The first, -1 if there is none. */
    long firstFrame() {
        return firstFrame;
    }

    /** The frame behind the last, -1 if there is none. */
    long endFrame() {
        return endFrame;
    }
}

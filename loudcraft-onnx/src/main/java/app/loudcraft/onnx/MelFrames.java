package app.loudcraft.onnx;

import java.util.Arrays;

/**
 * Mel frames that were transformed, one behind the other: the memory between front end and windows.
 *
 * <p>Grows; 384 bytes a frame. Not thread-safe.
 */
final class MelFrames {

    private static final int FIRST_FRAMES = 1024;

    private float[] powers = new float[FIRST_FRAMES * MelBands.COUNT];
    private int count;

    int count() {
        return count;
    }

    /** Copies a frame of 96 densities. */
    void add(float[] frame) {
        int at = reserve();
        System.arraycopy(frame, 0, powers, at, MelBands.COUNT);
    }

    /** Takes in one more frame and tells where its densities are to be written in {@link #powers()}. */
    int reserve() {
        if ((count + 1) * MelBands.COUNT > powers.length) {
            powers = Arrays.copyOf(powers, 2 * powers.length);
        }
        return count++ * MelBands.COUNT;
    }

    /** The densities; frame {@code n} has {@code [96 n, 96 n + 96)}. Replaced when frames are added. */
    float[] powers() {
        return powers;
    }

    /** The mean density of a frame over its bands. */
    double meanPower(int frame) {
        double sum = 0.0;
        for (int i = frame * MelBands.COUNT; i < (frame + 1) * MelBands.COUNT; i++) {
            sum += powers[i];
        }
        return sum / MelBands.COUNT;
    }
}

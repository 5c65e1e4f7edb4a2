package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;

/** Keeps out of a processor what would break its stream: blocks it is not ready for, and samples that are no numbers. */
final class StreamGuard {

    private StreamGuard() {}

    /**
     * Checks a block against what the processor was prepared for.
     *
     * @param prepared what it was prepared for, or null
     * @throws IllegalStateException if {@code prepared} is null
     * @throws IllegalArgumentException if the block has other channels or too many frames
     */
    static void check(ProcessSpec prepared, AudioBlock block) {
        if (prepared == null) {
            throw new IllegalStateException("prepare must be called before process");
        }
        if (block.channels() != prepared.channels()) {
            throw new IllegalArgumentException(
                    "block must have " + prepared.channels() + " channels, but was " + block.channels());
        }
        if (block.frames() > prepared.maxFrames()) {
            throw new IllegalArgumentException(
                    "block must have at most " + prepared.maxFrames() + " frames, but was " + block.frames());
        }
    }

    /** The sample, or 0 where it is NaN or infinite. */
    static float finite(float sample) {
        return Math.abs(sample) <= Float.MAX_VALUE ? sample : 0.0f;
    }

    /** Puts 0 in the place of every sample that is NaN or infinite. */
    static void replaceNonFinite(AudioBlock block) {
        int end = block.offset() + block.frames();
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            for (int i = block.offset(); i < end; i++) {
                x[i] = finite(x[i]);
            }
        }
    }

    /** The nearest float; beyond the range of floats the largest one, so that no overflow becomes infinite. */
    static float narrow(double sample) {
        float rounded = (float) sample;
        return Math.abs(rounded) <= Float.MAX_VALUE ? rounded : Math.copySign(Float.MAX_VALUE, rounded);
    }

    /** Reads {@code frames} samples, those that are no numbers as 0. */
    static void load(float[] from, int at, int frames, double[] to) {
        for (int i = 0; i < frames; i++) {
            to[i] = finite(from[at + i]);
        }
    }

    /** Writes {@code frames} samples as the nearest floats. */
    static void store(double[] from, int frames, float[] to, int at) {
        for (int i = 0; i < frames; i++) {
            to[at + i] = narrow(from[i]);
        }
    }
}

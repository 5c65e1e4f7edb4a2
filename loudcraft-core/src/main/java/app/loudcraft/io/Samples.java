package app.loudcraft.io;

/** Copies samples and leaves out those that are not numbers. */
final class Samples {

    private Samples() {}

    /**
     * Copies {@code frames} samples, NaN and infinities as 0.
     *
     * @return how many were replaced
     */
    static int copyFinite(float[] from, int fromOffset, float[] to, int toOffset, int frames) {
        int replaced = 0;
        for (int i = 0; i < frames; i++) {
            float sample = from[fromOffset + i];
            if (Math.abs(sample) <= Float.MAX_VALUE) {
                to[toOffset + i] = sample;
            } else {
                to[toOffset + i] = 0.0f;
                replaced++;
            }
        }
        return replaced;
    }
}

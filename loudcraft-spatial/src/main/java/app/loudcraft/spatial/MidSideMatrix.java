package app.loudcraft.spatial;

/**
 * The second stage: {@code mid = (L + R) / 2}, {@code side = (L - R) / 2}, in double. Samples that are no numbers count as
 * 0.
 *
 * <p>{@code mid + side} and {@code mid - side} give back the samples bit for bit, unless one channel is 160 dB under the
 * other.
 */
final class MidSideMatrix {

    private MidSideMatrix() {}

    /** Turns {@code frames} frames of left and right, in place of what is there, into mid and side. */
    static void encode(double[] left, double[] right, double[] mid, double[] side, int from, int to) {
        for (int i = from; i < to; i++) {
            double l = left[i];
            double r = right[i];
            mid[i] = 0.5 * (l + r);
            side[i] = 0.5 * (l - r);
        }
    }

    /** Reads samples; those that are no numbers as 0. */
    static void read(float[] samples, int at, double[] to, int toAt, int frames) {
        for (int i = 0; i < frames; i++) {
            float sample = samples[at + i];
            to[toAt + i] = Math.abs(sample) <= Float.MAX_VALUE ? sample : 0.0f;
        }
    }
}

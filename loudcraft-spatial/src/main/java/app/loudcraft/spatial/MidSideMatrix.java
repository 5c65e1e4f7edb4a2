package app.loudcraft.spatial;

/**
 * The second stage: {@code mid = (L + R) / 2}, {@code side = (L - R) / 2}, in double.
 *
 * <p>{@code mid + side} and {@code mid - side} give back the samples bit for bit, unless one channel is 160 dB under the
 * other.
 */
final class MidSideMatrix {

    private MidSideMatrix() {}

    /** Turns the frames {@code [from, to)} of left and right into mid and side. */
    static void encode(double[] left, double[] right, double[] mid, double[] side, int from, int to) {
        for (int i = from; i < to; i++) {
            double l = left[i];
            double r = right[i];
            mid[i] = 0.5 * (l + r);
            side[i] = 0.5 * (l - r);
        }
    }

    /** Reads {@code frames} frames of two channels, those that are no numbers as 0. */
    static void read(float[] fromLeft, float[] fromRight, int at, double[] left, double[] right, int toAt, int frames) {
        double zero = 0.0;
        for (int i = 0; i < frames; i++) {
            double l = fromLeft[at + i];
            double r = fromRight[at + i];
            left[toAt + i] = l;
            right[toAt + i] = r;
            // NaN from the first frame on that has a sample that is no number
            zero += (l + r) * 0.0;
        }
        if (zero != 0.0) {
            replaceNonFinite(left, toAt, frames);
            replaceNonFinite(right, toAt, frames);
        }
    }

    private static void replaceNonFinite(double[] samples, int at, int frames) {
        for (int i = at; i < at + frames; i++) {
            samples[i] = Math.abs(samples[i]) <= Float.MAX_VALUE ? samples[i] : 0.0;
        }
    }
}

package app.loudcraft.spatial;

/**
 * The end of the eighth stage: {@code L' = L + d}, {@code R' = R - d}, as floats, for a side increment {@code d}.
 *
 * <p>The channel that comes out larger is rounded first; the other one then takes what the first one really got, not what
 * it was to get. So {@code L' + R'} misses {@code L + R} by half a unit in the last place of the smaller channel, and by
 * nothing at all for samples of up to 24 bits below +6 dBFS, of which the smaller channel needs no rounding. Where
 * {@code d} is 0 both samples pass bit for bit.
 */
final class SideOutput {

    private SideOutput() {}

    /** Adds and takes away the increments of the frames {@code [from, to)} of all arrays. */
    static void spread(double[] left, double[] right, double[] increment, int from, int to) {
        for (int i = from; i < to; i++) {
            double l = left[i];
            double r = right[i];
            double d = increment[i];
            double wideL = l + d;
            double wideR = r - d;
            boolean leftFirst = Math.abs(wideL) >= Math.abs(wideR);
            double first = leftFirst ? l : r;
            double second = leftFirst ? r : l;
            double rounded = narrow(leftFirst ? wideL : wideR);
            double other = narrow(second - (rounded - first));
            left[i] = leftFirst ? rounded : other;
            right[i] = leftFirst ? other : rounded;
        }
    }

    /** The nearest float; beyond the range of floats the largest one. */
    static float narrow(double sample) {
        float rounded = (float) sample;
        return Math.abs(rounded) <= Float.MAX_VALUE ? rounded : Math.copySign(Float.MAX_VALUE, rounded);
    }

    /** Writes samples that are floats already. */
    static void write(double[] from, int at, float[] samples, int to, int frames) {
        for (int i = 0; i < frames; i++) {
            samples[to + i] = (float) from[at + i];
        }
    }
}

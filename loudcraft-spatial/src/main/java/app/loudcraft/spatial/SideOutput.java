package app.loudcraft.spatial;

/**
 * The end of the eighth stage: {@code L' = L + d}, {@code R' = R - d}, as floats, for a side increment {@code d}.
 *
 * <p>The channel that comes out larger is rounded first; the other one then takes what the first one really got, not what
 * it was to get. So {@code L' + R'} misses {@code L + R} by half a unit in the last place of the smaller channel, and by
 * nothing at all for samples of up to 24 bits below +6 dBFS, of which the smaller channel needs no rounding. Where
 * {@code d} is 0 both samples pass bit for bit.
 *
 * <p>For files of 16 or 24 bits the samples can be put on the grid of their word length at once. The dither (triangular,
 * two steps wide) is then part of the increment, so it is in the side alone: what leaves as integers has the mono sum of
 * what came as integers, to the bit.
 */
final class SideOutput {

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final double step;
    private long noise;

    /**
     * @param wordLengthBits the word length of the samples that come out; 0 for floats
     */
    SideOutput(int wordLengthBits) {
        step = wordLengthBits == 0 ? 0.0 : StrictMath.scalb(1.0, 1 - wordLengthBits);
        reset();
    }

    /** Adds and takes away the increments of the frames {@code [from, to)} of all arrays. */
    void spread(double[] left, double[] right, double[] increment, int from, int to) {
        if (step > 0.0) {
            round(increment, from, to);
        }
        for (int i = from; i < to; i++) {
            double l = left[i];
            double r = right[i];
            double d = increment[i];
            double wideL = l + d;
            double wideR = r - d;
            double roundedL = (float) wideL;
            double roundedR = (float) wideR;
            double restL = l + (r - roundedR);
            double restR = r - (roundedL - l);
            // all ones where the right channel comes out larger; a branch would be guessed wrong every other time
            long rightFirst = Double.doubleToRawLongBits(Math.abs(wideL) - Math.abs(wideR)) >> 63;
            left[i] = narrow(select(rightFirst, restL, roundedL));
            right[i] = narrow(select(rightFirst, roundedR, restR));
        }
    }

    private static double select(long mask, double ifOnes, double ifZeros) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(ifOnes) & mask | Double.doubleToRawLongBits(ifZeros) & ~mask);
    }

    /** Makes whole steps of the increments that are not 0, with dither. */
    private void round(double[] increment, int from, int to) {
        long x = noise;
        for (int i = from; i < to; i++) {
            // xorshift64 (G. Marsaglia 2003)
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            if (increment[i] != 0.0) {
                double triangle = ((x >>> 40) - (x >>> 16 & 0xFFFFFFL)) * 0x1p-24;
                increment[i] = Math.rint(increment[i] / step + triangle) * step;
            }
        }
        noise = x;
    }

    void reset() {
        noise = SEED;
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

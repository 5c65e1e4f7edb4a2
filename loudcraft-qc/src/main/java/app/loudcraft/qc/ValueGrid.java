package app.loudcraft.qc;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Notes which values the samples of one channel take, and tells whether they stand on a coarse grid: what was stored
 * with few bits and then turned up or down takes few of the values that 24 bits have, at even distances.
 *
 * <p>Values are multiples of 2<sup>-23</sup>, and those up to -30 dBFS are looked at, where music
 * passes most often. Neighbours within {@link #DITHER} steps are one line of the grid, so that a grid that was dithered to
 * 24 bits is still seen. Whatever was computed after the gain fills the grid and hides it: a fade at the beginning, other
 * tracks. 64 KiB; about 5 ns a sample until the channel has shown that it is on no grid, after a few thousand samples of
 * music, or 200,000 samples were looked at.
 */
final class ValueGrid {

    private static final float UNIT = 0x1p23f;
    private static final int REACH = 1 << 18;
    private static final int DITHER = 3;

    // 16 bits that were turned down by 20 dB or up by 9 dB; further apart are the values of simple test tones.
    private static final int LEAST_STEP = 24;
    private static final int MOST_STEP = 724;

    private static final int LEAST_LINES = 200;
    private static final double EVEN = 0.75;
    private static final double MOST_UNEVEN = 0.02;

    // No two lines of a grid stand as near as this, but values off a grid do.
    private static final int NEAR_FROM = 8;
    private static final long NEAR = 0xFFL;
    private static final int ENOUGH_NEAR = 1_000;

    // As many samples show all lines of a grid; that a mix is faded out later is then no matter.
    private static final int ENOUGH_SAMPLES = 200_000;

    private long[] seen = new long[2 * REACH >> 6];
    private int near;
    private int samples;

    /** Whether further samples can tell anything. */
    boolean isOpen() {
        return seen != null && samples < ENOUGH_SAMPLES;
    }

    /** Notes the next sample, which must not be 0, while {@link #isOpen}. */
    void add(float sample) {
        float scaled = sample * UNIT;
        if (Math.abs(scaled) < REACH - 1) {
            samples++;
            int place = (int) (scaled + (REACH + 0.5f));
            if (Math.abs(place - REACH) > DITHER) {
                note(place);
            }
        }
    }

    private void note(int place) {
        long bit = 1L << (place & 63);
        if ((seen[place >> 6] & bit) != 0) {
            return;
        }
        seen[place >> 6] |= bit;
        near += Long.bitCount(eight(place + NEAR_FROM) | eight(place - NEAR_FROM - 7) << 8);
        if (near > ENOUGH_NEAR) {
            seen = null;
        }
    }

    /** Which of eight values from this one on were seen. */
    private long eight(int from) {
        if (from < 0 || from > 2 * REACH - 64) {
            return 0;
        }
        int word = from >> 6;
        int shift = from & 63;
        long low = seen[word] >>> shift;
        long high = shift > 56 ? seen[word + 1] << (64 - shift) : 0;
        return (low | high) & NEAR;
    }

    /** The distance of the grid's lines in multiples of 2<sup>-23</sup>; empty where there is no grid. */
    OptionalDouble step() {
        if (seen == null) {
            return OptionalDouble.empty();
        }
        int[] distances = new int[2 * REACH / (DITHER + 1) + 1];
        int count = 0;
        int line = -1;
        int last = -1;
        for (int place = 0; place < 2 * REACH; place++) {
            if ((seen[place >> 6] >>> (place & 63) & 1) == 0) {
                continue;
            }
            if (last < 0 || place - last > DITHER) {
                if (line >= 0) {
                    distances[count++] = place - line;
                }
                line = place;
            }
            last = place;
        }
        return count < LEAST_LINES ? OptionalDouble.empty() : even(Arrays.copyOf(distances, count));
    }

    /** The median, if few distances are much shorter. */
    private static OptionalDouble even(int[] distances) {
        Arrays.sort(distances);
        int median = distances[distances.length / 2];
        int uneven = 0;
        while (distances[uneven] < EVEN * median) {
            uneven++;
        }
        return median >= LEAST_STEP && median <= MOST_STEP && uneven <= MOST_UNEVEN * distances.length
                ? OptionalDouble.of(median)
                : OptionalDouble.empty();
    }
}

package app.loudcraft.spatial;

/**
 * The third stage, linear phase: takes the side out of the bass.
 *
 * <p>The increment is {@code -amount * lowPass(side)}, where the low-pass falls from 1 to 0 along a quarter of a sine over
 * the logarithm of frequency and has a half at the corner; the amount grows with the intensity and is whole from 50 % on.
 */
final class BassMono {

    /** How far the transition reaches to both sides of the corner, as a factor. */
    static final double REACH = 1.4;

    private static final double WHOLE_FROM_INTENSITY = 0.5;

    private BassMono() {}

    /** How much of the low side is taken out at an intensity in [0, 1]. */
    static double amount(double intensity) {
        return Math.min(1.0, intensity / WHOLE_FROM_INTENSITY);
    }

    /** Gain of the low-pass. */
    static double lowPass(double hz, double cornerHz) {
        if (hz <= cornerHz / REACH) {
            return 1.0;
        }
        if (hz >= cornerHz * REACH) {
            return 0.0;
        }
        double way = StrictMath.log(hz / cornerHz) / StrictMath.log(REACH);
        return 0.5 - 0.5 * StrictMath.sin(0.5 * Math.PI * way);
    }

    /** Writes the increments of the frames {@code [from, to)}, from the low-passed side and the amounts. */
    static void increment(double[] low, double[] amount, double[] increment, int from, int to) {
        for (int i = from; i < to; i++) {
            increment[i] = -amount[i] * low[i];
        }
    }
}

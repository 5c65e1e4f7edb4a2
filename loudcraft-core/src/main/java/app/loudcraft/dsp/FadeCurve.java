package app.loudcraft.dsp;

/**
 * The way from 0 to 1 on which a change of settings is heard least.
 *
 * <p>Its slope is the four-term window of F. J. Harris (Proc. IEEE 66, 1978, 92 dB Blackman-Harris). What a fade of
 * {@code T} seconds does to a tone then stays within {@code 4 / T} Hz of it, but for what is 92 dB and more below.
 */
final class FadeCurve {

    // the window's terms after the first, each divided by the first, 0.35875
    private static final double A1 = 0.48829 / 0.35875;
    private static final double A2 = 0.14128 / 0.35875;
    private static final double A3 = 0.01168 / 0.35875;

    private FadeCurve() {}

    /** The values in the middles of {@code frames} equal parts. */
    static double[] of(int frames) {
        double[] values = new double[frames];
        for (int i = 0; i < frames; i++) {
            double turn = 2.0 * Math.PI * (i + 0.5) / frames;
            values[i] = (turn
                            - A1 * StrictMath.sin(turn)
                            + A2 * StrictMath.sin(2.0 * turn) / 2.0
                            - A3 * StrictMath.sin(3.0 * turn) / 3.0)
                    / (2.0 * Math.PI);
        }
        return values;
    }
}

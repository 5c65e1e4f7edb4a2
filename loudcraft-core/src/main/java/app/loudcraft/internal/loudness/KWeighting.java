package app.loudcraft.internal.loudness;

/**
 * The K-weighting of ITU-R BS.1770-5 at one sample rate: a high shelf, then a high-pass, each {@code [b0, b1, b2, a1,
 * a2]} with {@code y = b0 x + b1 x1 + b2 x2 - a1 y1 - a2 y2}.
 *
 * <p>The Recommendation prints coefficients for 48 kHz only and asks for the same frequency response elsewhere. The
 * analogue prototypes below, found by inverting the bilinear transform, reproduce the printed ones and give those of any
 * other rate. The high-pass numerator is printed as 1, -2, 1 and would keep the gain of 48 kHz only there, so it is
 * scaled by {@code g}, the ratio of the two denominators' leading terms; without it the whole curve is off by +0.004 dB
 * at 44.1 kHz and -0.033 dB at 192 kHz. That scale sits in the shelf's numerator here, which leaves the high-pass with
 * exact integers.
 *
 * @param shelf high shelf, +4 dB above about 1.7 kHz, times {@code g}
 * @param highPass high-pass at about 38 Hz; numerator 1, -2, 1
 */
public record KWeighting(Section shelf, Section highPass) {

    // Parameters of the analogue prototypes as used by libebur128 1.2.6 (ebur128.c, ebur128_init_filter) and most other
    // meters; they give the printed coefficients back to their last digits.
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_GAIN_DB = 3.999843853973347;
    private static final double SHELF_BAND_EXPONENT = 0.4996667741545416;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double HIGH_PASS_HZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;

    private static final double PRINTED_RATE_HZ = 48_000.0;

    /** One second-order section, its leading denominator coefficient divided out. */
    public record Section(double b0, double b1, double b2, double a1, double a2) {

        /** Power gain at a frequency, given in cycles per sample. */
        public double powerGain(double cyclesPerSample) {
            double cos = StrictMath.cos(2.0 * Math.PI * cyclesPerSample);
            double cos2 = 2.0 * cos * cos - 1.0;
            double above = b0 * b0 + b1 * b1 + b2 * b2 + 2.0 * (b0 * b1 + b1 * b2) * cos + 2.0 * b0 * b2 * cos2;
            double below = 1.0 + a1 * a1 + a2 * a2 + 2.0 * (a1 + a1 * a2) * cos + 2.0 * a2 * cos2;
            return Math.max(0.0, above / below);
        }
    }

    /** Power gain of both at a frequency, given in cycles per sample. */
    public double powerGain(double cyclesPerSample) {
        return shelf.powerGain(cyclesPerSample) * highPass.powerGain(cyclesPerSample);
    }

    /** The weighting for a rate in Hz; a few dozen strict transcendental operations. */
    public static KWeighting at(int sampleRateHz) {
        double g = highPassA0(PRINTED_RATE_HZ) / highPassA0(sampleRateHz);
        return new KWeighting(shelf(sampleRateHz, g), highPass(sampleRateHz));
    }

    private static Section shelf(double rateHz, double g) {
        double k = StrictMath.tan(Math.PI * SHELF_HZ / rateHz);
        double high = StrictMath.pow(10.0, SHELF_GAIN_DB / 20.0);
        double band = StrictMath.pow(high, SHELF_BAND_EXPONENT);
        double a0 = 1.0 + k / SHELF_Q + k * k;
        return new Section(
                g * ((high + band * k / SHELF_Q + k * k) / a0),
                g * (2.0 * (k * k - high) / a0),
                g * ((high - band * k / SHELF_Q + k * k) / a0),
                2.0 * (k * k - 1.0) / a0,
                (1.0 - k / SHELF_Q + k * k) / a0);
    }

    private static Section highPass(double rateHz) {
        double k = StrictMath.tan(Math.PI * HIGH_PASS_HZ / rateHz);
        double a0 = highPassA0(rateHz);
        return new Section(1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / HIGH_PASS_Q + k * k) / a0);
    }

    private static double highPassA0(double rateHz) {
        double k = StrictMath.tan(Math.PI * HIGH_PASS_HZ / rateHz);
        return 1.0 + k / HIGH_PASS_Q + k * k;
    }
}

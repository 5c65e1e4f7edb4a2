package app.loudcraft.dsp;

/**
 * A pair of poles as a state-variable filter, whose two states give low-pass, band-pass and all-pass at once.
 *
 * <p>With states {@code u1}, {@code u2} and input {@code x}, a step is
 * {@code v1 = (in1 x - cross u2) + stay1 u1}, {@code v2 = (in2 x + cross u1) + stay2 u2}; then {@code v2 + u2} is the
 * low-pass, {@code damping (v1 + u1)} the band-pass of gain 1, {@code x} less that the notch and less it twice the
 * all-pass; v becomes the next u. All are bilinear transforms with the corner kept in place.
 *
 * <p>Source: V. Zavalishin, "The Art of VA Filter Design" (2012), trapezoidal integrators; here solved for the next states
 * and halved, so that a step waits for one multiplication and two additions only. Keeps its digits at low frequencies.
 *
 * @param stay1 share of the first state that stays
 * @param stay2 share of the second state that stays
 * @param cross what the states take from each other
 * @param in1 what the first state takes from the input
 * @param in2 what the second state takes from the input
 * @param damping one over the quality factor
 * @param decayFrames frames after which the poles have died down by 200 dB
 */
record StateVariable(
        double stay1, double stay2, double cross, double in1, double in2, double damping, long decayFrames) {

    /** States smaller than this (-600 dBFS) are set to zero, long before they become slow denormal numbers. */
    private static final double FLUSH_BELOW = 1e-30;

    /**
     * @throws IllegalArgumentException if {@code frequencyHz} is not below half the rate
     */
    static StateVariable at(double frequencyHz, double q, int sampleRateHz) {
        if (!(frequencyHz > 0.0 && frequencyHz < sampleRateHz / 2.0)) {
            throw new IllegalArgumentException("frequencyHz must be below half the sample rate of " + sampleRateHz
                    + " Hz, but was " + frequencyHz);
        }
        double g = StrictMath.tan(Math.PI * frequencyHz / sampleRateHz);
        double damping = 1.0 / q;
        double scale = 1.0 / (1.0 + g * (g + damping));
        double radians = 2.0 * Math.PI * frequencyHz / sampleRateHz;
        return new StateVariable(
                2.0 * scale - 1.0,
                1.0 - 2.0 * g * g * scale,
                2.0 * g * scale,
                g * scale,
                g * g * scale,
                damping,
                CookbookBiquads.lowPass(radians, q).decayFrames());
    }

    /** Zeroes states that have all but died away. To be called at fixed places of the stream, as for a {@link Biquad}. */
    static void flushDenormals(double[] states) {
        for (int i = 0; i < states.length; i++) {
            if (Math.abs(states[i]) < FLUSH_BELOW) {
                states[i] = 0.0;
            }
        }
    }
}

package app.loudcraft.spatial;

/**
 * A pair of poles of Butterworth quality as a state-variable filter: low-pass, band-pass and high-pass of one pair of
 * states.
 *
 * <p>With states {@code u1}, {@code u2} and input {@code x}, a step is {@code v1 = (in1 x - cross u2) + stay1 u1},
 * {@code v2 = (in2 x + cross u1) + stay2 u2}; then {@code v2 + u2} is the low-pass, {@code DAMPING (v1 + u1)} the
 * band-pass of gain 1 and {@code x} less both the high-pass; v becomes the next u. Source: V. Zavalishin, "The Art of VA
 * Filter Design" (2012), trapezoidal integrators, solved for the next states and halved, so that a step waits for one
 * multiplication and two additions only.
 *
 * @param stay1 share of the first state that stays
 * @param stay2 share of the second state that stays
 * @param cross what the states take from each other
 * @param in1 what the first state takes from the input
 * @param in2 what the second state takes from the input
 */
record Resonator(double stay1, double stay2, double cross, double in1, double in2) {

    /** One over the quality factor. */
    static final double DAMPING = Math.sqrt(2.0);

    // A corner cannot be nearer to half the rate than this.
    private static final double HIGHEST = 0.45;

    private static final double FLUSH_BELOW = 1e-30;

    static Resonator at(double cornerHz, int sampleRateHz) {
        double hz = Math.min(cornerHz, HIGHEST * sampleRateHz);
        double g = StrictMath.tan(Math.PI * hz / sampleRateHz);
        double scale = 1.0 / (1.0 + g * (g + DAMPING));
        return new Resonator(2.0 * scale - 1.0, 1.0 - 2.0 * g * g * scale, 2.0 * g * scale, g * scale, g * g * scale);
    }

    /** Zeroes states that have all but died away, before they become slow denormal numbers. */
    static void flush(double[] states) {
        for (int i = 0; i < states.length; i++) {
            if (Math.abs(states[i]) < FLUSH_BELOW) {
                states[i] = 0.0;
            }
        }
    }
}

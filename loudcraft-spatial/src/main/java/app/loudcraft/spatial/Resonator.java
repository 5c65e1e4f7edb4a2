package app.loudcraft.spatial;

/**
 * Coefficients of a two-pole state-variable filter of Butterworth quality: low-pass, band-pass and high-pass of one pair
 * of states.
 *
 * <p>With states {@code u1}, {@code u2}: {@code v1 = a1 u1 + a2 (x - u2)}, {@code v2 = u2 + a2 u1 + a3 (x - u2)}, then
 * {@code u1 = 2 v1 - u1}, {@code u2 = 2 v2 - u2}; {@code v2} is the low-pass, {@code sqrt(2) v1} the band-pass of gain 1,
 * {@code x} less both the high-pass. Source: V. Zavalishin, "The Art of VA Filter Design" (2012), trapezoidal integrators.
 *
 * @param a1 first coefficient
 * @param a2 second coefficient
 * @param a3 third coefficient
 */
record Resonator(double a1, double a2, double a3) {

    /** One over the quality factor. */
    static final double DAMPING = Math.sqrt(2.0);

    // A corner cannot be nearer to half the rate than this.
    private static final double HIGHEST = 0.45;

    private static final double FLUSH_BELOW = 1e-30;

    static Resonator at(double cornerHz, int sampleRateHz) {
        double hz = Math.min(cornerHz, HIGHEST * sampleRateHz);
        double g = StrictMath.tan(Math.PI * hz / sampleRateHz);
        double a1 = 1.0 / (1.0 + g * (g + DAMPING));
        return new Resonator(a1, g * a1, g * g * a1);
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

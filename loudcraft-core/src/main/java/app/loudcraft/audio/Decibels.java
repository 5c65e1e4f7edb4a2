package app.loudcraft.audio;

/**
 * Converts between linear quantities and decibels; the only place in Loudcraft that does.
 *
 * <p>Zero is {@link Double#NEGATIVE_INFINITY} dB, never NaN. All methods use {@link StrictMath}, so that the same
 * value gives the same bits on every machine. Cost: one logarithm or one power, tens of nanoseconds. Thread-safe.
 */
public final class Decibels {

    private Decibels() {}

    /** Amplitude ratio of a level in dB: {@code 10^(db / 20)}; 0 dB is exactly 1. */
    public static double toAmplitude(double db) {
        return StrictMath.pow(10.0, db / 20.0);
    }

    /** Level in dB of an amplitude ratio (the sign is ignored): {@code 20 log10 |amplitude|}. */
    public static double fromAmplitude(double amplitude) {
        return 20.0 * StrictMath.log10(Math.abs(amplitude));
    }

    /** Power ratio of a level in dB: {@code 10^(db / 10)}; 0 dB is exactly 1. */
    public static double toPower(double db) {
        return StrictMath.pow(10.0, db / 10.0);
    }

    /** Level in dB of a power ratio, at least 0: {@code 10 log10(power)}. */
    public static double fromPower(double power) {
        return 10.0 * StrictMath.log10(power);
    }
}

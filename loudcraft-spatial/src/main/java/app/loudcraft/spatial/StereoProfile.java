package app.loudcraft.spatial;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the stereo profiler found a stream to be. Immutable.
 *
 * @param material in a word
 * @param correlation over the whole stream, in [-1, 1]; 1 for silence
 * @param widthDb level of the side over that of the mid, dB; negative infinity for mono and silence
 * @param balanceDb level of the right channel over that of the left one, dB; infinite where one is silent, 0 for silence
 * @param lagMs how late the right channel is against the left one, within 25 ms; empty where nothing is clear, and in
 *     {@link SpatialQuality#REAL_TIME}, where it is not looked for
 */
public record StereoProfile(
        StereoMaterial material, double correlation, double widthDb, double balanceDb, OptionalDouble lagMs) {

    /** Checks that nothing is missing. */
    public StereoProfile {
        Objects.requireNonNull(material, "material");
        Objects.requireNonNull(lagMs, "lagMs");
    }

    static StereoProfile of(StereoEnergy energy, OptionalDouble lagMs) {
        boolean silent = !(energy.mid() + energy.side() > 0.0);
        return new StereoProfile(
                StereoMaterial.of(energy),
                energy.correlation(),
                silent ? Double.NEGATIVE_INFINITY : decibels(energy.side(), energy.mid()),
                silent ? 0.0 : decibels(Math.max(0.0, energy.right()), Math.max(0.0, energy.left())),
                lagMs);
    }

    private static double decibels(double power, double reference) {
        return 10.0 * StrictMath.log10(power / reference);
    }
}

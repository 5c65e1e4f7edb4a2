package app.loudcraft.metadata;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The five loudness figures of a broadcast extension (EBU Tech 3285 version 2, section 2.4); a figure may be missing.
 *
 * @param integratedLufs integrated loudness, LUFS
 * @param rangeLu loudness range, LU
 * @param maxTruePeakDbtp highest true peak, dBTP
 * @param maxMomentaryLufs highest momentary loudness, LUFS
 * @param maxShortTermLufs highest short-term loudness, LUFS
 */
public record BroadcastLoudness(
        OptionalDouble integratedLufs,
        OptionalDouble rangeLu,
        OptionalDouble maxTruePeakDbtp,
        OptionalDouble maxMomentaryLufs,
        OptionalDouble maxShortTermLufs) {

    /** No figure at all. */
    public static final BroadcastLoudness NONE = new BroadcastLoudness(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    // Stands for a figure that is missing, or outside of what the field may say.
    private static final short MISSING = 0x7FFF;
    private static final double MOST = 99.99;
    private static final double STEPS = 100.0;

    /** Checks that nothing is null. */
    public BroadcastLoudness {
        Objects.requireNonNull(integratedLufs, "integratedLufs");
        Objects.requireNonNull(rangeLu, "rangeLu");
        Objects.requireNonNull(maxTruePeakDbtp, "maxTruePeakDbtp");
        Objects.requireNonNull(maxMomentaryLufs, "maxMomentaryLufs");
        Objects.requireNonNull(maxShortTermLufs, "maxShortTermLufs");
    }

    /** A figure as its field holds it: a hundred times as much, rounded away from zero at a half. */
    static short encode(OptionalDouble figure) {
        if (figure.isEmpty() || !(Math.abs(figure.getAsDouble()) <= MOST)) {
            return MISSING;
        }
        double steps = figure.getAsDouble() * STEPS;
        return (short) (steps < 0 ? -Math.floor(-steps + 0.5) : Math.floor(steps + 0.5));
    }

    /** The figure that a field holds. */
    static OptionalDouble decode(short field) {
        double figure = field / STEPS;
        return Math.abs(figure) <= MOST ? OptionalDouble.of(figure) : OptionalDouble.empty();
    }
}

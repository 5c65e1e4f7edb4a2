package app.loudcraft.dsp;

import java.util.Objects;

/**
 * What a {@link Saturator} does; immutable, each {@code with...} method returns a changed copy.
 *
 * <p>At 10 to 15 % the harmonics of a tone that reaches the reference lie between 0.1 and 0.5 %, barely audible; at 100 %
 * they are those of tanh driven by 12 dB.
 *
 * @param amountPercent how much is added, [0, 100] %; 0 switches the saturator off
 * @param character which harmonics are added
 * @param referenceDbfs the peak level that counts as full drive, [-60, 6] dBFS; set to the peaks of a mix, the amount has
 *     the same effect on loud and soft mixes
 * @param quality how far aliases are kept down, at what latency
 */
public record SaturationSettings(double amountPercent, Character character, double referenceDbfs, Quality quality) {

    /** Which harmonics the curve adds. */
    public enum Character {
        /** Symmetric: the third harmonic and its odd successors, as of tape. Peaks are rounded on both sides. */
        ODD,
        /** Asymmetric: above all the second harmonic, as of a triode. What this adds of a constant level is removed. */
        EVEN
    }

    /** How aliases are kept down. */
    public enum Quality {
        /** Four times the sample rate; aliases of a single tone at least 100 dB below it. About 2 ms of latency. */
        MASTERING,
        /** Twice the sample rate and antiderivatives; aliases at least 75 dB down from 48 kHz on. At most 32 frames of latency. */
        REAL_TIME
    }

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public SaturationSettings {
        Ranges.check("amountPercent", amountPercent, 0.0, 100.0, "%");
        Objects.requireNonNull(character, "character");
        Ranges.check("referenceDbfs", referenceDbfs, -60.0, 6.0, "dBFS");
        Objects.requireNonNull(quality, "quality");
    }

    /** So much of odd harmonics, full drive at 0 dBFS, in mastering quality. */
    public static SaturationSettings of(double amountPercent) {
        return new SaturationSettings(amountPercent, Character.ODD, 0.0, Quality.MASTERING);
    }

    /** A copy with this amount. */
    public SaturationSettings withAmountPercent(double newAmountPercent) {
        return new SaturationSettings(newAmountPercent, character, referenceDbfs, quality);
    }

    /** A copy with this character. */
    public SaturationSettings withCharacter(Character newCharacter) {
        return new SaturationSettings(amountPercent, newCharacter, referenceDbfs, quality);
    }

    /** A copy with this reference. */
    public SaturationSettings withReferenceDbfs(double newReferenceDbfs) {
        return new SaturationSettings(amountPercent, character, newReferenceDbfs, quality);
    }

    /** A copy with this quality. */
    public SaturationSettings withQuality(Quality newQuality) {
        return new SaturationSettings(amountPercent, character, referenceDbfs, newQuality);
    }
}

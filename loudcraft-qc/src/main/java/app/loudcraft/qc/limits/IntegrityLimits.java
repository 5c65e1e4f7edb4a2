package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When the check of signal integrity (Q9) speaks up. Infinity switches a rule off.
 *
 * @param dcWarnDbfs offset of a channel over which it warns; heuristic, -50 dBFS
 * @param dcFailDbfs offset over which it fails; heuristic, -40 dBFS
 * @param headWarnSeconds silence at the beginning over which it warns; heuristic, 1 s
 * @param headFailSeconds silence at the beginning over which it fails; heuristic, 5 s
 * @param tailWarnSeconds silence at the end over which it warns; heuristic, 5 s, as ACX allows
 * @param cutInDbfs first sample over which the beginning is cut; heuristic, -60 dBFS
 * @param cutOffDbfs level of the last 10 ms over which the end is cut; heuristic, -50 dBFS
 * @param silenceSeconds silence (-60 dBFS) inside over which it warns; 1 s, a common setting for EBU QC 0078B, [0.01, 3600]
 * @param silenceFailSeconds silence of all channels inside over which it fails; 3 s, likewise
 * @param dropoutFailSeconds length from which one dropout fails; heuristic, 0.02 s
 * @param dropoutsFail dropouts from which it fails, however short; heuristic, 2
 * @param stuckSeconds time for which a sample must stand still to fail; heuristic, 0.05 s, [0.001, 10]
 * @param clicksPerMinute clicks a minute over which it fails, up to 3 never do; heuristic, 3
 * @param humWarnDbfs level of mains hum over which it warns; heuristic, -60 dBFS
 * @param humFailDbfs level over which it fails; heuristic, -45 dBFS for speech, off for music, whose drones look the same
 * @param noiseWarnDbfs noise floor (A-weighted) over which it warns, where there are pauses to hear it in; heuristic
 * @param noiseFailDbfs noise floor over which it fails; -60 dBFS for ACX, which publishes it, off otherwise
 * @param noiseBedWarnDbfs level from 5 to 11 kHz of steady noise under everything over which it warns; heuristic, -60 dBFS
 * @param subnormalSeconds time that the subnormal samples of a channel (nearer to zero than 2<sup>-126</sup>, but not zero)
 *     may make up before it warns, in files of floating point; heuristic, 1 s, for a tail that dies away ends in some
 * @param subnormalInSoundSeconds the same of those in the middle of sound, within 10 ms that rise over -60 dBFS; heuristic,
 *     0.01 s, for there no tail ends
 */
public record IntegrityLimits(
        double dcWarnDbfs,
        double dcFailDbfs,
        double headWarnSeconds,
        double headFailSeconds,
        double tailWarnSeconds,
        double cutInDbfs,
        double cutOffDbfs,
        double silenceSeconds,
        double silenceFailSeconds,
        double dropoutFailSeconds,
        int dropoutsFail,
        double stuckSeconds,
        double clicksPerMinute,
        double humWarnDbfs,
        double humFailDbfs,
        double noiseWarnDbfs,
        double noiseFailDbfs,
        double noiseBedWarnDbfs,
        double subnormalSeconds,
        double subnormalInSoundSeconds) {

    private static final double OFF = Double.POSITIVE_INFINITY;
    private static final List<DeliveryTarget> SPEECH =
            List.of(DeliveryTarget.APPLE_PODCASTS, DeliveryTarget.AES_SPEECH, DeliveryTarget.AUDIOBOOK_ACX);

    /**
     * @throws IllegalArgumentException if a value is NaN or outside its range
     */
    public IntegrityLimits {
        FigureRange.check("silenceSeconds", silenceSeconds, 0.01, 3_600.0);
        FigureRange.check("stuckSeconds", stuckSeconds, 0.001, 10.0);
        FigureRange.check("dcWarnDbfs", dcWarnDbfs, -OFF, OFF);
        FigureRange.check("dcFailDbfs", dcFailDbfs, -OFF, OFF);
        FigureRange.check("headWarnSeconds", headWarnSeconds, 0.0, OFF);
        FigureRange.check("headFailSeconds", headFailSeconds, 0.0, OFF);
        FigureRange.check("tailWarnSeconds", tailWarnSeconds, 0.0, OFF);
        FigureRange.check("cutInDbfs", cutInDbfs, -OFF, OFF);
        FigureRange.check("cutOffDbfs", cutOffDbfs, -OFF, OFF);
        FigureRange.check("silenceFailSeconds", silenceFailSeconds, 0.0, OFF);
        FigureRange.check("dropoutFailSeconds", dropoutFailSeconds, 0.0, OFF);
        FigureRange.check("dropoutsFail", dropoutsFail, 1.0, OFF);
        FigureRange.check("clicksPerMinute", clicksPerMinute, 0.0, OFF);
        FigureRange.check("humWarnDbfs", humWarnDbfs, -OFF, OFF);
        FigureRange.check("humFailDbfs", humFailDbfs, -OFF, OFF);
        FigureRange.check("noiseWarnDbfs", noiseWarnDbfs, -OFF, OFF);
        FigureRange.check("noiseFailDbfs", noiseFailDbfs, -OFF, OFF);
        FigureRange.check("noiseBedWarnDbfs", noiseBedWarnDbfs, -OFF, OFF);
        FigureRange.check("subnormalSeconds", subnormalSeconds, 0.0, OFF);
        FigureRange.check("subnormalInSoundSeconds", subnormalInSoundSeconds, 0.0, OFF);
    }

    /** The limits for a place of delivery and a genre, if it is known. */
    public static IntegrityLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        boolean speech = genre.isPresent() && genre.get() == Genre.SPEECH
                || SPEECH.stream().anyMatch(place -> place.name().equals(target.name()));
        boolean acx = target.name().equals(DeliveryTarget.AUDIOBOOK_ACX.name());
        return new IntegrityLimits(
                -50.0,
                -40.0,
                1.0,
                5.0,
                5.0,
                -60.0,
                -50.0,
                1.0,
                3.0,
                0.02,
                2,
                0.05,
                3.0,
                -60.0,
                speech ? -45.0 : OFF,
                speech ? -55.0 : OFF,
                acx ? -60.0 : OFF,
                -60.0,
                1.0,
                0.01);
    }
}

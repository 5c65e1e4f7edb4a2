package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How loud a programme may be. Immutable.
 *
 * @param targetLufs integrated loudness that is asked for, LUFS; empty: loudness is only reported. Source: the target's
 * @param monoTargetLufs the same for a single channel, where it differs
 * @param passLu how far from it is right, LU. Source: the target's tolerance
 * @param warnLu how far from it is worth a look and no more, LU, at least {@code passLu}. Source: twice the tolerance,
 *     and at least 2 LU where a service plays everything at its own loudness anyway (heuristic)
 * @param quieterFails whether what is too quiet by more than {@code warnLu} fails. False by default for music services,
 *     which turn down what is louder, turn up what is quieter as far as its peaks allow or not at all, and send nothing
 *     back for it; and where {@code louderFails} is false
 * @param louderFails whether what is too loud by more than {@code warnLu} fails. False by default where the figure is a
 *     convention or stands for another measure: CD, clubs, Netflix (dialogue), ACX (RMS)
 * @param shortFormMaxShortTermLufs short-term loudness that a programme under two minutes should not exceed, LUFS; more
 *     warns. Source: EBU R 128 s1, -18 LUFS
 */
public record LoudnessLimits(
        OptionalDouble targetLufs,
        OptionalDouble monoTargetLufs,
        double passLu,
        double warnLu,
        boolean quieterFails,
        boolean louderFails,
        OptionalDouble shortFormMaxShortTermLufs) {

    private static final double STREAMING_WARN_LU = 2.0;
    private static final double R128_S1_MAX_SHORT_TERM_LUFS = -18.0;

    private static final Set<String> NOT_NORMALISED = names(DeliveryTarget.CD, DeliveryTarget.CLUB);
    private static final Set<String> MEASURED_OTHERWISE = names(DeliveryTarget.NETFLIX, DeliveryTarget.AUDIOBOOK_ACX);
    private static final Set<String> MUSIC_SERVICES = names(
            DeliveryTarget.SPOTIFY,
            DeliveryTarget.APPLE_MUSIC,
            DeliveryTarget.YOUTUBE,
            DeliveryTarget.YOUTUBE_MUSIC,
            DeliveryTarget.TIDAL,
            DeliveryTarget.AMAZON_MUSIC,
            DeliveryTarget.DEEZER);
    private static final Set<String> BROADCAST = names(
            DeliveryTarget.EBU_R128,
            DeliveryTarget.ATSC_A85,
            DeliveryTarget.NETFLIX,
            DeliveryTarget.NETFLIX_LITTLE_DIALOGUE);

    /**
     * @throws IllegalArgumentException if a distance is not in [0, 40] LU, or that of a warning is below that of a pass
     */
    public LoudnessLimits {
        Objects.requireNonNull(targetLufs, "targetLufs");
        Objects.requireNonNull(monoTargetLufs, "monoTargetLufs");
        Objects.requireNonNull(shortFormMaxShortTermLufs, "shortFormMaxShortTermLufs");
        FigureRange.check("passLu", passLu, 0.0, 40.0, "LU");
        FigureRange.check("warnLu", warnLu, passLu, 40.0, "LU");
    }

    /** What a target asks for; the genre changes nothing. */
    public static LoudnessLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(genre, "genre");
        double pass = target.toleranceLu();
        double least = BROADCAST.contains(target.name()) ? 0.0 : STREAMING_WARN_LU;
        boolean binding = !NOT_NORMALISED.contains(target.name()) && !MEASURED_OTHERWISE.contains(target.name());
        return new LoudnessLimits(
                target.targetLufs(),
                target.monoTargetLufs(),
                pass,
                Math.max(2.0 * pass, least),
                binding && !MUSIC_SERVICES.contains(target.name()),
                binding,
                target.name().equals(DeliveryTarget.EBU_R128.name())
                        ? OptionalDouble.of(R128_S1_MAX_SHORT_TERM_LUFS)
                        : OptionalDouble.empty());
    }

    /** The loudness that is asked of a programme of this many channels. */
    public OptionalDouble targetLufs(int channels) {
        return channels == 1 && monoTargetLufs.isPresent() ? monoTargetLufs : targetLufs;
    }

    private static Set<String> names(DeliveryTarget... targets) {
        return Set.of(Arrays.stream(targets).map(DeliveryTarget::name).toArray(String[]::new));
    }
}

package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.Decibels;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of a treatment a mix gets: all that was asked for, or nothing but gain and ceiling, and then why.
 *
 * @param share [0, 1] of every correction
 * @param whyNone why there is none; present exactly where {@code share} is 0
 * @param tooShort whether there is none because the mix is too short
 */
record Treatment(double share, Optional<String> whyNone, boolean tooShort) {

    /** What lasts less says too little about itself. */
    private static final double SHORTEST_SECONDS = 1.0;

    // A mix whose peaks stand 14 dB and more over its loudness was not
    // limited; under 11 dB, with tops that are flat, it was.
    private static final double MASTERED_PLR_DB = 11.0;
    private static final double LOUD_LUFS = -16.0;
    private static final double FLAT_TOPS = 2.0;
    private static final double FLAT_WINDOWS = 0.5;
    private static final double SECONDS_THAT_TELL = 5.0;

    private static final double AT_TARGET_LU = 0.1;
    private static final double AT_CEILING_DB = 0.03;

    static Treatment of(MixAnalysis mix, MasteringWishes wishes) {
        if (wishes.intensityPercent() == 0) {
            return none("the intensity is 0 %");
        }
        OptionalDouble integrated = mix.programme().loudness().integratedLufs();
        if (mix.seconds() < SHORTEST_SECONDS) {
            return new Treatment(
                    0.0,
                    Optional.of(String.format(
                            Locale.ROOT, "%.2f s are under the second that a judgement needs", mix.seconds())),
                    true);
        }
        if (integrated.isEmpty() || !Double.isFinite(integrated.getAsDouble())) {
            return none("nothing is above the gate of -70 LUFS");
        }
        if (isFinishedFor(wishes.target(), mix) && wishes.reference().isEmpty()) {
            return none(String.format(
                    Locale.ROOT,
                    "the mix is a finished master for %s already: %.1f LUFS, peaks of %.2f dBTP",
                    wishes.target().name(),
                    integrated.getAsDouble(),
                    mix.programme().highestTruePeakDbtp()));
        }
        return isMastered(mix) && wishes.reference().isEmpty()
                ? none(String.format(
                        Locale.ROOT,
                        "the mix is a finished master already: %.1f LUFS, peaks only %.1f dB over that, and flat",
                        integrated.getAsDouble(),
                        mix.programme().plrDb().orElse(0.0)))
                : new Treatment(wishes.intensityPercent() / 100.0, Optional.empty(), false);
    }

    private static Treatment none(String why) {
        return new Treatment(0.0, Optional.of(why), false);
    }

    /** Whether a mix is loud, dense and flat-topped: through a limiter already, and meant to be so. */
    static boolean isMastered(MixAnalysis mix) {
        double lufs = mix.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        boolean flat = mix.condition().topFlatness() > FLAT_TOPS
                || isFlatFromSecondToSecond(mix)
                || mix.condition().clipping().events() > 0;
        return lufs > LOUD_LUFS && isDense(mix) && flat;
    }

    /**
     * Whether a mix has just what this target asks for, which no mix has by chance: its loudness under its ceiling, or
     * less with peaks right at the ceiling. So a master that is mastered again stays what it is.
     */
    private static boolean isFinishedFor(DeliveryTarget target, MixAnalysis mix) {
        OptionalDouble wanted = target.targetLufs(mix.spec().channels());
        double lufs = mix.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        double underCeilingDb = target.ceilingDbtp() - mix.programme().highestTruePeakDbtp();
        if (underCeilingDb < 0.0) {
            return false;
        }
        boolean atCeiling = underCeilingDb <= AT_CEILING_DB;
        return wanted.isPresent()
                ? Math.abs(lufs - wanted.getAsDouble()) <= AT_TARGET_LU || atCeiling && lufs < wanted.getAsDouble()
                : atCeiling;
    }

    /** Whether a mix that is quieter than the target was pressed against its ceiling already: it bears no more limiting. */
    static boolean isLimitedOut(DeliveryTarget target, MixAnalysis mix) {
        OptionalDouble wanted = target.targetLufs(mix.spec().channels());
        double lufs = mix.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        return isFinishedFor(target, mix)
                && wanted.isPresent()
                && lufs < wanted.getAsDouble() - AT_TARGET_LU
                && isFlatFromSecondToSecond(mix);
    }

    /** Whether most seconds peak at the same level; a few seconds say nothing of that. */
    private static boolean isFlatFromSecondToSecond(MixAnalysis mix) {
        return mix.seconds() >= SECONDS_THAT_TELL && mix.condition().ceilingConsistency() >= FLAT_WINDOWS;
    }

    /** Whether the peaks of a mix stand so little over its loudness that there is nothing left to compress. */
    static boolean isDense(MixAnalysis mix) {
        OptionalDouble plr = mix.programme().plrDb();
        // The loudness is that of all channels together, the peak that of one of them.
        double fewerDb = Decibels.fromPower(Math.max(1.0, mix.spec().channels() / 2.0));
        return plr.isPresent() && plr.getAsDouble() + fewerDb < MASTERED_PLR_DB;
    }

    boolean isNone() {
        return share == 0.0;
    }

    String whyNoneAtAll() {
        return whyNone.orElseThrow();
    }
}

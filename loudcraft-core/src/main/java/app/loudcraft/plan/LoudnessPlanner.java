package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.LimiterSettings;
import java.util.Locale;
import java.util.OptionalDouble;

/** Decides which loudness is aimed at, and how much limiting may be spent on it. */
final class LoudnessPlanner {

    // A single blow may be limited by this much; what counts is how often.
    private static final double MAX_REDUCTION_DB = 12.0;
    private static final double MAX_P95_LIMITING_DB = 4.0;
    // A reference may be a loud one, and is to be followed; beyond this a master is torn apart.
    private static final double REFERENCE_MAX_REDUCTION_DB = 20.0;
    private static final double REFERENCE_P99_DB = 12.0;
    private static final double REFERENCE_P95_DB = 10.0;

    private static final double WARN_LIMITING_DB = 3.0;

    private LoudnessPlanner() {}

    static LoudnessStep plan(MixAnalysis mix, MasteringWishes wishes) {
        OptionalDouble integrated = mix.programme().loudness().integratedLufs();
        if (integrated.isEmpty()) {
            return keep(format("%.3f s are under the 400 ms that a loudness measurement needs", mix.seconds()));
        }
        double lufs = integrated.getAsDouble();
        if (!Double.isFinite(lufs)) {
            return keep("nothing is above the gate of -70 LUFS, so there is no loudness to change");
        }
        // On an album the target of every track comes from that of the whole, a reference's or another.
        if (wishes.reference().isPresent() && wishes.albumTone().isEmpty()) {
            Reference reference = wishes.reference().get();
            return new LoudnessStep(
                    LoudnessStep.Aim.TARGET,
                    OptionalDouble.of(reference.integratedLufs()),
                    format(
                            "%s has %.1f LUFS; the mix has %.1f LUFS, so about %+.1f dB",
                            reference.name(), reference.integratedLufs(), lufs, reference.integratedLufs() - lufs));
        }
        DeliveryTarget target = wishes.target();
        if (Treatment.isLimitedOut(target, mix)) {
            return keep(format(
                    "at %.1f LUFS most seconds reach the ceiling of %.1f dBTP already: the mix bears no more limiting",
                    lufs, target.ceilingDbtp()));
        }
        OptionalDouble wanted = target.targetLufs(mix.spec().channels());
        if (wanted.isEmpty()) {
            return new LoudnessStep(
                    LoudnessStep.Aim.CEILING,
                    OptionalDouble.empty(),
                    target.name() + " documents no loudness: as loud as the peaks allow without limiting");
        }
        return new LoudnessStep(
                LoudnessStep.Aim.TARGET,
                wanted,
                format(
                        "the target is %.1f LUFS (%s); the mix has %.1f LUFS, so about %+.1f dB",
                        wanted.getAsDouble(), origin(target), lufs, wanted.getAsDouble() - lufs));
    }

    private static String origin(DeliveryTarget target) {
        if (target.isCustom()) {
            return target.source();
        }
        return target.name() + (target.official() ? ", official" : ", not official");
    }

    private static LoudnessStep keep(String reason) {
        return new LoudnessStep(LoudnessStep.Aim.KEEP, OptionalDouble.empty(), reason);
    }

    static LimiterStep planLimiter(MasteringWishes wishes, GenreProfile profile) {
        LimiterSettings settings = LimiterSettings.mastering(wishes.target().ceilingDbtp());
        if (wishes.reference().isPresent()) {
            return new LimiterStep(
                    settings,
                    REFERENCE_MAX_REDUCTION_DB,
                    REFERENCE_P99_DB,
                    REFERENCE_P95_DB,
                    0.0,
                    MAX_P95_LIMITING_DB,
                    format(
                            "the ceiling for %s is %.1f dBTP; the loudness of the reference may cost %.1f dB of limiting "
                                    + "1 %% of the time",
                            wishes.target().name(), settings.ceilingDbtp(), REFERENCE_P99_DB));
        }
        double p99Db = profile.maxLimitingDb();
        return new LimiterStep(
                settings,
                MAX_REDUCTION_DB,
                p99Db,
                Math.min(MAX_P95_LIMITING_DB, p99Db),
                profile.plrFloorDb(),
                Math.min(WARN_LIMITING_DB, p99Db),
                format(
                        "the ceiling for %s is %.1f dBTP; the %s profile bears %.1f dB of limiting 1 %% of the time, and "
                                + "peaks %.0f dB over the loudness",
                        wishes.target().name(), settings.ceilingDbtp(), profile.name(), p99Db, profile.plrFloorDb()));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package app.loudcraft;

import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.SpatialStep;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Changes a plan so that the next master may pass the checks that this one failed.
 *
 * <p>Peaks over the ceiling and decoders that clip lower the ceiling; a stereo image that fails is not widened; dynamics
 * that fail are limited less, for which the master is less loud. Nothing else can be planned away.
 */
final class GateRemedy {

    // The checks as the gate of loudcraft-qc names them.
    private static final String TRUE_PEAK = "Q2";
    private static final String STEREO = "Q3";
    private static final String DYNAMICS = "Q5";
    private static final String PHASE = "Q7";
    private static final String DELIVERY = "Q10";

    private static final String PEAK_UNIT = "dBTP";
    private static final double CEILING_MARGIN_DB = 0.1;
    private static final double LESS_LOUD_LU = 2.0;

    private final QualityReport report;
    private final MasteringPlan before;
    private final List<String> changes = new ArrayList<>();
    private MasteringPlan plan;

    private GateRemedy(MasteringPlan before, QualityReport report) {
        this.before = before;
        this.plan = before;
        this.report = report;
    }

    /** The changed plan, which warns of its changes; empty where nothing can be planned against the failures. */
    static Optional<MasteringPlan> of(MasteringPlan plan, QualityReport report) {
        return new GateRemedy(plan, report).changed();
    }

    private Optional<MasteringPlan> changed() {
        failed(TRUE_PEAK).ifPresent(check -> lowerCeiling(overCeilingDb(check)));
        failed(DELIVERY).ifPresent(check -> lowerCeiling(overFullScaleDb(check)));
        if (failed(STEREO).isPresent() || failed(PHASE).isPresent()) {
            leaveImage();
        }
        failed(DYNAMICS).ifPresent(check -> limitLess());
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(plan.withWarning("The first master failed the quality gate ("
                + QualityGateException.failures(report) + "), so the plan was changed: " + String.join("; ", changes)
                + "."));
    }

    private Optional<QualityCheck> failed(String id) {
        return report.checks().stream()
                .filter(check ->
                        check.status() == QualityStatus.FAIL && check.id().equals(id))
                .findFirst();
    }

    /** How far the peak stands over the ceiling, or the ceiling over the one that loud masters have to keep to. */
    private double overCeilingDb(QualityCheck check) {
        double ceilingDbtp = before.limiter().settings().ceilingDbtp();
        DeliveryTarget target = before.target();
        double lowestDbtp = Math.min(ceilingDbtp, target.loudCeilingDbtp().orElse(ceilingDbtp));
        return peakDb(check) - lowestDbtp;
    }

    /** How far decoded audio stands over full scale. */
    private static double overFullScaleDb(QualityCheck check) {
        return peakDb(check);
    }

    /** The peak that a check is about; minus infinity if it is about something else. */
    private static double peakDb(QualityCheck check) {
        return check.unit().equals(PEAK_UNIT)
                ? check.value().orElse(Double.NEGATIVE_INFINITY)
                : Double.NEGATIVE_INFINITY;
    }

    private void lowerCeiling(double overDb) {
        LimiterStep limiter = plan.limiter();
        double askedDbtp = before.limiter().settings().ceilingDbtp() - overDb - CEILING_MARGIN_DB;
        double ceilingDbtp = Math.max(LimiterSettings.MIN_CEILING_DBTP, askedDbtp);
        if (overDb <= 0.0 || ceilingDbtp >= limiter.settings().ceilingDbtp()) {
            return;
        }
        plan = plan.with(new LimiterStep(
                limiter.settings().withCeilingDbtp(ceilingDbtp),
                limiter.maxReductionDb(),
                limiter.maxP99ReductionDb(),
                limiter.maxP95ReductionDb(),
                limiter.minPlrDb(),
                limiter.warnAboveDb(),
                "lowered after the quality gate; " + limiter.reason()));
        changes.add(text(
                "the ceiling is %.2f dBTP instead of %.2f dBTP",
                ceilingDbtp, limiter.settings().ceilingDbtp()));
    }

    private void leaveImage() {
        if (plan.spatial().active()) {
            changes.add(text(
                    "the image is left as it is instead of widened by %d %%",
                    plan.spatial().intensityPercent()));
            plan = plan.with(new SpatialStep(0, "left alone after the quality gate"));
        }
    }

    private void limitLess() {
        LoudnessStep loudness = plan.loudness();
        if (loudness.aim() == LoudnessStep.Aim.TARGET) {
            double lufs = Math.max(
                    DeliveryTarget.MIN_TARGET_LUFS, loudness.targetLufs().orElseThrow() - LESS_LOUD_LU);
            plan = plan.with(new LoudnessStep(
                    loudness.aim(), OptionalDouble.of(lufs), "less loud after the quality gate; " + loudness.reason()));
            changes.add(text(
                    "it aims at %.1f LUFS instead of %.1f LUFS",
                    lufs, loudness.targetLufs().orElseThrow()));
        }
    }

    private static String text(String pattern, Object... figures) {
        return String.format(Locale.ROOT, pattern, figures);
    }
}

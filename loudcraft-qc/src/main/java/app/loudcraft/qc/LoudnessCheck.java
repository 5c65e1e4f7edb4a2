package app.loudcraft.qc;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.qc.limits.LoudnessLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Q1: holds the integrated loudness against the target's, and shows the loudest or quietest ten seconds. */
final class LoudnessCheck implements Check {

    private static final String UNIT = "LUFS";
    private static final String METHOD = "gated loudness of the whole programme, ITU-R BS.1770-5, EBU Tech 3341";

    // Half of the last digit that is shown.
    private static final double ROUNDING_LU = 0.005;

    // R 128 s1 leaves the length of a short form to practice: adverts and promos.
    private static final double SHORT_FORM_SECONDS = 120.0;

    private final int channels;
    private final LoudnessLimits limits;

    LoudnessCheck(AudioSpec spec, LoudnessLimits limits) {
        this.channels = spec.channels();
        this.limits = limits;
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        LoudnessReading loudness = programme.analysis().programme().loudness();
        if (loudness.integratedNotMeasurable().isPresent()) {
            String why = loudness.integratedNotMeasurable().get().reason();
            return Findings.notApplicable(
                    CheckId.Q1, programme, "There is no loudness to measure: " + why + ".", METHOD);
        }
        double lufs = loudness.integratedLufs().orElseThrow();
        Findings findings = new Findings();
        OptionalDouble target = limits.targetLufs(channels);
        if (target.isPresent()) {
            hold(programme, lufs, target.getAsDouble(), findings);
        }
        holdShortForm(programme, loudness.maxShortTermLufs(), findings);
        return findings.conclude(CheckId.Q1, OptionalDouble.of(lufs), UNIT, threshold(target), METHOD);
    }

    private void hold(Programme programme, double lufs, double target, Findings findings) {
        double overLu = lufs - target;
        QualityStatus status = status(overLu);
        if (status == QualityStatus.PASS) {
            return;
        }
        findings.add(
                status,
                programme,
                OptionalDouble.of(lufs),
                Prose.of(
                        "The programme is %.1f LU too %s: %.1f LUFS instead of %.1f LUFS.",
                        Math.abs(overLu), overLu > 0.0 ? "loud" : "quiet", lufs, target),
                remedy(programme, target - lufs));
        TenSeconds.loudest(programme.shortTerm(), programme.sampleRateHz())
                .ifPresent(span -> show(span, "loudest", status, findings));
        double gateLufs =
                programme.analysis().programme().loudness().relativeGateLufs().orElseThrow();
        TenSeconds.quietest(programme.shortTerm(), programme.sampleRateHz(), gateLufs)
                .ifPresent(span -> show(span, "quietest", status, findings));
    }

    private QualityStatus status(double overLu) {
        double distance = Math.abs(overLu) - ROUNDING_LU;
        if (distance <= limits.passLu()) {
            return QualityStatus.PASS;
        }
        boolean mayFail = overLu > 0.0 ? limits.louderFails() : limits.quieterFails();
        return distance <= limits.warnLu() || !mayFail ? QualityStatus.WARN : QualityStatus.FAIL;
    }

    private static String remedy(Programme programme, double gainDb) {
        ProgrammeReading reading = programme.analysis().programme();
        double limitingDb = reading.truePeakDbtp() + gainDb - programme.target().ceilingDbtp();
        String change = Prose.of("A gain change of %+.1f dB brings it to the target", gainDb);
        return gainDb > 0.0 && limitingDb > 0.0
                ? change + Prose.of("; %.1f dB of peak limiting would be required.", limitingDb)
                : change + ".";
    }

    private static void show(TenSeconds span, String which, QualityStatus status, Findings findings) {
        findings.add(
                status,
                OptionalInt.empty(),
                span.startSeconds(),
                span.endSeconds(),
                OptionalDouble.of(span.lufs()),
                Prose.of(
                        "The %s 10 s are here; their short-term loudness is %.1f LUFS on average.", which, span.lufs()),
                "");
    }

    private void holdShortForm(Programme programme, OptionalDouble maxShortTerm, Findings findings) {
        OptionalDouble limit = limits.shortFormMaxShortTermLufs();
        if (limit.isEmpty() || maxShortTerm.isEmpty() || programme.seconds() >= SHORT_FORM_SECONDS) {
            return;
        }
        if (maxShortTerm.getAsDouble() > limit.getAsDouble() + ROUNDING_LU) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    maxShortTerm,
                    Prose.of(
                            "The loudest 3 s have %.1f LUFS; an advert or promo may have %.1f LUFS (EBU R 128 s1).",
                            maxShortTerm.getAsDouble(), limit.getAsDouble()),
                    Prose.of(
                            "If this is a short form, lower its loudest passage by %.1f dB.",
                            maxShortTerm.getAsDouble() - limit.getAsDouble()));
        }
    }

    private String threshold(OptionalDouble target) {
        if (target.isEmpty()) {
            return "no loudness is asked for; reported only";
        }
        String rule = Prose.of(
                "%.1f LUFS; pass within %s LU, warn within %s LU",
                target.getAsDouble(), figure(limits.passLu()), figure(limits.warnLu()));
        if (!limits.louderFails()) {
            return rule + " and beyond";
        }
        return limits.quieterFails() ? rule : rule + "; quieter warns only";
    }

    private static String figure(double value) {
        return Prose.of("%.2f", value).replaceAll("\\.?0+$", "");
    }
}

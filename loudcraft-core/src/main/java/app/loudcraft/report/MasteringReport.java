package app.loudcraft.report;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import app.loudcraft.render.LoudnessOutcome;
import app.loudcraft.render.MasterReading;
import app.loudcraft.render.RenderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was done to a mix, and what came of it. Immutable.
 *
 * @param mix the mix before
 * @param plan what was decided, and why
 * @param rendering what was done; its {@code master} is the master after
 * @param quality what the quality gate says; empty where none was asked for
 * @param seconds how long it took
 */
public record MasteringReport(
        MixAnalysis mix, MasteringPlan plan, RenderResult rendering, Optional<QualityReport> quality, double seconds) {

    /** Checks that nothing is missing. */
    public MasteringReport {
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(rendering, "rendering");
        Objects.requireNonNull(quality, "quality");
    }

    /** The master, read back and measured. */
    public MasterReading master() {
        return rendering.master();
    }

    /** Whether the master has the loudness that was asked for, on its own measurement, and keeps under its ceiling. */
    public boolean reached() {
        return rendering.ceilingMet()
                && rendering.loudness().status() != LoudnessOutcome.Status.TARGET_UNREACHABLE
                && (plan.loudness().targetLufs().isPresent()
                        || plan.target().targetLufs(mix.spec().channels()).isEmpty());
    }

    /** Everything the user should know, as sentences: about the mix, then about the master. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(rendering.warnings());
        return List.copyOf(warnings);
    }

    /** How many seconds of audio were mastered per second. */
    public double realTimeFactor() {
        return mix.seconds() / seconds;
    }

    /** A page for people: before and after, the steps with their reasons, what was done to the image, the warnings. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line(text, "%-24s %14s %14s", "", "mix", "master");
        ProgrammeReading before = mix.programme();
        ProgrammeReading after = master().programme();
        row(
                text,
                "Integrated",
                before.loudness().integratedLufs(),
                after.loudness().integratedLufs(),
                "LUFS");
        row(
                text,
                "Loudness range",
                before.loudness().loudnessRangeLu(),
                after.loudness().loudnessRangeLu(),
                "LU");
        row(
                text,
                "Loudest 3 s",
                before.loudness().maxShortTermLufs(),
                after.loudness().maxShortTermLufs(),
                "LUFS");
        row(text, "True peak", before.truePeakDbtp(), after.truePeakDbtp(), "dBTP");
        row(text, "True peak, any meter", before.highestTruePeakDbtp(), after.highestTruePeakDbtp(), "dBTP");
        row(text, "Sample peak", before.samplePeakDbfs(), after.samplePeakDbfs(), "dBFS");
        row(text, "Peak to loudness", before.plrDb(), after.plrDb(), "dB");
        text.append('\n');
        for (PlanStep step : plan.steps()) {
            line(text, "%-12s %s", step.title(), step.summary());
            line(text, "%-12s   %s", "", step.reason());
        }
        text.append('\n');
        rendering.spatial().ifPresent(image -> text.append(image.toText()).append('\n'));
        line(
                text,
                "Gain %+.2f dB, compression up to %.1f dB, limiting up to %.1f dB (%.1f dB in 95 %% of the time)",
                rendering.loudness().gainDb(),
                rendering.compressionDb(),
                rendering.limiting().maxDb(),
                rendering.limiting().p95Db());
        line(
                text,
                "%s: %s",
                reached() ? "Reached" : "Not reached",
                rendering.loudness().explanation());
        warnings().forEach(warning -> line(text, "Warning: %s", warning));
        quality.ifPresent(gate -> line(text, "Quality gate: %s", gate.verdict()));
        line(text, "%.2f s, %.0f times real time", seconds, realTimeFactor());
        return text.toString();
    }

    private static void row(StringBuilder text, String name, double before, double after, String unit) {
        row(text, name, OptionalDouble.of(before), OptionalDouble.of(after), unit);
    }

    private static void row(StringBuilder text, String name, OptionalDouble before, OptionalDouble after, String unit) {
        line(text, "%-24s %14s %14s", name, figure(before, unit), figure(after, unit));
    }

    private static String figure(OptionalDouble value, String unit) {
        if (value.isEmpty()) {
            return "-";
        }
        return Double.isFinite(value.getAsDouble())
                ? String.format(Locale.ROOT, "%.2f %s", value.getAsDouble(), unit)
                : "silent";
    }

    private static void line(StringBuilder text, String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values).stripTrailing()).append('\n');
    }
}

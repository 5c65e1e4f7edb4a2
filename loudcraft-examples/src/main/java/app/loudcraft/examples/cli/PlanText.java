package app.loudcraft.examples.cli;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.Clipping;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.meter.Resonance;
import app.loudcraft.meter.SourceCondition;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lays out for people what was heard in a mix, and what will be done to it and why. */
final class PlanText {

    private static final int WIDTH = 100;
    private static final double LOWEST_HZ = 20.0;
    private static final double HIGHEST_HZ = 20_000.0;
    private static final double OFFSET_WORTH_TELLING_DBFS = -60.0;

    private final MixAnalysis mix;
    private final TextTable heard = new TextTable("ll", WIDTH);

    private PlanText(MixAnalysis mix) {
        this.mix = mix;
    }

    /** The page, each line ended by a line feed. */
    static String text(MixAnalysis mix, MasteringPlan plan) {
        String heard = new PlanText(mix).heard();
        TextTable steps = new TextTable("ll", WIDTH)
                .row(
                        "Wanted",
                        String.format(
                                Locale.ROOT,
                                "%s, %s profile, intensity %d %%",
                                plan.target().name(),
                                plan.profile(),
                                plan.intensityPercent()));
        for (PlanStep step : plan.steps()) {
            steps.row(step.title(), step.summary()).row("", "- " + step.reason());
        }
        StringBuilder text = new StringBuilder(heard).append('\n').append(steps.text());
        if (!plan.warnings().isEmpty()) {
            text.append('\n');
            plan.warnings()
                    .forEach(warning -> text.append("Warning: ").append(warning).append('\n'));
        }
        return text.toString();
    }

    private String heard() {
        ProgrammeReading programme = mix.programme();
        LoudnessReading loudness = programme.loudness();
        row("Mix", "%s: %s, %s, %.2f s", mix.source(), mix.container(), mix.spec(), mix.seconds());
        row(
                "Loudness",
                "integrated %s, loudest 3 s %s, range %s",
                figure(loudness.integratedLufs(), "%.1f LUFS"),
                figure(loudness.maxShortTermLufs(), "%.1f LUFS"),
                figure(loudness.loudnessRangeLu(), "%.1f LU"));
        row(
                "Peaks",
                "true peak %s, sample peak %s, %s over the loudness",
                figure(programme.truePeakDbtp(), "%.1f dBTP"),
                figure(programme.samplePeakDbfs(), "%.1f dBFS"),
                figure(programme.plrDb(), "%.1f dB"));
        row(
                "Tone",
                "tilt %s; %s",
                figure(mix.spectrum().tiltDbPerOctave(), "%+.1f dB an octave"),
                mix.spectrum().bandwidthHz().isPresent()
                        ? figure(mix.spectrum().bandwidthHz(), "nothing above %.0f Hz")
                        : "not cut off");
        row("Width", "%s", width());
        row("Dynamics", "percussive ratio %s", figure(mix.dynamics().percussiveRatio(), "%.2f"));
        row("Condition", "%s", String.join("; ", condition(mix.condition())));
        return heard.text();
    }

    private String width() {
        return mix.stereo()
                .map(stereo -> String.format(
                        Locale.ROOT,
                        "side %s against mid, correlation %.2f",
                        figure(mix.spectrum().widthDb(LOWEST_HZ, HIGHEST_HZ), "%+.1f dB"),
                        stereo.correlation()))
                .orElse("-");
    }

    private List<String> condition(SourceCondition condition) {
        List<String> parts = new ArrayList<>();
        Clipping clipping = condition.clipping();
        parts.add(clipping.events() == 0 ? "not clipped" : "clipped in " + clipping.events() + " places");
        if (condition.largestDcDbfs() > OFFSET_WORTH_TELLING_DBFS) {
            parts.add("offset " + figure(condition.largestDcDbfs(), "%.1f dBFS"));
        }
        parts.add("noise floor " + figure(condition.noiseFloorDbfs(), "%.1f dBFS (A)"));
        condition
                .hum()
                .ifPresent(hum -> parts.add(String.format(
                        Locale.ROOT, "hum of %.1f Hz at %.1f dBFS", hum.fundamentalHz(), hum.levelDbfs())));
        for (Resonance resonance : mix.spectrum().resonances()) {
            parts.add(String.format(
                    Locale.ROOT, "%.0f Hz rings by %.1f dB", resonance.frequencyHz(), resonance.excessDb()));
        }
        parts.add(String.format(
                Locale.ROOT,
                "silence %.2f s before, %.2f s after",
                condition.headSilenceSeconds(),
                condition.tailSilenceSeconds()));
        return parts;
    }

    private void row(String name, String pattern, Object... values) {
        heard.row(name, String.format(Locale.ROOT, pattern, values));
    }

    private static String figure(OptionalDouble value, String pattern) {
        return value.isPresent() ? figure(value.getAsDouble(), pattern) : "-";
    }

    private static String figure(double value, String pattern) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, pattern, value) : "none";
    }
}

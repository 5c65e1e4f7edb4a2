package app.loudcraft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.MasteringPlanner;
import app.loudcraft.plan.MasteringWishes;
import app.loudcraft.render.LimitingTimeline;
import app.loudcraft.render.LoudnessOutcome;
import app.loudcraft.render.LoudnessOutcome.Status;
import app.loudcraft.render.MasterReading;
import app.loudcraft.render.RenderResult;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.render.SpatialTimeline;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MasteringReportTest {

    private final MixAnalysis mix;
    private final MasteringPlan plan;

    MasteringReportTest() throws IOException {
        mix = new MixAnalyzer(4_096)
                .analyze(AudioFiles.of(TestMix.stereo().gainDb(12.0).seconds(1.0)));
        plan = MasteringPlanner.plan(mix, MasteringWishes.DEFAULT);
    }

    private MasteringReport report(MasteringPlan of, Status status, boolean ceilingMet) {
        return report(of, status, ceilingMet, Optional.empty());
    }

    private MasteringReport report(
            MasteringPlan of, Status status, boolean ceilingMet, Optional<SpatialReport> spatial) {
        LoudnessOutcome outcome = new LoudnessOutcome(status, -3.25, true, 2, "that was it");
        RenderResult rendering = new RenderResult(
                outcome,
                1.5,
                new GainReduction(2.5, 1.8, 1.0, 0.1, 0.2),
                LimitingTimeline.of(0.0, 2.5),
                spatial,
                new MasterReading(mix.spec(), mix.frames(), mix.programme()),
                ceilingMet,
                1,
                List.of("a late warning"));
        return new MasteringReport(mix, of, rendering, Optional.empty(), 0.5);
    }

    @Test
    void reachedMeansLoudnessAndCeiling() {
        assertThat(report(plan, Status.REACHED, true).reached()).isTrue();
        assertThat(report(plan, Status.REACHED, false).reached()).isFalse();
        assertThat(report(plan, Status.TARGET_UNREACHABLE, true).reached()).isFalse();
        MasteringPlan kept = plan.with(new LoudnessStep(LoudnessStep.Aim.KEEP, OptionalDouble.empty(), "silence"));
        assertThat(report(kept, Status.NO_TARGET, true).reached())
                .as("the target asks for a loudness that was not aimed at")
                .isFalse();
        MasteringPlan peakOnly = MasteringPlanner.plan(mix, MasteringWishes.DEFAULT.withTarget(DeliveryTarget.QOBUZ));
        assertThat(report(peakOnly, Status.NO_TARGET, true).reached()).isTrue();
    }

    @Test
    void textTellsFiguresStepsReasonsAndWarnings() {
        MasteringReport report = report(plan, Status.REACHED, true);
        String text = report.toText();
        assertThat(text)
                .contains(String.format(
                        Locale.ROOT,
                        "%.2f LUFS",
                        mix.programme().loudness().integratedLufs().orElseThrow()))
                .contains("Gain -3.25 dB, compression up to 1.5 dB, limiting up to 2.5 dB (1.0 dB in 95 % of the time)")
                .contains("Reached: that was it")
                .contains("Warning: a late warning")
                .contains("0.50 s, 2 times real time");
        plan.steps().forEach(step -> assertThat(text).contains(step.title(), step.summary(), step.reason()));
        assertThat(report.warnings()).startsWith(plan.warnings().get(0)).endsWith("a late warning");
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(text).doesNotContain("NaN", "Optional");
    }

    @Test
    void textTellsWhatWasDoneToTheImage() {
        List<SpatialMoment> moments = List.of(
                new SpatialMoment(0.0, 40.0, 0.9, 0.7, 1.0, List.of(-60.0, -9.0)),
                new SpatialMoment(0.05, 40.0, 0.5, 0.25, 0.42, List.of(Double.NEGATIVE_INFINITY, -3.0)));
        String text = text(new SpatialReport(
                "engine 1.0",
                "stereo",
                List.of(
                        new SpatialReport.Stage("Bass mono", "sides down by 6.0 dB below 120 Hz"),
                        new SpatialReport.Stage("Haas", "100 % of 12 ms")),
                new SpatialTimeline(0.05, List.of(250.0), moments)));
        assertThat(text).contains("""
                        Image by engine 1.0: the mix is stereo
                          Bass mono  sides down by 6.0 dB below 120 Hz
                          Haas       100 % of 12 ms
                          Correlation from 0.70 to 0.48 in the mean, from 0.50 to 0.25 at its lowest
                          Correlation guard: 71 % of the widening let through in the mean, 42 % at the least

                        Gain""");
    }

    @Test
    void imageWithoutFiguresIsToldWithoutThem() {
        SpatialMoment unknown =
                new SpatialMoment(0.0, 40.0, Double.NaN, Double.NaN, Double.NaN, List.of(Double.NEGATIVE_INFINITY));
        for (List<SpatialMoment> moments : List.of(List.<SpatialMoment>of(), List.of(unknown))) {
            String text = text(
                    new SpatialReport("engine", "silence", List.of(), new SpatialTimeline(0.05, List.of(), moments)));
            assertThat(text)
                    .contains("Image by engine: the mix is silence\n\nGain")
                    .doesNotContain("NaN", "Infinity", "Optional", "Correlation");
        }
    }

    private String text(SpatialReport spatial) {
        return report(plan, Status.REACHED, true, Optional.of(spatial)).toText();
    }

    @Test
    void textIsTheSameInEveryLocale() {
        String text = report(plan, Status.REACHED, true).toText();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(report(plan, Status.REACHED, true).toText()).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void verdictIsThatOfTheWorstCheck() {
        assertThat(gate(QualityStatus.PASS, QualityStatus.NOT_APPLICABLE).verdict())
                .isEqualTo(QualityStatus.PASS);
        assertThat(gate(QualityStatus.WARN, QualityStatus.PASS).verdict()).isEqualTo(QualityStatus.WARN);
        assertThat(gate(QualityStatus.WARN, QualityStatus.FAIL, QualityStatus.PASS)
                        .verdict())
                .isEqualTo(QualityStatus.FAIL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityReport(List.of()))
                .withMessage("checks must hold at least one check, but was empty");
    }

    @Test
    void findingEndsAfterItBegins() {
        assertThat(new QualityFinding(OptionalInt.of(1), 2.0, 2.0, OptionalDouble.empty(), "click", "repair it")
                        .endSeconds())
                .isEqualTo(2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityFinding(OptionalInt.empty(), 2.0, 1.0, OptionalDouble.empty(), "a", "b"))
                .withMessage("endSeconds must be at least 2.0 s, but was 1.0");
    }

    private static QualityReport gate(QualityStatus... statuses) {
        return new QualityReport(Arrays.stream(statuses)
                .map(status -> new QualityCheck(
                        "Q", "check", status, OptionalDouble.empty(), "", "", "", List.of(), List.of()))
                .toList());
    }
}

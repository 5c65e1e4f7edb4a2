package app.loudcraft.qc.html;

import app.loudcraft.plan.PlanStep;
import app.loudcraft.render.RenderResult;
import app.loudcraft.report.MasteringReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was done to a mix and why, and what the search for its loudness achieved. */
final class PlanSection {

    private final Story story;
    private final Markup page;

    PlanSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    void write() {
        story.mastering().ifPresent(this::plan);
    }

    private void plan(MasteringReport mastering) {
        page.open("section", "id", "plan", "aria-labelledby", "plan-title");
        page.element("h2", "What was done, and why", "id", "plan-title");
        page.element("p", achieved(mastering.rendering()), "class", "lead");
        warnings(mastering.warnings(), mastering.rendering().loudness().explanation());
        page.open("ol", "class", "steps");
        mastering.plan().steps().stream().filter(PlanStep::active).forEach(this::step);
        page.close();
        List<PlanStep> off =
                mastering.plan().steps().stream().filter(step -> !step.active()).toList();
        if (!off.isEmpty()) {
            page.open("details", "class", "off").element("summary", "Left alone: " + names(off));
            page.open("ol", "class", "steps");
            off.forEach(this::step);
            page.close().close();
        }
        page.close();
    }

    private static String names(List<PlanStep> steps) {
        return steps.stream().map(step -> step.title().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private void step(PlanStep step) {
        page.open("li").element("h3", step.title());
        page.open("div").element("p", step.summary()).element("p", step.reason(), "class", "reason");
        page.close().close();
    }

    private static String achieved(RenderResult rendering) {
        String limiting = rendering.limiting().maxDb() > 0.0
                ? "limiting up to " + Figures.of(rendering.limiting().maxDb(), 1, "dB") + ", not more than "
                        + Figures.of(rendering.limiting().p95Db(), 1, "dB") + " in 95 % of the time"
                : "no limiting";
        String trials = rendering.loudness().trials() == 0
                ? ""
                : " Found in " + rendering.loudness().trials()
                        + (rendering.loudness().trials() == 1 ? " trial." : " trials.");
        return "Gain " + Figures.signed(rendering.loudness().gainDb(), 2, "dB") + ", compression up to "
                + Figures.of(rendering.compressionDb(), 1, "dB") + ", " + limiting + ": "
                + Words.sentence(rendering.loudness().explanation()) + trials;
    }

    private void warnings(List<String> all, String said) {
        List<String> warnings =
                all.stream().filter(warning -> !warning.equals(said)).toList();
        if (!warnings.isEmpty()) {
            page.open("ul", "class", "warnings");
            warnings.forEach(warning -> page.element("li", warning));
            page.close();
        }
    }
}

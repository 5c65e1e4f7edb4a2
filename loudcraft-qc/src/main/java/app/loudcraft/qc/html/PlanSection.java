package app.loudcraft.qc.html;

import app.loudcraft.plan.PlanStep;
import app.loudcraft.render.RenderResult;
import app.loudcraft.report.MasteringReport;
import java.util.List;

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
        page.open("ol", "class", "steps");
        for (PlanStep step : mastering.plan().steps()) {
            page.open("li", "class", step.active() ? "on" : "off");
            page.element("h3", step.title());
            page.open("div").element("p", step.summary()).element("p", step.reason(), "class", "reason");
            page.close().close();
        }
        page.close();
        warnings(mastering.warnings());
        page.close();
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
                + rendering.loudness().explanation() + "." + trials;
    }

    private void warnings(List<String> warnings) {
        if (!warnings.isEmpty()) {
            page.open("ul", "class", "warnings");
            warnings.forEach(warning -> page.element("li", warning));
            page.close();
        }
    }
}

package app.loudcraft;

import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.render.MasterInspection;
import app.loudcraft.render.RenderResult;
import app.loudcraft.report.QualityInspector;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.util.Optional;

/** Renders a plan past a quality gate, and does what was asked for with a master that fails it. */
final class GatedRendering {

    /** Renders a plan and has the master inspected before it takes its place. */
    @FunctionalInterface
    interface Renderer {

        RenderResult render(MasteringPlan plan, MasterInspection inspection) throws IOException;
    }

    /**
     * A master that took its place.
     *
     * @param plan the plan that was rendered
     * @param quality what the gate says; empty where there is none
     */
    record Outcome(MasteringPlan plan, RenderResult rendering, Optional<QualityReport> quality) {}

    private final Optional<QualityInspector> inspector;
    private final GateFailure onFailure;
    private final int threads;
    private Optional<QualityReport> quality = Optional.empty();

    GatedRendering(Optional<QualityInspector> inspector, GateFailure onFailure, int threads) {
        this.inspector = inspector;
        this.onFailure = onFailure;
        this.threads = threads;
    }

    /**
     * @throws QualityGateException if the master fails, and that is what was asked for then
     */
    Outcome run(MasteringPlan plan, Renderer renderer) throws IOException {
        try {
            return render(plan, onFailure, renderer);
        } catch (Replan replan) {
            return render(replan.plan, GateFailure.REPORT, renderer);
        }
    }

    private Outcome render(MasteringPlan plan, GateFailure policy, Renderer renderer) throws IOException {
        RenderResult rendering = renderer.render(plan, master -> inspect(master, plan, policy));
        boolean unhelped = policy == GateFailure.REPLAN_ONCE && failed();
        MasteringPlan done = unhelped
                ? plan.withWarning("The master failed the quality gate (" + QualityGateException.failures(quality.get())
                        + "), and no other plan would help.")
                : plan;
        return new Outcome(done, rendering, quality);
    }

    private void inspect(AudioSource master, MasteringPlan plan, GateFailure policy) throws IOException {
        if (inspector.isEmpty()) {
            return;
        }
        quality = Optional.of(inspector.get().inspect(master, plan, threads));
        if (!failed()) {
            return;
        }
        if (policy == GateFailure.THROW) {
            throw new QualityGateException(quality.get());
        }
        if (policy == GateFailure.REPLAN_ONCE) {
            Optional<MasteringPlan> changed = GateRemedy.of(plan, quality.get());
            if (changed.isPresent()) {
                throw new Replan(changed.get());
            }
        }
    }

    private boolean failed() {
        return quality.isPresent() && quality.get().verdict() == QualityStatus.FAIL;
    }

    /** Discards a master on the way out of its rendering. */
    private static final class Replan extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient MasteringPlan plan;

        private Replan(MasteringPlan plan) {
            super("the plan is changed", null, false, false);
            this.plan = plan;
        }
    }
}

package app.loudcraft.render;

import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.render.LoudnessOutcome.Status;
import java.io.IOException;
import java.util.Locale;

/**
 * Searches the gain that brings a limited programme to its loudness, within the budget for limiting.
 *
 * <p>Loudness rises with the gain, by less than the gain once the limiter works. The search corrects the gain by what is
 * missing, divided by the slope between the last two trials. It stops at the target, or where the highest peak or a
 * percentile of the gain reduction uses up the budget; it never spends more limiting than the plan allows.
 */
final class LoudnessSolver {

    /** How near to the target the search goes, LU. */
    static final double TOLERANCE_LU = 0.05;

    private static final int MAX_TRIALS = 10;

    // How near to its budget the limiting is driven before the search gives in, dB.
    private static final double BUDGET_TOLERANCE_DB = 0.1;

    // The loudness of a limited programme rises at least this much with its gain, and never faster than it.
    private static final double MIN_SLOPE = 0.25;

    // From here on the relative gate decides, which moves with the gain. Below it the absolute gate of -70 LUFS does,
    // and
    // a gain lifts blocks over it that were not measured before.
    private static final double GAIN_IS_LOUDNESS_LUFS = -60.0;

    private static final String REMEDIES =
            "Control the loudest transients in the mix, accept a lower loudness, or make the mix denser.";

    /** What came of one gain. */
    record Trial(double integratedLufs, GainReduction limiting) {}

    /** Renders the programme with a gain, through the limiter, and measures it. */
    @FunctionalInterface
    interface TrialRun {
        Trial at(double gainDb) throws IOException;
    }

    private final double targetLufs;
    private final LimiterStep limiter;
    private final TrialRun run;

    private double lowGainDb;
    private double lowLufs;
    private double lowOverDb;
    private double highGainDb;
    private double highOverDb;
    private boolean tooMuchLimiting;
    private int trials;

    private LoudnessSolver(
            double targetLufs, LimiterStep limiter, double startLufs, double truePeakDbtp, TrialRun run) {
        this.targetLufs = targetLufs;
        this.limiter = limiter;
        this.run = run;
        this.lowGainDb = headroomDb(limiter, truePeakDbtp);
        this.lowLufs = startLufs + lowGainDb;
        this.lowOverDb = overBudgetDb(GainReduction.NONE);
        this.highGainDb = lowGainDb + limiter.maxReductionDb();
    }

    /**
     * Finds the gain for a programme.
     *
     * @param startLufs integrated loudness at 0 dB; not used where the plan has no target
     * @param truePeakDbtp its highest true peak on any meter at 0 dB; minus infinity if silent
     */
    static LoudnessOutcome solve(
            LoudnessStep loudness, LimiterStep limiter, double startLufs, double truePeakDbtp, TrialRun run)
            throws IOException {
        double headroomDb = headroomDb(limiter, truePeakDbtp);
        if (loudness.aim() == LoudnessStep.Aim.CEILING) {
            return withoutLimiter(Status.NO_TARGET, headroomDb, "the highest peak is at the ceiling");
        }
        if (loudness.aim() == LoudnessStep.Aim.KEEP) {
            return headroomDb >= 0.0
                    ? withoutLimiter(Status.NO_TARGET, 0.0, "nothing had to be changed")
                    : withoutLimiter(
                            Status.NO_TARGET, headroomDb, "turned down until the highest peak is at the ceiling");
        }
        if (!Double.isFinite(startLufs)) {
            return withoutLimiter(
                    Status.TARGET_UNREACHABLE,
                    Math.min(0.0, headroomDb),
                    "there is no loudness that a gain could change");
        }
        double targetLufs = loudness.targetLufs().orElseThrow();
        double gainDb = targetLufs - startLufs;
        if (gainDb <= headroomDb && startLufs >= GAIN_IS_LOUDNESS_LUFS) {
            return withoutLimiter(Status.REACHED, gainDb, "gain alone brings the loudness to the target");
        }
        double loudestLufs = Math.max(limiter.settings().ceilingDbtp() - limiter.minPlrDb(), startLufs + headroomDb);
        if (targetLufs <= loudestLufs) {
            return new LoudnessSolver(targetLufs, limiter, startLufs, truePeakDbtp, run).search(gainDb);
        }
        LoudnessOutcome outcome =
                new LoudnessSolver(loudestLufs, limiter, startLufs, truePeakDbtp, run).search(loudestLufs - startLufs);
        return outcome.status() == Status.REACHED
                ? new LoudnessOutcome(
                        Status.TARGET_UNREACHABLE,
                        outcome.gainDb(),
                        true,
                        outcome.trials(),
                        format(
                                "stopped at %.1f LUFS, %.1f LU under the target: louder, peaks would stand less than the "
                                        + "%.1f dB over the loudness that the plan keeps. %s",
                                loudestLufs, targetLufs - loudestLufs, limiter.minPlrDb(), REMEDIES))
                : outcome;
    }

    /** The largest gain at which no peak meets the limiter. */
    private static double headroomDb(LimiterStep limiter, double truePeakDbtp) {
        double ceilingDbtp = limiter.settings().ceilingDbtp() - TruePeakLimiter.GUARD_DB;
        return Double.isFinite(truePeakDbtp) ? ceilingDbtp - truePeakDbtp : 0.0;
    }

    private static LoudnessOutcome withoutLimiter(Status status, double gainDb, String explanation) {
        return new LoudnessOutcome(status, gainDb, false, 0, explanation);
    }

    private LoudnessOutcome search(double firstGainDb) throws IOException {
        double gainDb = Math.min(firstGainDb, highGainDb);
        while (trials < MAX_TRIALS) {
            trials++;
            Trial trial = run.at(gainDb);
            double missingLu = targetLufs - trial.integratedLufs();
            double overDb = overBudgetDb(trial.limiting());
            if (overDb > 0.0) {
                tooMuchLimiting = true;
                highGainDb = gainDb;
                highOverDb = overDb;
            } else if (Math.abs(missingLu) <= TOLERANCE_LU) {
                return outcome(Status.REACHED, gainDb, "the loudness is the target's");
            } else {
                double slope = slope(gainDb, trial.integratedLufs());
                lowGainDb = gainDb;
                lowLufs = trial.integratedLufs();
                lowOverDb = overDb;
                if (missingLu > 0.0 && isBudgetSpent(gainDb, overDb)) {
                    return outcome(Status.TARGET_UNREACHABLE, gainDb, unreachable(trial));
                }
                gainDb = Math.min(gainDb + missingLu / slope, highGainDb);
            }
            if (tooMuchLimiting && gainDb >= highGainDb) {
                gainDb = betweenLowAndHigh();
            }
        }
        return outcome(
                Status.TARGET_UNREACHABLE,
                lowGainDb,
                format("the search ended %.2f LU from the target after %d trials", targetLufs - lowLufs, trials));
    }

    private double slope(double gainDb, double lufs) {
        double rise = Math.abs(gainDb - lowGainDb) < 1e-9 ? 1.0 : (lufs - lowLufs) / (gainDb - lowGainDb);
        return Math.max(MIN_SLOPE, Math.min(1.0, rise));
    }

    private boolean isBudgetSpent(double gainDb, double overDb) {
        boolean atPeakLimit = !tooMuchLimiting && gainDb >= highGainDb - 1e-9;
        boolean atBudget = tooMuchLimiting && (overDb >= -BUDGET_TOLERANCE_DB || highGainDb - gainDb < 0.02);
        return atPeakLimit || atBudget;
    }

    /** By how much the percentiles of the limiting exceed their budgets, dB; negative within them. */
    private double overBudgetDb(GainReduction limiting) {
        return Math.max(limiting.p95Db() - limiter.maxP95ReductionDb(), limiting.p99Db() - limiter.maxP99ReductionDb());
    }

    /** The gain at which the limiting would use up its budget, if it rose in a straight line. */
    private double betweenLowAndHigh() {
        double wantedDb = -0.5 * BUDGET_TOLERANCE_DB;
        double share = (wantedDb - lowOverDb) / (highOverDb - lowOverDb);
        double bounded = Math.max(0.05, Math.min(0.95, share));
        return lowGainDb + bounded * (highGainDb - lowGainDb);
    }

    private String unreachable(Trial trial) {
        String spent = tooMuchLimiting
                ? format(
                        "the limiter works by %.1f dB or more 1 %% of the time, and %.1f dB 5 %% of it, which is all the "
                                + "plan allows",
                        trial.limiting().p99Db(), trial.limiting().p95Db())
                : format(
                        "the highest peak needs %.1f dB of limiting, which is all the plan allows",
                        limiter.maxReductionDb());
        return format(
                "stopped at %.1f LUFS, %.1f LU under the target: %s. %s",
                trial.integratedLufs(), targetLufs - trial.integratedLufs(), spent, REMEDIES);
    }

    private LoudnessOutcome outcome(Status status, double gainDb, String explanation) {
        return new LoudnessOutcome(status, gainDb, true, trials, explanation);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package app.loudcraft.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.render.LoudnessOutcome.Status;
import app.loudcraft.render.LoudnessSolver.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessSolverTest {

    private static final double CEILING_DBTP = -1.0;
    private static final double GUARD_DB = 0.01;

    /**
     * A programme that loses loudness where the limiter works: {@code loss} LU for every dB over the headroom, and more
     * the further it goes; the percentiles rise likewise, the 99th twice as fast as the 95th.
     */
    private static class Programme implements LoudnessSolver.TrialRun {

        private final double startLufs;
        private final double truePeakDbtp;
        private final double loss;
        private final double p95Share;
        private final List<Double> gainsDb = new ArrayList<>();

        Programme(double startLufs, double truePeakDbtp, double loss, double p95Share) {
            this.startLufs = startLufs;
            this.truePeakDbtp = truePeakDbtp;
            this.loss = loss;
            this.p95Share = p95Share;
        }

        double overDb(double gainDb) {
            return Math.max(0.0, gainDb + truePeakDbtp - (CEILING_DBTP - GUARD_DB));
        }

        double lufs(double gainDb) {
            double over = overDb(gainDb);
            return startLufs + gainDb - loss * over * over / (over + 3.0);
        }

        double p95Db(double gainDb) {
            return p95Share * overDb(gainDb);
        }

        double p99Db(double gainDb) {
            return Math.max(p95Db(gainDb), Math.min(1.0, 2.0 * p95Share) * overDb(gainDb));
        }

        @Override
        public Trial at(double gainDb) {
            gainsDb.add(gainDb);
            return new Trial(lufs(gainDb), new GainReduction(overDb(gainDb), p99Db(gainDb), p95Db(gainDb), 0.0, 0.0));
        }

        LoudnessOutcome solve(double targetLufs, double maxDb, double maxP95Db) throws IOException {
            return LoudnessSolver.solve(aim(targetLufs), budget(maxDb, maxP95Db), startLufs, truePeakDbtp, this);
        }
    }

    @Test
    void gainAloneIsUsedWherePeaksAllowIt() throws IOException {
        Programme programme = new Programme(-20.0, -10.0, 0.5, 0.3);
        LoudnessOutcome outcome = programme.solve(-14.0, 6.0, 4.0);
        assertThat(outcome.status()).isEqualTo(Status.REACHED);
        assertThat(outcome.gainDb()).isEqualTo(6.0);
        assertThat(outcome.limiterInCircuit()).isFalse();
        assertThat(programme.gainsDb).isEmpty();
    }

    @Test
    void louderThanTheTargetIsTurnedDown() throws IOException {
        LoudnessOutcome outcome = new Programme(-8.0, -0.1, 0.5, 0.3).solve(-14.0, 6.0, 4.0);
        assertThat(outcome.status()).isEqualTo(Status.REACHED);
        assertThat(outcome.gainDb()).isEqualTo(-6.0);
        assertThat(outcome.limiterInCircuit()).isFalse();
    }

    @Test
    void limiterIsInCircuitAsSoonAsAPeakMeetsIt() throws IOException {
        double headroomDb = 5.0 - GUARD_DB;
        LoudnessOutcome under = new Programme(-20.0, -6.0, 0.5, 0.3).solve(-20.0 + headroomDb - 1e-6, 6.0, 4.0);
        assertThat(under.limiterInCircuit()).isFalse();
        LoudnessOutcome over = new Programme(-20.0, -6.0, 0.5, 0.3).solve(-20.0 + headroomDb + 1e-6, 6.0, 4.0);
        assertThat(over.limiterInCircuit()).isTrue();
        assertThat(over.status()).isEqualTo(Status.REACHED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void reachesWhateverTheBudgetAllowsAndNeverSpendsMore(long seed) throws IOException {
        Random random = new Random(seed);
        for (int k = 0; k < 500; k++) {
            Programme programme = new Programme(
                    -40.0 + 30.0 * random.nextDouble(),
                    -20.0 + 22.0 * random.nextDouble(),
                    0.9 * random.nextDouble(),
                    random.nextDouble());
            double targetLufs = -24.0 + 16.0 * random.nextDouble();
            double maxDb = 12.0 * random.nextDouble();
            double maxP95Db = 0.3 + 4.0 * random.nextDouble();
            LoudnessOutcome outcome = programme.solve(targetLufs, maxDb, maxP95Db);
            String what = "seed " + seed + ", programme " + k + ": " + outcome;

            double gainDb = outcome.gainDb();
            assertThat(programme.overDb(gainDb)).as(what).isLessThanOrEqualTo(maxDb + 1e-9);
            assertThat(programme.p95Db(gainDb)).as(what).isLessThanOrEqualTo(maxP95Db + 1e-9);
            assertThat(outcome.trials())
                    .as(what)
                    .isEqualTo(programme.gainsDb.size())
                    .isLessThanOrEqualTo(10);
            double headroomDb = CEILING_DBTP - GUARD_DB - programme.truePeakDbtp;
            double p95GainDb = headroomDb + maxP95Db / programme.p95Share;
            double mostGainDb = Math.min(headroomDb + maxDb, p95GainDb);
            if (outcome.status() == Status.REACHED) {
                assertThat(programme.lufs(gainDb)).as(what).isCloseTo(targetLufs, within(LoudnessSolver.TOLERANCE_LU));
            } else {
                // what is left of the budget could not have brought the target
                assertThat(programme.lufs(gainDb)).as(what).isLessThan(targetLufs);
                double leftDb = Math.min(maxDb - programme.overDb(gainDb), maxP95Db - programme.p95Db(gainDb));
                assertThat(leftDb).as(what).isLessThanOrEqualTo(0.1);
            }
            if (programme.lufs(mostGainDb - 0.25) > targetLufs) {
                assertThat(outcome.status()).as(what).isEqualTo(Status.REACHED);
            }
        }
    }

    @Test
    void fewTrialsSuffice() throws IOException {
        int most = 0;
        int sum = 0;
        for (int over = 1; over <= 6; over++) {
            for (double loss : new double[] {0.1, 0.3, 0.6}) {
                Programme programme = new Programme(-20.0, -6.0 + over, loss, 0.3);
                LoudnessOutcome outcome = programme.solve(-14.5, 20.0, 20.0);
                assertThat(outcome.status()).isEqualTo(Status.REACHED);
                most = Math.max(most, outcome.trials());
                sum += outcome.trials();
            }
        }
        // each trial renders the whole programme; the specification allows five
        assertThat(most).isLessThanOrEqualTo(5);
        assertThat(sum).isLessThanOrEqualTo(18 * 3);
    }

    @Test
    void stopsAtThePeakBudgetAndSaysSo() throws IOException {
        Programme programme = new Programme(-24.0, -6.0, 0.2, 0.1);
        LoudnessOutcome outcome = programme.solve(-9.0, 6.0, 4.0);
        assertThat(outcome.status()).isEqualTo(Status.TARGET_UNREACHABLE);
        assertThat(outcome.gainDb()).isCloseTo(5.0 - GUARD_DB + 6.0, within(1e-9));
        assertThat(outcome.explanation())
                .contains("the highest peak needs 6.0 dB of limiting")
                .contains("Control the loudest transients");
        assertThat(programme.gainsDb).hasSize(1);
    }

    @Test
    void stopsAtTheBudgetOfThe95thPercentileAndSaysSo() throws IOException {
        Programme programme = new Programme(-24.0, -6.0, 0.2, 0.9);
        LoudnessOutcome outcome = programme.solve(-9.0, 20.0, 4.0);
        assertThat(outcome.status()).isEqualTo(Status.TARGET_UNREACHABLE);
        assertThat(programme.p95Db(outcome.gainDb())).isBetween(3.9, 4.0);
        assertThat(outcome.explanation()).contains("5 % of it");
    }

    @Test
    void percentileThatJumpsIsNeverExceeded() throws IOException {
        // a limiter that does nothing for a long time and then everything
        Programme jumping = new Programme(-24.0, -6.0, 0.2, 0.0) {
            @Override
            double p95Db(double gainDb) {
                return gainDb > 9.0 ? 8.0 : 0.5;
            }
        };
        LoudnessOutcome outcome = jumping.solve(-9.0, 20.0, 4.0);
        assertThat(outcome.status()).isEqualTo(Status.TARGET_UNREACHABLE);
        assertThat(outcome.gainDb()).isBetween(8.5, 9.0);
        assertThat(outcome.trials()).isLessThanOrEqualTo(10);
    }

    @Test
    void loudestPartsThatAreGatedDifferentlyAfterAGainAreFollowedByTrials() throws IOException {
        // under -60 LUFS blocks cross the gate of -70 LUFS with every gain: here half a unit of every unit is lost
        List<Double> gains = new ArrayList<>();
        LoudnessOutcome outcome = LoudnessSolver.solve(aim(-14.0), budget(6.0, 4.0), -65.0, -62.0, gainDb -> {
            gains.add(gainDb);
            return new Trial(-67.0 + gainDb, GainReduction.NONE);
        });
        assertThat(outcome.status()).isEqualTo(Status.REACHED);
        assertThat(outcome.gainDb()).isCloseTo(53.0, within(0.05));
        assertThat(gains).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aimAtTheCeilingBringsThePeakThereWithoutLimiting() throws IOException {
        LoudnessStep ceiling = new LoudnessStep(LoudnessStep.Aim.CEILING, OptionalDouble.empty(), "test");
        for (double truePeakDbtp : new double[] {-12.0, -1.0, 3.0}) {
            LoudnessOutcome outcome = LoudnessSolver.solve(ceiling, budget(6.0, 4.0), -20.0, truePeakDbtp, FORBIDDEN);
            assertThat(outcome.status()).isEqualTo(Status.NO_TARGET);
            assertThat(outcome.gainDb()).isCloseTo(CEILING_DBTP - GUARD_DB - truePeakDbtp, within(1e-12));
            assertThat(outcome.limiterInCircuit()).isFalse();
        }
    }

    @Test
    void aimToKeepOnlyBringsPeaksDown() throws IOException {
        LoudnessStep keep = new LoudnessStep(LoudnessStep.Aim.KEEP, OptionalDouble.empty(), "test");
        assertThat(LoudnessSolver.solve(keep, budget(6.0, 4.0), -20.0, -6.0, FORBIDDEN)
                        .gainDb())
                .isZero();
        assertThat(LoudnessSolver.solve(keep, budget(6.0, 4.0), -20.0, 2.0, FORBIDDEN)
                        .gainDb())
                .isCloseTo(-3.01, within(1e-12));
    }

    @Test
    void silenceIsLeftAsItIs() throws IOException {
        double silent = Double.NEGATIVE_INFINITY;
        for (LoudnessStep.Aim aim : LoudnessStep.Aim.values()) {
            LoudnessStep step =
                    aim == LoudnessStep.Aim.TARGET ? aim(-14.0) : new LoudnessStep(aim, OptionalDouble.empty(), "test");
            LoudnessOutcome outcome = LoudnessSolver.solve(step, budget(6.0, 4.0), silent, silent, FORBIDDEN);
            assertThat(outcome.gainDb()).isZero();
            assertThat(outcome.limiterInCircuit()).isFalse();
            assertThat(outcome.status())
                    .isEqualTo(aim == LoudnessStep.Aim.TARGET ? Status.TARGET_UNREACHABLE : Status.NO_TARGET);
        }
    }

    @Test
    void peaksWithoutLoudnessStillComeUnderTheCeiling() throws IOException {
        LoudnessOutcome outcome =
                LoudnessSolver.solve(aim(-14.0), budget(6.0, 4.0), Double.NEGATIVE_INFINITY, 3.0, FORBIDDEN);
        assertThat(outcome.status()).isEqualTo(Status.TARGET_UNREACHABLE);
        assertThat(outcome.gainDb()).isCloseTo(-4.01, within(1e-12));
    }

    private static final LoudnessSolver.TrialRun FORBIDDEN = gainDb -> {
        throw new AssertionError("no trial was needed, but one was made at " + gainDb + " dB");
    };

    private static LoudnessStep aim(double targetLufs) {
        return new LoudnessStep(LoudnessStep.Aim.TARGET, OptionalDouble.of(targetLufs), "test");
    }

    private static LimiterStep budget(double maxDb, double maxP95Db) {
        return new LimiterStep(LimiterSettings.mastering(CEILING_DBTP), maxDb, maxDb, maxP95Db, 0.0, maxDb, "test");
    }
}

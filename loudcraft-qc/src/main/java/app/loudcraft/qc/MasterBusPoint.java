package app.loudcraft.qc;

import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.meter.SourceCondition;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;

/**
 * P3: whether a limiter has worked on the whole mix.
 *
 * <p>Neither small dynamics nor peaks of one height prove a limiter: steady sound has the first, a loop the second. Only
 * together they count.
 */
final class MasterBusPoint implements Point {

    // All heuristic; PSR of 8: Shepherd et al., AES e-Brief 373 (2017).
    private static final double GOOD_PLR_DB = 14.0;
    private static final double SMALL_PLR_DB = 11.0;
    private static final double CRUSHED_PLR_DB = 9.0;
    private static final double SMALL_PSR_DB = 8.0;
    private static final double CONSISTENT = 0.5;
    private static final double FLAT = 2.0;
    private static final int LEAST_STEPS = 8;

    // Louder than any music for its peaks: a steady tone, in which every second is alike.
    private static final double CREST_OF_TONES_DB = 4.0;

    private static final String METHOD = "peak to loudness ratio (true peak minus integrated loudness), its short-term "
            + "5th percentile, share of seconds whose peak is within 0.3 dB of the highest, and how samples and the "
            + "true peaks of 100 ms crowd within 0.25 dB of it";

    private static final String REMEDY = "Take the limiter (and any maximizer or loudness plug-in) off the master bus "
            + "and export again: loudness is made in mastering.";

    @Override
    public QualityCheck judge(HeardMix mix) {
        ProgrammeReading programme = mix.analysis().programme();
        OptionalDouble plr = programme.plrDb();
        if (plr.isEmpty()) {
            return Remarks.notApplicable(
                    PointId.P3, mix, "The mix is too short or too quiet to have a loudness.", METHOD);
        }
        if (!(mix.crestDb() > CREST_OF_TONES_DB)) {
            return Remarks.notApplicable(PointId.P3, mix, "This is a steady tone, which needs no limiter.", METHOD);
        }
        Remarks remarks = new Remarks(mix);
        judge(mix, plr.getAsDouble(), remarks);
        return remarks.conclude(
                PointId.P3,
                plr,
                "dB",
                "14 dB or more is good; below that, peaks that all end at one ceiling tell of a limiter, and below 9 dB "
                        + "of one that cannot be undone (heuristic)",
                METHOD);
    }

    private static void judge(HeardMix mix, double plrDb, Remarks remarks) {
        SourceCondition condition = mix.analysis().condition();
        PeakCeiling ceiling = PeakCeiling.of(mix.truePeaks());
        OptionalDouble psrDb = mix.analysis().programme().psrP5Db();
        double consistency = Math.max(condition.ceilingConsistency(), ceiling.consistency());
        boolean small = plrDb < SMALL_PLR_DB || psrDb.orElse(Double.POSITIVE_INFINITY) < SMALL_PSR_DB;
        boolean crowded = condition.topFlatness() > FLAT || ceiling.steps() >= LEAST_STEPS && ceiling.crowding() > FLAT;
        if (plrDb < CRUSHED_PLR_DB && consistency >= CONSISTENT) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(plrDb),
                    Prose.of(
                            "The mix was limited hard already: peaks are only %.1f dB over the loudness, and in %.0f %% "
                                    + "of all seconds they reach the same ceiling.",
                            plrDb, 100.0 * consistency),
                    REMEDY);
        } else if (small && consistency >= CONSISTENT || (small || plrDb < GOOD_PLR_DB) && crowded) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(plrDb),
                    Prose.of(
                            "A limiter seems to work on the whole mix: peaks are %.1f dB over the loudness and end at "
                                    + "one ceiling.",
                            plrDb),
                    REMEDY);
        } else if (small) {
            remarks.add(
                    QualityStatus.PASS,
                    OptionalDouble.of(plrDb),
                    Prose.of(
                            "The mix is dense: peaks are %.1f dB over the loudness. There is no trace of a limiter.",
                            plrDb),
                    "");
        }
    }
}

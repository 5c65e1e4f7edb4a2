package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;

/** P6: whether the sample rate suits music, and is the sound's own. */
final class SampleRatePoint implements Point {

    private static final int LOWEST_HZ = 44_100;
    private static final int HIGHEST_HZ = 192_000;
    private static final double KHZ = 1_000.0;

    private static final String METHOD =
            "the rate of the file, and a brick wall in the spectrum just below half of a lower one (heuristic)";

    @Override
    public QualityCheck judge(HeardMix mix) {
        int rateHz = mix.analysis().spec().sampleRateHz();
        Remarks remarks = new Remarks(mix);
        if (rateHz < LOWEST_HZ) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(rateHz),
                    Prose.of(
                            "%.1f kHz is too low for music: nothing above %.1f kHz fits in.",
                            rateHz / KHZ, rateHz / KHZ / 2),
                    "Export at the rate of your session, 44.1 kHz or more.");
        } else if (rateHz > HIGHEST_HZ) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(rateHz),
                    Prose.of("%.1f kHz is more than anything needs.", rateHz / KHZ),
                    "Export at the rate of your session, at most 192 kHz.");
        }
        CutOff.of(mix.analysis())
                .filter(edge -> edge.sourceRateHz() > 0)
                .ifPresent(edge -> remarks.add(
                        QualityStatus.WARN,
                        OptionalDouble.of(edge.hz()),
                        Prose.of(
                                "The file has %.1f kHz, but the sound ends at %.1f kHz as if cut off: it seems to have "
                                        + "been converted up from %.1f kHz.",
                                rateHz / KHZ, edge.hz() / KHZ, edge.sourceRateHz() / KHZ),
                        "Export at the rate of your session; converting up adds nothing."));
        return remarks.conclude(
                PointId.P6, OptionalDouble.of(rateHz), "Hz", "44.1 to 192 kHz, the rate of the session", METHOD);
    }
}

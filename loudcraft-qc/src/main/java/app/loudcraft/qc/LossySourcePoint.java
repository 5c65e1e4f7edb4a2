package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Optional;
import java.util.OptionalDouble;

/** P5: whether a mix, or most of it, has been through a lossy coder. */
final class LossySourcePoint implements Point {

    // Cut-offs that coders choose at their bit rates: D'Alessandro and Shi (2009).
    private static final double UNDER_128K_HZ = 15_500.0;
    private static final double AT_128K_HZ = 17_200.0;
    private static final double AT_192K_HZ = 19_200.0;
    private static final double AT_256K_HZ = 20_050.0;

    private static final String METHOD = "brick wall in the long-term spectrum (after D'Alessandro and Shi, 2009; "
            + "heuristic: an edge alone does not prove a coder, and not every coder leaves one)";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P5, mix, "There is nothing to hear in this file.", METHOD);
        }
        Optional<CutOff> lossy = CutOff.of(mix.analysis()).filter(CutOff::isLossy);
        Remarks remarks = new Remarks(mix);
        lossy.ifPresent(edge -> remarks.add(
                QualityStatus.WARN,
                OptionalDouble.of(edge.hz()),
                Prose.of("The sound ends at %.1f kHz as if cut off, %s.", edge.hz() / 1_000.0, source(edge.hz())),
                "Export the mix from the session to WAV or FLAC. If a sample or a sound that came as MP3 carries the "
                        + "top of the mix, look for its original."));
        return remarks.conclude(
                PointId.P5,
                lossy.map(edge -> OptionalDouble.of(edge.hz())).orElse(OptionalDouble.empty()),
                "Hz",
                "no brick wall up to 20.6 kHz",
                METHOD);
    }

    private static String source(double hz) {
        if (hz < UNDER_128K_HZ) {
            return "as sounds that were stored at a low sample rate or a very low bit rate";
        }
        if (hz < AT_128K_HZ) {
            return "probably by MP3 or the like at about 128 kbit/s";
        }
        if (hz < AT_192K_HZ) {
            return "probably by MP3 or the like at about 192 kbit/s";
        }
        return hz < AT_256K_HZ
                ? "probably by MP3 or the like at about 256 kbit/s"
                : "probably by MP3 or the like at about 320 kbit/s";
    }
}

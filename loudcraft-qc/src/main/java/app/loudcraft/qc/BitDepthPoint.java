package app.loudcraft.qc;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;

/** P4: whether the bits of a file are filled, or only 16 in a box for 24. */
final class BitDepthPoint implements Point {

    private static final int CD_BITS = 16;
    private static final int STUDIO_BITS = 24;

    // The values of a sine stand on a grid of their own.
    private static final double CREST_OF_TONES_DB = 6.0;

    private static final String METHOD = "lowest bit in use in any sample (EBU QC and ffmpeg astats do likewise), and "
            + "even gaps between the values that occur up to -30 dBFS (heuristic); what was processed after it was "
            + "stored with few bits hides them";

    private static final String REMEDY = "Export the mix from the session at 24 bits or 32-bit float; converting a "
            + "16-bit file to 24 bits brings nothing back.";

    @Override
    public QualityCheck judge(HeardMix mix) {
        BitDepth depth = mix.depth();
        if (depth.bitsInUse().isEmpty()) {
            return Remarks.notApplicable(
                    PointId.P4, mix, "There are too few samples that are not 0 to tell the bits they use.", METHOD);
        }
        int bits = depth.bitsInUse().getAsInt();
        OptionalDouble grid = depth.bitsOfGrid();
        SampleFormat format = mix.analysis().spec().format();
        Remarks remarks = new Remarks(mix);
        if (bits < CD_BITS) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(bits),
                    Prose.of("Only %d bits of every sample are in use.", bits),
                    REMEDY);
        } else if (bits == CD_BITS && format.bits() > CD_BITS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(bits),
                    Prose.of("The file says %s, but its samples use %d bits only.", format, bits),
                    REMEDY);
        } else if (bits > CD_BITS && grid.isPresent() && mix.crestDb() > CREST_OF_TONES_DB) {
            remarks.add(
                    QualityStatus.WARN,
                    grid,
                    Prose.of(
                            "%s nominal, 16-bit grid suspected: the samples take only values as far apart as those of "
                                    + "%.1f bits, as if a 16-bit file had been turned up or down.",
                            format, grid.getAsDouble()),
                    REMEDY);
        } else if (bits < STUDIO_BITS && format.bits() > CD_BITS) {
            remarks.add(
                    QualityStatus.PASS,
                    OptionalDouble.of(bits),
                    Prose.of("The file says %s; its samples use %d bits.", format, bits),
                    "");
        }
        return remarks.conclude(
                PointId.P4,
                OptionalDouble.of(Math.min(BitDepth.MOST_BITS, bits)),
                "bits",
                "24 or more is good; 16 in a file of more, or a grid as coarse, is worth a new export; below 16 is too "
                        + "few",
                METHOD);
    }
}

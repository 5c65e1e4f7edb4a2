package app.loudcraft.meter;

import app.loudcraft.internal.loudness.Lufs;
import java.util.OptionalDouble;

/**
 * Integrated loudness by two gates (ITU-R BS.1770-5, Annex 1, equations 3 to 7).
 *
 * @param lufs loudness of the gated mean energy; minus infinity where everything was gated, empty without a whole block
 * @param relativeGateLufs the second gate; minus infinity where the first one closed on everything
 */
record IntegratedLoudness(OptionalDouble lufs, OptionalDouble relativeGateLufs) {

    /** The first gate; the second one is 10 LU below the mean of what passes it. */
    static final double ABSOLUTE_GATE_LUFS = -70.0;

    private static final double ABSOLUTE_GATE = Lufs.toMeanSquare(ABSOLUTE_GATE_LUFS);
    private static final double RELATIVE_GATE = 0.1;

    /** The loudness of gating blocks of 400 ms, given by their mean squares. */
    static IntegratedLoudness of(double[] blocks) {
        if (blocks.length == 0) {
            return new IntegratedLoudness(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double gate = RELATIVE_GATE * meanAbove(ABSOLUTE_GATE, blocks);
        double gated = meanAbove(Math.max(ABSOLUTE_GATE, gate), blocks);
        return new IntegratedLoudness(
                OptionalDouble.of(Lufs.fromMeanSquare(gated)), OptionalDouble.of(Lufs.fromMeanSquare(gate)));
    }

    private static double meanAbove(double gate, double[] blocks) {
        double sum = 0.0;
        int count = 0;
        for (double block : blocks) {
            if (block > gate) {
                sum += block;
                count++;
            }
        }
        return count == 0 ? 0.0 : sum / count;
    }
}

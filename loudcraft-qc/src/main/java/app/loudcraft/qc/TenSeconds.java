package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.LoudnessTimeline;
import java.util.Optional;

/**
 * Ten seconds of a programme, and the mean of the short-term loudness in them.
 *
 * <p>The mean is one of power, over all windows of 3 s that lie wholly in the ten seconds; a second counts the less the
 * nearer it is to their ends.
 *
 * @param startSeconds where they begin
 * @param endSeconds where they end
 * @param lufs the mean, LUFS; minus infinity if they are silent
 */
record TenSeconds(double startSeconds, double endSeconds, double lufs) {

    // Windows of 3 s every 100 ms: this many begin and end in 10 s.
    private static final int WINDOWS = 71;

    /** The loudest ten seconds, the first of several; empty for less. Linear in the length. */
    static Optional<TenSeconds> loudest(LoudnessTimeline shortTerm, int sampleRateHz) {
        return extreme(shortTerm, sampleRateHz, Double.NEGATIVE_INFINITY, 1.0);
    }

    /**
     * The quietest ten seconds, the first of several; empty where there are none.
     *
     * @param gateLufs what is not louder does not count, so that pauses and fades are passed over
     */
    static Optional<TenSeconds> quietest(LoudnessTimeline shortTerm, int sampleRateHz, double gateLufs) {
        return extreme(shortTerm, sampleRateHz, gateLufs, -1.0);
    }

    private static Optional<TenSeconds> extreme(
            LoudnessTimeline shortTerm, int sampleRateHz, double gateLufs, double sign) {
        double[] sums = new double[shortTerm.size() + 1];
        for (int w = 0; w < shortTerm.size(); w++) {
            sums[w + 1] = sums[w] + Decibels.toPower(shortTerm.lufs(w));
        }
        double gate = WINDOWS * Decibels.toPower(gateLufs);
        int best = -1;
        double bestSum = 0.0;
        for (int w = 0; w + WINDOWS <= shortTerm.size(); w++) {
            double sum = sums[w + WINDOWS] - sums[w];
            if (sum >= gate && (best < 0 || sign * sum > sign * bestSum)) {
                best = w;
                bestSum = sum;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        return Optional.of(new TenSeconds(
                (double) shortTerm.startFrame(best) / sampleRateHz,
                (double) shortTerm.endFrame(best + WINDOWS - 1) / sampleRateHz,
                Decibels.fromPower(bestSum / WINDOWS)));
    }
}

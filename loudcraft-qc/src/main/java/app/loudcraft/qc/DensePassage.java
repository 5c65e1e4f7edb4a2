package app.loudcraft.qc;

import app.loudcraft.meter.LoudnessTimeline;
import app.loudcraft.meter.PeakTimeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A passage in which peaks hardly stand over the loudness.
 *
 * @param startFrame its first frame
 * @param endFrame first frame after it
 * @param psrDb the smallest peak to short-term loudness ratio in it, dB
 */
record DensePassage(long startFrame, long endFrame, double psrDb) {

    private static final int STEPS_PER_WINDOW = 30;

    /**
     * The densest passages, the densest first: windows of 3 s with a smaller ratio than {@code limitDb} that overlap or
     * follow each other without a gap. Windows no louder than {@code gateLufs} do not count. Linear in the length.
     */
    static List<DensePassage> densest(
            LoudnessTimeline shortTerm, PeakTimeline peaks, double gateLufs, double limitDb, int most) {
        double[] peaksDbtp = new double[peaks.size()];
        for (int s = 0; s < peaksDbtp.length; s++) {
            peaksDbtp[s] = peaks.dbtp(s);
        }
        List<DensePassage> passages = new ArrayList<>();
        DensePassage open = null;
        for (int w = 0; w < shortTerm.size(); w++) {
            double psrDb = largest(peaksDbtp, w) - shortTerm.lufs(w);
            if (shortTerm.lufs(w) > gateLufs && psrDb < limitDb) {
                open = open == null
                        ? new DensePassage(shortTerm.startFrame(w), shortTerm.endFrame(w), psrDb)
                        : new DensePassage(open.startFrame, shortTerm.endFrame(w), Math.min(open.psrDb, psrDb));
            } else if (open != null && shortTerm.startFrame(w) >= open.endFrame) {
                passages.add(open);
                open = null;
            }
        }
        if (open != null) {
            passages.add(open);
        }
        passages.sort(Comparator.comparingDouble(DensePassage::psrDb));
        return passages.subList(0, Math.min(most, passages.size()));
    }

    /** The largest peak in the window that begins with this step of 100 ms. */
    private static double largest(double[] peaksDbtp, int step) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int s = step; s < Math.min(step + STEPS_PER_WINDOW, peaksDbtp.length); s++) {
            largest = Math.max(largest, peaksDbtp[s]);
        }
        return largest;
    }
}

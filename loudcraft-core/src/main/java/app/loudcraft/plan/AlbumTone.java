package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.SpectrumReading;
import java.util.List;

/**
 * The tone that all tracks of an album are brought towards: that of the album as a whole, corrected as one mix would be.
 */
final class AlbumTone {

    // Tracks of one album may differ by this much before one sounds as if it were from another.
    private static final double TOLERANCE_DB = 2.0;
    private static final double TOLERANCE_AT_THE_ENDS_DB = 3.0;

    private AlbumTone() {}

    /**
     * @param tracks at least one
     * @param profile what the album is like
     */
    static ToneTarget of(List<MixAnalysis> tracks, ToneTarget profile) {
        double[] meanDb = new double[SpectrumReading.BANDS];
        for (int band = 0; band < meanDb.length; band++) {
            meanDb[band] = mean(tracks, band, profile);
        }
        ToneFit fit = new ToneFit(band -> meanDb[band], profile, TonePlanner::weight, node -> -8.0, node -> 6.0);
        return ToneTarget.of(
                band -> meanDb[band] + 0.7 * fit.gainAtBandDb(band),
                band -> TonePlanner.weight(band) == 1.0 ? TOLERANCE_DB : TOLERANCE_AT_THE_ENDS_DB);
    }

    /** Mean level of a band, every track laid at 0 LUFS; what the profile has where no track has anything. */
    private static double mean(List<MixAnalysis> tracks, int band, ToneTarget profile) {
        double sum = 0.0;
        int count = 0;
        for (MixAnalysis track : tracks) {
            double lufs = track.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
            if (Double.isFinite(lufs) && TonePlanner.hasSomething(track.spectrum(), band)) {
                sum += track.spectrum().programmeDb(band) - lufs;
                count++;
            }
        }
        return count == 0 ? profile.levelDb(band) : sum / count;
    }
}

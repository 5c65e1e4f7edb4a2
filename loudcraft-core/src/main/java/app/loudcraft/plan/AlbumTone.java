package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.SpectrumReading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The tone that all tracks of an album are brought towards: that of the album as a whole, corrected as one mix would be. No
 * track decides alone what the album is like, an interlude of another genre at its beginning in particular.
 */
final class AlbumTone {

    // Tracks of one album may differ by this much before one sounds as if it were from another.
    private static final double TOLERANCE_DB = 2.0;
    private static final double TOLERANCE_AT_THE_ENDS_DB = 3.0;

    private AlbumTone() {}

    /**
     * @param tracks at least one
     * @param profileOf what a track is like
     */
    static ToneTarget of(List<MixAnalysis> tracks, Function<MixAnalysis, ToneTarget> profileOf) {
        List<MixAnalysis> heard = tracks.stream()
                .filter(track -> Double.isFinite(integratedLufs(track)))
                .toList();
        ToneTarget profile =
                mean((heard.isEmpty() ? tracks : heard).stream().map(profileOf).toList());
        double[] meanDb = new double[SpectrumReading.BANDS];
        for (int band = 0; band < meanDb.length; band++) {
            meanDb[band] = mean(heard, band).orElse(profile.levelDb(band));
        }
        ToneFit fit = new ToneFit(band -> meanDb[band], profile, TonePlanner::weight, node -> -8.0, node -> 6.0);
        return ToneTarget.of(
                band -> meanDb[band] + 0.7 * fit.gainAtBandDb(band),
                band -> TonePlanner.weight(band) == 1.0 ? TOLERANCE_DB : TOLERANCE_AT_THE_ENDS_DB);
    }

    /** The loudness of a track; no finite number where it has none. */
    private static double integratedLufs(MixAnalysis track) {
        return track.programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
    }

    private static ToneTarget mean(List<ToneTarget> profiles) {
        return ToneTarget.of(
                band -> mean(profiles, profile -> profile.levelDb(band)),
                band -> mean(profiles, profile -> profile.toleranceDb(band)));
    }

    private static double mean(List<ToneTarget> profiles, ToDoubleFunction<ToneTarget> figure) {
        return profiles.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** Mean level of a band, every track laid at 0 LUFS; empty where no track has anything. */
    private static OptionalDouble mean(List<MixAnalysis> heard, int band) {
        return heard.stream()
                .filter(track -> TonePlanner.hasSomething(track.spectrum(), band))
                .mapToDouble(track -> track.spectrum().programmeDb(band) - integratedLufs(track))
                .average();
    }
}

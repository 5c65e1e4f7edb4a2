package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.DynamicsReading;
import app.loudcraft.meter.SpectrumReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What one or several finished tracks are like, for a mix to be mastered after them: tone of mid and side, loudness,
 * dynamics. Immutable.
 *
 * @param name what to call it, the names of the tracks for instance
 * @param integratedLufs its loudness, the mean of the tracks
 * @param midDb level of the mid signal in every band of {@link SpectrumReading}; negative infinity where it has nothing
 * @param sideDb the same of the side signal
 * @param bandCrestsDb crest of the short-time levels in every band of {@link DynamicsReading}
 * @param crestDb the same of all frequencies together
 * @param blendPercent how far tone, width and dynamics go towards it, [0, 100] %; the loudness goes all the way
 */
public record Reference(
        String name,
        double integratedLufs,
        List<Double> midDb,
        List<Double> sideDb,
        List<Double> bandCrestsDb,
        double crestDb,
        int blendPercent) {

    /**
     * @throws IllegalArgumentException if a list has a wrong length or the blend is outside its range
     */
    public Reference {
        Objects.requireNonNull(name, "name");
        midDb = List.copyOf(midDb);
        sideDb = List.copyOf(sideDb);
        bandCrestsDb = List.copyOf(bandCrestsDb);
        if (midDb.size() != SpectrumReading.BANDS || sideDb.size() != SpectrumReading.BANDS) {
            throw new IllegalArgumentException("midDb and sideDb must have " + SpectrumReading.BANDS
                    + " values, but had " + midDb.size() + " and " + sideDb.size());
        }
        if (bandCrestsDb.size() != DynamicsReading.BANDS) {
            throw new IllegalArgumentException(
                    "bandCrestsDb must have " + DynamicsReading.BANDS + " values, but had " + bandCrestsDb.size());
        }
        if (blendPercent < 0 || blendPercent > 100) {
            throw new IllegalArgumentException("blendPercent must be in [0, 100] %, but was " + blendPercent);
        }
    }

    /**
     * The mean of several tracks, each at its own loudness.
     *
     * @param tracks at least one, all stereo, none silent or shorter than a second
     * @throws IllegalArgumentException if there is none, or one is silent, too short, or not stereo
     */
    public static Reference of(List<MixAnalysis> tracks, int blendPercent) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("references must be at least one, but were none");
        }
        tracks.forEach(Reference::check);
        return new Reference(
                String.join(", ", tracks.stream().map(MixAnalysis::source).toList()),
                mean(tracks, Reference::lufs),
                bands(tracks, (track, band) -> track.spectrum().midDb(band)),
                bands(tracks, (track, band) -> track.spectrum().sideDb(band)),
                crests(tracks),
                mean(tracks, track -> track.dynamics().programme().crestDb()),
                blendPercent);
    }

    private static void check(MixAnalysis track) {
        OptionalDouble lufs = track.programme().loudness().integratedLufs();
        if (track.seconds() < 1.0) {
            throw new IllegalArgumentException(
                    "a reference must last 1 s or more, but " + track.source() + " lasts " + track.seconds() + " s");
        }
        if (lufs.isEmpty() || !Double.isFinite(lufs.getAsDouble())) {
            throw new IllegalArgumentException(
                    "a reference must be above the gate of -70 LUFS, but " + track.source() + " is silent");
        }
        boolean twice = track.stereo().isPresent() && track.stereo().get().correlation() == 1.0;
        if (track.stereo().isEmpty() || twice) {
            throw new IllegalArgumentException("a reference must be stereo, but " + track.source() + " is "
                    + (twice ? "the same in both channels" : track.spec().layout()));
        }
    }

    private static double lufs(MixAnalysis track) {
        return track.programme().loudness().integratedLufs().orElseThrow();
    }

    private static double mean(List<MixAnalysis> tracks, ToDoubleFunction<MixAnalysis> figure) {
        return tracks.stream().mapToDouble(figure).sum() / tracks.size();
    }

    private static List<Double> crests(List<MixAnalysis> tracks) {
        Double[] crests = new Double[DynamicsReading.BANDS];
        Arrays.setAll(
                crests,
                band -> mean(tracks, track -> track.dynamics().band(band).crestDb()));
        return List.of(crests);
    }

    private interface BandLevel {
        double of(MixAnalysis track, int band);
    }

    /** The mean power of every band, each track laid at 0 LUFS. */
    private static List<Double> bands(List<MixAnalysis> tracks, BandLevel level) {
        List<Double> levels = new ArrayList<>();
        for (int band = 0; band < SpectrumReading.BANDS; band++) {
            double power = 0.0;
            for (MixAnalysis track : tracks) {
                if (TonePlanner.hasSomething(track.spectrum(), band)) {
                    power += Decibels.toPower(level.of(track, band) - lufs(track)) / tracks.size();
                }
            }
            levels.add(power > 0.0 ? Decibels.fromPower(power) : Double.NEGATIVE_INFINITY);
        }
        return levels;
    }
}

package app.loudcraft;

import app.loudcraft.meter.AlbumReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A finished album. Immutable.
 *
 * @param masters where the masters are, in the order of the tracks
 * @param tracks what was done to every track, and what came of it
 * @param before the mixes taken as one programme
 * @param after the masters taken as one programme
 * @param changeLu by how much every track was to become louder
 * @param rounds how often the album was mastered until every track could have its place
 */
public record AlbumResult(
        List<Path> masters,
        List<MasteringResult> tracks,
        AlbumReading before,
        AlbumReading after,
        double changeLu,
        int rounds) {

    /** Checks that nothing is missing. */
    public AlbumResult {
        masters = List.copyOf(masters);
        tracks = List.copyOf(tracks);
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** A page for people: every track before and after, and the album. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line(text, "%-40s %12s %12s %12s", "", "mix", "master", "true peak");
        for (int i = 0; i < tracks.size(); i++) {
            MasteringResult track = tracks.get(i);
            line(
                    text,
                    "%-40s %12s %12s %12s",
                    masters.get(i).getFileName(),
                    lufs(track.report().mix().programme().loudness().integratedLufs()),
                    lufs(track.report().master().programme().loudness().integratedLufs()),
                    String.format(
                            Locale.ROOT,
                            "%.2f dBTP",
                            track.report().master().programme().truePeakDbtp()));
        }
        line(
                text,
                "%-40s %12s %12s %12s",
                "album",
                lufs(before.integratedLufs()),
                lufs(after.integratedLufs()),
                String.format(Locale.ROOT, "%.2f dBTP", after.truePeakDbtp()));
        return text.toString();
    }

    private static String lufs(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return Double.isFinite(value.getAsDouble())
                ? String.format(Locale.ROOT, "%.2f LUFS", value.getAsDouble())
                : "silent";
    }

    private static void line(StringBuilder text, String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values).stripTrailing()).append('\n');
    }
}
